import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  agentsAtWork,
  bindJob,
  boundJobs,
  forgetBackground,
  hasReturned,
  markBackground,
  markReturned,
  readAgent,
  readBackground,
  recordAgent,
} from "../../plugins/codex/scripts/src/io/agent-store.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const LAUNCH = { sessionId: "s1", launchedAt: "2026-01-02T03:04:05.678Z" };

test("recordAgent remembers the first launch, and that the agent works again", async (t) => {
  const home = await makeTempFolder(t);
  assert.equal(readAgent(home, "a1"), null);
  recordAgent(home, "a1", LAUNCH);
  markReturned(home, "a1");
  assert.equal(hasReturned(home, "a1"), true);
  recordAgent(home, "a1", { sessionId: "s2", launchedAt: "2027-01-02T03:04:05.678Z" });
  assert.deepEqual(readAgent(home, "a1"), LAUNCH);
  assert.equal(hasReturned(home, "a1"), false);
  assert.equal(readAgent(home, "a2"), null);
});

test("agentsAtWork gives the launches of those that have not come back", async (t) => {
  const home = await makeTempFolder(t);
  assert.deepEqual(agentsAtWork(home), []);
  for (const agentId of ["a1", "a 2", "a3"]) recordAgent(home, agentId, { ...LAUNCH, sessionId: `of ${agentId}` });
  for (const agentId of ["a1", "a4"]) markReturned(home, agentId);
  const sessions = agentsAtWork(home).map(({ sessionId }) => sessionId);
  assert.deepEqual(sessions.sort(), ["of a 2", "of a3"]);
  writeFileSync(join(home, "agents", "a3", "launch.json"), "torn");
  assert.deepEqual(agentsAtWork(home), [{ ...LAUNCH, sessionId: "of a 2" }]);
});

test("markReturned works for an agent of which nothing was seen", async (t) => {
  const home = await makeTempFolder(t);
  assert.equal(hasReturned(home, "a1"), false);
  markReturned(home, "a1");
  assert.equal(hasReturned(home, "a1"), true);
  assert.equal(readAgent(home, "a1"), null);
});

test("bindJob notes jobs, and boundJobs gives them oldest first", async (t) => {
  const home = await makeTempFolder(t);
  assert.deepEqual(boundJobs(home, "a1"), []);
  recordAgent(home, "a1", LAUNCH);
  for (const id of ["mm7kwn41-aaaaa", "mm7kwn40-aaaaa", "mm7kwn41-aaaaa"]) bindJob(home, "a1", id);
  markReturned(home, "a1");
  markBackground(home, "a1", null);
  assert.deepEqual(boundJobs(home, "a1"), ["mm7kwn40-aaaaa", "mm7kwn41-aaaaa"]);
});

test("a call in the background is remembered until it is forgotten", async (t) => {
  const home = await makeTempFolder(t);
  recordAgent(home, "a1", LAUNCH);
  assert.equal(readBackground(home, "a1"), null);
  markBackground(home, "a1", null);
  assert.deepEqual(readBackground(home, "a1"), { outputPath: null });
  markBackground(home, "a1", "/tmp/a b.output");
  assert.deepEqual(readBackground(home, "a1"), { outputPath: "/tmp/a b.output" });
  forgetBackground(home, "a1");
  forgetBackground(home, "a1");
  assert.equal(readBackground(home, "a1"), null);
});

test("an agent whose id is no name for a file, or whose file is broken, is no way out of the home", async (t) => {
  const home = await makeTempFolder(t);
  recordAgent(home, "../../a1", LAUNCH);
  assert.deepEqual(readAgent(home, "../../a1"), LAUNCH);
  const path = join(home, "agents", "_2e__2e__2f__2e__2e__2f_a1", "launch.json");
  for (const text of ["", "{", "[]", '{"sessionId":"s1"}', '{"sessionId":1,"launchedAt":2}']) {
    writeFileSync(path, text);
    assert.equal(readAgent(home, "../../a1"), null, text);
  }
});

test("readAgent reads the frozen sample of version 1", async (t) => {
  const home = await makeTempFolder(t);
  recordAgent(home, "a1", { sessionId: "x", launchedAt: "y" });
  writeFileSync(
    join(home, "agents", "a1", "launch.json"),
    '{"version":1,"sessionId":"s1","launchedAt":"2026-01-02T03:04:05.678Z"}',
  );
  assert.deepEqual(readAgent(home, "a1"), LAUNCH);
});
