import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import {
  fileNameOf,
  readClient,
  recordClient,
  rememberingSessions,
  sessionsOf,
} from "../../plugins/codex/scripts/src/io/client-store.ts";
import { assertMode } from "../../testing/file-mode.ts";
import { NOBODY } from "../../testing/plain-jobs.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const FIRST = NOBODY;
const SECOND = { ...NOBODY, pid: 2 };
const LATER_WITH_SAME_PID = { ...NOBODY, startedAt: "9" };

describe("recordClient", () => {
  test("records a session, and reads it again", async (t) => {
    const home = await makeTempFolder(t);
    const client = { sessionId: "s1", process: FIRST, sessionIds: ["s1"], workspaceRoot: "/w" };
    assert.deepEqual(recordClient(home, "s1", FIRST, "/w"), client);
    assert.deepEqual(readClient(home, "s1"), client);
    assertMode(join(home, "clients", "s1.json"), 0o600);
  });

  test("lets each session of a process know all of them", async (t) => {
    const home = await makeTempFolder(t);
    for (const id of ["s1", "s2", "s3"]) recordClient(home, id, FIRST, "/w");
    for (const id of ["s1", "s2", "s3"]) assert.deepEqual(sessionsOf(home, id), ["s1", "s2", "s3"]);
    assert.deepEqual(readClient(home, "s1")?.sessionId, "s1");
  });

  test("keeps the clients of two processes apart", async (t) => {
    const home = await makeTempFolder(t);
    recordClient(home, "s1", FIRST, "/w");
    recordClient(home, "s2", SECOND, "/w");
    recordClient(home, "s3", LATER_WITH_SAME_PID, "/w");
    for (const id of ["s1", "s2", "s3"]) assert.deepEqual(sessionsOf(home, id), [id]);
  });

  test("takes a resumed session over with those before it, not with those after it", async (t) => {
    const home = await makeTempFolder(t);
    for (const id of ["s1", "s2", "s3"]) recordClient(home, id, FIRST, "/w");
    const resumed = recordClient(home, "s2", SECOND, "/w");
    assert.deepEqual(resumed, { sessionId: "s2", process: SECOND, sessionIds: ["s1", "s2"], workspaceRoot: "/w" });
    assert.deepEqual(sessionsOf(home, "s3"), ["s1", "s2", "s3"]);
    recordClient(home, "s4", SECOND, "/w");
    assert.deepEqual(sessionsOf(home, "s2"), ["s1", "s2", "s4"]);
    assert.deepEqual(sessionsOf(home, "s3"), ["s1", "s2", "s3"]);
  });

  test("records the same session again without changing it", async (t) => {
    const home = await makeTempFolder(t);
    const first = recordClient(home, "s1", FIRST, "/w");
    assert.deepEqual(recordClient(home, "s1", FIRST, "/w"), first);
    assert.deepEqual(readdirSync(join(home, "clients")), ["s1.json"]);
  });
});

test("readClient gives null for what is not there or cannot be read", async (t) => {
  const home = await makeTempFolder(t);
  assert.equal(readClient(home, "s1"), null);
  assert.deepEqual(sessionsOf(home, "s1"), ["s1"]);
  const { process: _, ...withoutProcess } = recordClient(home, "s1", FIRST, "/w");
  for (const text of ["", "{", "[]", "{}", JSON.stringify(withoutProcess)]) {
    writeFileSync(join(home, "clients", "s1.json"), text);
    assert.equal(readClient(home, "s1"), null, text);
    assert.deepEqual(sessionsOf(home, "s1"), ["s1"]);
    assert.deepEqual(recordClient(home, "s2", SECOND, "/w").sessionIds, ["s2"]);
  }
});

test("readClient reads the frozen sample of version 1", async (t) => {
  const home = await makeTempFolder(t);
  recordClient(home, "s9", FIRST, "/w");
  const sample =
    '{"version":1,"sessionId":"s2","process":{"pid":1,"startedAt":"0","bootId":"b","host":"h","pidNamespace":"n"},"sessionIds":["s1","s2"],"workspaceRoot":"/w"}';
  writeFileSync(join(home, "clients", "s2.json"), `${sample}\n`);
  assert.deepEqual(readClient(home, "s2"), {
    sessionId: "s2",
    process: FIRST,
    sessionIds: ["s1", "s2"],
    workspaceRoot: "/w",
  });
});

test("fileNameOf makes every name fit for a file, and different names different", () => {
  const names = ["s1", "A-b-9", "../../etc", "a/b", "a.b", "a b", "", "ü", "a_2f_b", "x".repeat(300)];
  const files = names.map(fileNameOf);
  assert.deepEqual(files.slice(0, 5), ["s1", "A-b-9", "_2e__2e__2f__2e__2e__2f_etc", "a_2f_b", "a_2e_b"]);
  for (const file of files) assert.match(file, /^[A-Za-z0-9_-]{0,200}$/);
  assert.equal(new Set(files).size, names.length);
});

describe("rememberingSessions", () => {
  test("tells of each session that the client has had by now, and no more", async (t) => {
    const home = await makeTempFolder(t);
    const sessions = rememberingSessions(home, "s1");
    assert.deepEqual(sessions(), ["s1"]);
    recordClient(home, "s1", FIRST, "/w");
    assert.deepEqual(sessions(), ["s1"]);
    for (const id of ["s2", "s3"]) recordClient(home, id, FIRST, "/w");
    assert.deepEqual(sessions(), ["s1", "s2", "s3"]);
    assert.equal(sessions(), sessions(), "it is not read again while it stays as it is");
  });
});
