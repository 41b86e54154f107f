/** A home that cannot be used: one clear line and 3, and nothing is started. What needs no home works without one. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { json, lastLine } from "./fixtures/reading.ts";

/** Ways in which a home can be unusable, each as a path that was made so. */
const OBSTACLES: Readonly<Record<string, (rig: FakeRig) => string>> = {
  "is a file": ({ folder }) => file(join(folder, "file")),
  "lies below a file": ({ folder }) => join(file(join(folder, "file")), "below"),
  "has a file in the place of its jobs": ({ folder }) => {
    mkdirSync(join(folder, "home"));
    file(join(folder, "home", "jobs"));
    return join(folder, "home");
  },
  "is a link to nowhere": ({ folder }) => {
    symlinkSync(join(folder, "absent", "deeper"), join(folder, "link"));
    return join(folder, "link");
  },
  "has too long a name": ({ folder }) => join(folder, "x".repeat(300)),
  "is no absolute path": () => "state",
  // Whoever runs the tests as root may write everywhere but here.
  "lies where nobody may write": () => (process.getuid?.() === 0 ? "/proc/codex-companion" : "/codex-companion"),
};

describe("a home that", { concurrency: 4 }, () => {
  for (const [name, make] of Object.entries(OBSTACLES)) {
    test(`${name} is told in one line, with 3, and nothing is started`, async (t) => {
      const rig = await makeRig(t, { scenario: {} });
      const env = { CODEX_COMPANION_HOME: make(rig) };
      const answer = await rig.run(["task", "go"], { env });
      assert.equal(answer.code, 3, answer.stderr);
      assert.match(answer.stderr, /^codex-companion: Could not use [^\n]+\n$/);
      assert.equal(lastLine(answer), "[[codex-task status=failed kind=launch_failed]]");
      const asJson = await rig.run(["task", "--background", "--json", "go"], { env });
      assert.deepEqual([asJson.code, json(asJson).error.kind], [3, "environment"]);
      const turns = (await rig.fake.received()).filter(({ method }) => method === "turn/start");
      assert.deepEqual(turns, []);
    });
  }
});

test("help needs no home", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  for (const args of [["--help"], ["task", "--help"]])
    assert.equal((await rig.run(args, { env: { CODEX_COMPANION_HOME: "state" } })).code, 0);
});

test("a home is made private, and is found under XDG_STATE_HOME or HOME", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const cases = [
    [{ XDG_STATE_HOME: join(rig.folder, "xdg") }, join(rig.folder, "xdg", "codex-companion")],
    [{}, join(rig.env["HOME"] ?? "", ".local", "state", "codex-companion")],
  ] as const;
  if (process.platform !== "linux") return;
  for (const [more, home] of cases) {
    const answer = await rig.run(["task", "--background", "--json", "go"], {
      env: { CODEX_COMPANION_HOME: undefined, ...more },
    });
    const { jobId, logFile } = json(answer);
    assert.equal(logFile, join(home, "jobs", jobId, "events.jsonl"));
    const waited = await rig.run(["status", jobId, "--wait"], { env: { CODEX_COMPANION_HOME: home } });
    assert.equal(waited.code, 0);
  }
});

function file(path: string): string {
  writeFileSync(path, "");
  chmodSync(path, 0o600);
  return path;
}
