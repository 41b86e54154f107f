/** What flags may not give a turn: said before there is a job, with what to do. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds } from "../../testing/job-on-disk.ts";
import { json } from "./fixtures/reading.ts";

const CASES: readonly (readonly [flags: readonly string[], kind: string, message: string])[] = [
  [["--add-dir", "/usr"], "usage", "Could not use --add-dir: the task may not write."],
  [["--write", "--add-dir", " "], "usage", "Could not use --add-dir: its value is empty."],
  [["--write", "--add-dir", "absent"], "no_such_file", 'Could not use --add-dir "absent": there is no such folder.'],
  [["--write", "--add-dir", ".git"], "usage", 'Could not use --add-dir ".git": it is a Git folder.'],
  [
    ["--write", "--isolate", "--add-dir", "."],
    "usage",
    'Could not use --add-dir ".": the task works in a copy of the workspace that it is part of.',
  ],
  [["--image", "absent.png"], "payload_invalid", 'Could not use --image "absent.png": there is no such file.'],
  [["--image", "folder"], "payload_invalid", 'Could not use --image "folder": it is a folder.'],
  [["--output-schema", "bad.json"], "payload_invalid", 'Could not use --output-schema "bad.json": it is not JSON.'],
  [["--output-schema", ""], "usage", "Could not use --output-schema: its value is empty."],
  [
    ["--config", "notify=x"],
    "usage",
    'Could not use --config "notify=x": it names programs that run outside of the sandbox, or where data goes.',
  ],
];

test("a task that asks for what it cannot have is refused as wrong usage, and is no job", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  mkdirSync(join(rig.repo, "folder"));
  writeFileSync(join(rig.repo, "bad.json"), "{");
  for (const [flags, kind, message] of CASES) {
    const answer = await rig.run(["task", "--json", ...flags, "--", "go"]);
    const { error } = json(answer);
    assert.deepEqual([answer.code, error.kind, error.message], [2, kind, message]);
    assert.notEqual(error.hint, "");
  }
  assert.deepEqual(jobIds(rig.home), []);
});

test("a review takes none of these flags", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  for (const flags of [["--network"], ["--add-dir", "/usr"], ["--image", "x"], ["--config", "a=1"]]) {
    const { code, stderr } = await rig.run(["review", ...flags]);
    assert.deepEqual([code, stderr.includes(`Unknown option '${flags[0]}'`)], [2, true], stderr);
  }
});
