// Which jobs a text of the companion names.
import assert from "node:assert/strict";
import { test } from "node:test";
import { jobIdsIn } from "../../../plugins/codex/scripts/src/core/telling/job-ids.ts";

const A = "mm7kwn40-aaaaa";
const B = "mm7kwn40-bbbbb";

test("jobIdsIn finds the jobs that lines begin with, and that of the closing line, each once", () => {
  const cases: readonly [string, readonly string[]][] = [
    ["", []],
    [`codex job ${A}: running\n[[codex-task status=dispatched id=${A}]]`, [A]],
    [`codex job ${A}: running\nwords\n[[codex-task status=complete id=${B}]]`, [A, B]],
    [`codex job ${A} completed (no change): x\r\ncodex job ${B} failed (timeout): y`, [A, B]],
    [`[[codex-task status=complete id=${A}]]\n[[codex-task status=complete id=${B}]]`, [B]],
    ["[[codex-task status=failed kind=timeout]]", []],
    ["[[codex-task status=complete id=../../etc]]", []],
    ["[[codex-task status=complete id=..]]", []],
    [`see codex job ${A}: running`, []],
    [`codex job ${A}x: running`, []],
    ["codex job MM7KWN40-AAAAA: running", []],
    ["codex job ../../../etc/passwd: running", []],
  ];
  for (const [text, expected] of cases) assert.deepEqual(jobIdsIn(text), expected, text);
});
