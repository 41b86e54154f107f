// Which jobs a text of the companion names as its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseSentinel } from "../../../plugins/codex/scripts/src/core/sentinel.ts";
import {
  groupOfSentinel,
  groupsOfOutput,
  groupsOfWatch,
  jobsOfOutput,
  jobsOfWatch,
} from "../../../plugins/codex/scripts/src/core/telling/job-ids.ts";

const A = "mm7kwn40-aaaaa";
const B = "mm7kwn40-bbbbb";

test("jobsOfOutput finds the jobs of the first line and of the sentinel, and none between", () => {
  const cases: readonly [string, readonly string[]][] = [
    ["", []],
    [`codex job ${A}: running`, [A]],
    [`codex job ${A}: waiting\r\nwords`, [A]],
    ...["completed", "failed", "cancelled"].map((word): [string, string[]] => [`codex job ${A}: ${word}\nwords`, [A]]),
    [`codex job ${A}: running\n[[codex-task status=dispatched id=${A}]]\n\n`, [A]],
    [`codex job ${A}: running\nwords\n[[codex-task status=complete id=${B}]]`, [A, B]],
    [`codex job ${A}: running\ncodex job ${B}: running\nwords`, [A]],
    [`words\ncodex job ${B}: running\n[[codex-task status=complete id=${A}]]`, [A]],
    [`codex job ${A}: running\n[[codex-task status=complete id=${B}]]\nwords`, [A]],
    [`\ncodex job ${B}: running`, []],
    [`codex job ${B}: running for 3s`, []],
    [`codex job ${B}: completed in 3s\n  task     x`, []],
    [`codex job ${B} completed (no change): x`, []],
    ["[[codex-task status=failed kind=timeout]]", []],
    ["[[codex-task status=complete id=../../etc]]", []],
    [`see codex job ${A}: running`, []],
    [`codex job ${A}x: running`, []],
    ["codex job MM7KWN40-AAAAA: running", []],
  ];
  for (const [text, expected] of cases) assert.deepEqual(jobsOfOutput(text), expected, text);
});

test("jobsOfWatch finds the jobs that a monitor's lines begin with, each once", () => {
  const lines = `codex job ${A} completed (no change): x\r\ncodex job ${B} failed (timeout): y\ncodex job ${A} failed (x): y`;
  assert.deepEqual(jobsOfWatch(lines), [A, B]);
  for (const text of [`codex job ${A}: complete`, `x codex job ${A} completed`, `codex job ${A} dances`])
    assert.deepEqual(jobsOfWatch(text), [], text);
});

const G = `g-${A}`;

test("groupsOfOutput finds the group of the first line and of the sentinel, and none between", () => {
  const cases: readonly [string, readonly string[]][] = [
    [`codex group ${G}: running jobs=3`, [G]],
    [`codex group ${G}: running jobs=3\r\nwords\n[[codex-task status=complete group=${G} jobs=3 best=${A}]]\n`, [G]],
    [`words\n[[codex-task status=dispatched group=${G} jobs=3]]`, [G]],
    [`words\ncodex group ${G}: running jobs=3`, []],
    [`codex group ${G}: running`, []],
    [`codex group ${A}: running jobs=3`, []],
    ["codex group g-../../x: running jobs=3", []],
    [`[[codex-task status=complete id=${A} group=${G}]]`, []],
  ];
  for (const [text, expected] of cases) assert.deepEqual(groupsOfOutput(text), expected, text);
});

test("groupsOfWatch finds the groups that a monitor's lines begin with, each once", () => {
  const lines = `codex group ${G} complete (3 jobs): x\ncodex job ${B} failed (timeout): y\ncodex group ${G} failed (3 jobs): x`;
  assert.deepEqual([groupsOfWatch(lines), jobsOfWatch(lines)], [[G], [B]]);
  for (const text of [`codex group ${G}: complete`, `x codex group ${G} complete`, `codex group ${G} dances`])
    assert.deepEqual(groupsOfWatch(text), [], text);
});

test("groupOfSentinel gives a group only in the place of a job", () => {
  const of = (line: string) => groupOfSentinel(parseSentinel(line));
  assert.equal(of(`[[codex-task status=failed group=${G} jobs=2]]`), G);
  for (const line of [`[[codex-task status=failed id=${A} group=${G}]]`, "[[codex-task status=failed]]", "no line"])
    assert.equal(of(line), null, line);
});
