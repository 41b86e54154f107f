import assert from "node:assert/strict";
import { test } from "node:test";
import { CommandError } from "../../plugins/codex/scripts/src/cli/errors.ts";
import { requireNoneLeft } from "../../plugins/codex/scripts/src/cli/require-none-left.ts";
import { COMPLETED, RUNNING } from "../../testing/sample-records.ts";

const NIGHT = { name: "night", kind: "slurm", ref: "42" } as const;

function answer(...stopped: Parameters<typeof requireNoneLeft>[2]) {
  try {
    requireNoneLeft('group "g1"', "g1", stopped);
    return null;
  } catch (error) {
    assert.ok(error instanceof CommandError);
    return [error.kind, error.exitCode, error.message];
  }
}

test("requireNoneLeft says nothing if nothing is left", () => {
  assert.equal(answer({ record: COMPLETED, survivors: [] }, { record: null, survivors: [] }), null);
});

test("requireNoneLeft names what lives, before what nobody knows", () => {
  const one = { record: RUNNING, survivors: ["process 7"] };
  assert.deepEqual(answer(one), ["survivors", 1, 'Could not end all of group "g1": process 7 is still alive.']);
  const two = { record: RUNNING, survivors: ["Slurm job 42"] };
  const both = 'Could not end all of group "g1": process 7, Slurm job 42 are still alive.';
  assert.deepEqual(answer({ record: RUNNING, survivors: null }, one, two), ["survivors", 1, both]);
});

test("requireNoneLeft says who gives no answer, and that the end is recorded only if it is to come", () => {
  const what = 'Could not find out whether anything of group "g1" still runs: "night" gives no clear answer.';
  const [runs, ended] = [
    { ...RUNNING, executor: NIGHT },
    { ...COMPLETED, executor: NIGHT },
  ];
  assert.deepEqual(answer({ record: ended, survivors: null }), ["executor_silent", 3, what]);
  const noted = `${what} That it is to end is recorded.`;
  assert.deepEqual(answer({ record: runs, survivors: null }), ["executor_silent", 3, noted]);
});
