// What a record of another system says of its success.
import assert from "node:assert/strict";
import { test } from "node:test";
import { importedRun } from "../../../plugins/codex/scripts/src/core/reliability/imported.ts";

test("importedRun judges success by what was produced: a bad end without commits is none, and a timeout never", () => {
  const cases: readonly [object, raw: boolean | null, evidence: boolean | null][] = [
    [{ outcome: "productive", exit_code: 0 }, true, true],
    [{ outcome: "failed", exit_code: 1 }, false, false],
    [{ outcome: "failed" }, null, false],
    [{ outcome: "Error" }, null, false],
    [{ status: "crashed" }, null, false],
    [{ success: false }, null, false],
    [{ exit_code: 1 }, false, false],
    [{ exit_code: 137 }, false, false],
    [{ exit_code: "143" }, false, false],
    [{ signal: "SIGKILL" }, null, false],
    [{ exit_code: 124 }, false, false],
    [{ exit_code: 124, commits: 3 }, false, false],
    [{ outcome: "productive", exit_code: 124, commits: ["a"] }, false, false],
    [{ outcome: "timeout", commits: 1 }, null, false],
    [{ raw_exit_code: 124, exit_code: 0, commits: 1 }, false, false],
    [{ exit_code: 137, commits: 2 }, false, true],
    [{ outcome: "failed", exit_code: 1, commits: ["1a2b3c4"] }, false, true],
    [{ outcome: "failed", exit_code: 1, evidence: { commits: [{ sha: "1a2b3c4" }] } }, false, true],
    [{ outcome: "failed", exit_code: 1, commits: 0 }, false, false],
    [{ outcome: "failed", exit_code: 1, commits: [] }, false, false],
    [{ raw_exit_code: 126, exit_code: 0 }, false, true],
    [{ raw_exit_code: 126, exit_code: 0, commits: 2 }, false, true],
    [{ raw_exit_code: 126, exit_code: 0, commits: 0 }, false, false],
    [{ raw_exit_code: 126, exit_code: 0, evidence: { commits: [] } }, false, false],
    [{ raw_exit_code: 126, exit_code: 0, commits: 0, commit_count: 1 }, false, true],
    [{ raw_exit_code: 126, exit_code: 126, commits: ["a"] }, false, true],
    [{ raw_exit_code: 126, commits: 2 }, false, true],
    [{ raw_exit_code: 126, commits: 2, loop_status: "open" }, false, false],
    [{ signal: "SIGKILL", exit_code: 0 }, true, true],
    [{ signal: "SIGKILL", exit_code: 0, commits: [] }, true, false],
    [{ exit_code: 0, commits: 0 }, true, true],
    [{ success: false, exit_code: 0 }, true, false],
    [{ exit_code: "0", outcome: null }, true, true],
    [{ exit_code: 0, grade_reasons: { harm: ["ci_break"] }, commits: 1 }, true, false],
    [{ outcome: "NOOP" }, null, false],
    [{ raw_exit_code: 126 }, false, false],
    [{ outcome: "cancelled", exit_code: 130 }, null, null],
    [{ outcome: "noop", exit_code: 0, commits: 1 }, true, false],
    [{ model: "m" }, null, null],
  ];
  for (const [record, raw, evidence] of cases) {
    const run = importedRun({ ...record });
    assert.deepEqual({ raw: run.raw, evidence: run.evidence }, { raw, evidence }, JSON.stringify(record));
  }
});
