// What keeps a context within its limit.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyPlace } from "../../../plugins/codex/scripts/src/core/job/place.ts";
import { standing, toTheSecond } from "../../../plugins/codex/scripts/src/core/telling/standing.ts";
import { COMPLETED, FAILED } from "../../../testing/sample-records.ts";
import { found, reviewOf } from "../review/reviews.ts";
import { TELLING } from "./telling.ts";

test("standing ends a failure's message before what to do", () => {
  for (const message of ["At capacity.", "At capacity"]) {
    const text = standing({ ...FAILED, failure: { ...FAILED.failure, message } }, TELLING, 1_000);
    assert.match(text, /^failed, ended at \S+ after 4m 59s \(overloaded\): At capacity\. Wait a little\. Work: /);
  }
});

test("standing says before the work that the Git folder changed", () => {
  const evidence = { ...(FAILED.evidence ?? assert.fail()), git_folder_changed: ["config"] };
  const first =
    /^failed, ended [^.]+\(overloaded\): [^:]+\. Git folder changed during the turn: config\. Look at them [^.]+\. Work: /;
  assert.match(standing({ ...FAILED, evidence }, TELLING, 1_000), first);
});

test("standing says only what is certain to a session that was told before", () => {
  const told = (sessionId: string | null) => [
    { channel: "sweep", sessionId: "s1", at: "2026-03-01T10:06:00.000Z" },
    { channel: "monitor", sessionId, at: "2026-03-01T10:07:00.999Z" },
  ];
  assert.equal(
    standing({ ...FAILED, told: told("s1") }, TELLING, 1_000),
    `failed, ended at 2026-03-01T10:05:00Z after 4m 59s (overloaded). Told before, at 2026-03-01T10:07:00Z. Work: 1 commit, 1 file changed, pushed, not all committed. Codex's own words: \`/p/bin/codex-companion result ${FAILED.id}\`.`,
  );
  assert.match(standing({ ...FAILED, told: told("s2") }, TELLING, 1_000), /Told before, at 2026-03-01T10:06:00Z\./);
  const cancelled = [{ channel: "cancel", sessionId: "s1", at: "2026-03-01T10:06:00.000Z" }];
  assert.match(standing({ ...FAILED, told: cancelled }, TELLING, 1_000), /: Selected model .* Task: "/);
  const others = { ...FAILED, told: told(null).slice(1) };
  for (const sessionId of ["s1", null])
    assert.match(standing(others, { ...TELLING, sessionId }, 1_000), /: Selected model .* Task: "/);
});

test("standing tells a review's verdict and its worst findings, as far as there is room", () => {
  const findings = [found({ severity: "low" }), found({ id: "F2", severity: "critical", file: "src/b.ts" })];
  const record = {
    ...COMPLETED,
    kind: "review" as const,
    review: { verdict: "needs-attention", findings: 2 } as const,
  };
  const telling = { ...TELLING, reviewOf: () => reviewOf(findings), answerOf: () => "not this" };
  const whole = standing(record, telling, 1_000);
  assert.match(
    whole,
    /needs-attention, 2 findings: 1 critical, 1 low\. In the reviewer's words: src\/b\.ts:2-3 critical /,
  );
  assert.doesNotMatch(whole, /not this/);
  for (const most of [200, 300, 400, 500]) assert.ok(standing(record, telling, most).length <= most, `${most}`);
  const many = { ...telling, reviewOf: () => reviewOf(Array.from({ length: 500 }, () => found())) };
  assert.match(standing(record, many, 1_000), / and 4\d\d more\.$/);
  const told = [{ channel: "sweep", sessionId: TELLING.sessionId, at: "2026-03-01T10:06:00.000Z" }];
  assert.match(standing({ ...record, told }, telling, 1_000), /Verdict: needs-attention, 2 findings\./);
  assert.match(standing(COMPLETED, telling, 1_000), /They begin: "not this"/);
});

test("toTheSecond is a time to the second", () =>
  assert.equal(toTheSecond("2026-03-01T10:05:00.999Z"), "2026-03-01T10:05:00Z"));

test("standing says of work that lies in a copy by which command it comes in, until it was applied", () => {
  const { applied: _, discardedAt: __, ...record } = COMPLETED;
  const place = copyPlace("/copies/1", "1".repeat(40), "codex/1");
  const command = `/p/bin/codex-companion apply ${COMPLETED.id}\` brings it in, if the user wants it.`;
  assert.ok(standing({ ...record, place }, TELLING, 1_000).includes(command));
  const at = "2026-03-01T10:06:00.000Z";
  for (const done of [{ applied: { as: "changes" as const, at, branch: null, commits: [] } }, { discardedAt: at }])
    assert.ok(!standing({ ...record, place, ...done }, TELLING, 1_000).includes("brings it in"));
  const lost = { ...FAILED, place, failure: { ...FAILED.failure, kind: "cwd_missing" } } as const;
  const { applied: ___, discardedAt: ____, ...gone } = lost;
  assert.ok(!standing(gone, TELLING, 1_000).includes("brings it in"));
  assert.ok(standing({ ...gone, failure: FAILED.failure }, TELLING, 1_000).includes("brings it in"));
});
