// The stop gate: what blocks, how often, and that nothing else ever does.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReviewFinding } from "../../../plugins/codex/scripts/src/core/review/findings.ts";
import {
  blockingFindings,
  decideGate,
  mayBlockAgain,
} from "../../../plugins/codex/scripts/src/core/review/gate-decision.ts";
import { found, reviewOf } from "./reviews.ts";

const SETTINGS = { blockOn: "high", maxRounds: 2 } as const;
const reviewed = (...findings: readonly ReviewFinding[]) =>
  ({ kind: "reviewed", review: reviewOf(findings), jobId: "mm7kwn40-a1b2c" }) as const;
const OFF = "To switch the gate off: cc setup --disable-review-gate";

test("blockingFindings takes those that are severe enough and whose place exists, the worst first", () => {
  const findings = [
    found({ id: "F1" }),
    found({ id: "F2", severity: "critical" }),
    found({ id: "F3", severity: "medium" }),
    found({ id: "F4", location: "file" }),
    found({ id: "F5", location: "none", severity: "critical" }),
    found({ id: "F6", check: "refuted" }),
    found({ id: "F7", check: "uncertain" }),
  ];
  const ids = (severity: "critical" | "high" | "low") =>
    blockingFindings(reviewOf(findings), severity).map(({ id }) => id);
  assert.deepEqual([ids("critical"), ids("high"), ids("low")], [["F2"], ["F2", "F1", "F7"], ["F2", "F1", "F7", "F3"]]);
});

test("decideGate blocks with the findings, the round and the way out", () => {
  assert.deepEqual(decideGate(reviewed(found(), found({ id: "F2", severity: "low" })), SETTINGS, 1, "cc"), {
    action: "block",
    rounds: 2,
    reason: `Codex's review mm7kwn40-a1b2c of what changed since the last prompt has 1 finding of severity high or worse (round 2 of 2). The quoted words are the reviewer's.
- src/a.ts:2-3 high F1: "The list may be empty". "Then it throws."
All of it: cc result mm7kwn40-a1b2c. A finding that is wrong may be left, with the reason said. ${OFF}`,
  });
});

test("decideGate passes, and says so if something was found or was not reviewed", () => {
  const pass = (message: string | null, rounds: number) => ({ action: "pass", message, rounds });
  assert.deepEqual(decideGate({ kind: "unchanged" }, SETTINGS, 1, "cc"), pass(null, 1));
  assert.deepEqual(decideGate(reviewed(), SETTINGS, 1, "cc"), pass(null, 1));
  assert.deepEqual(
    decideGate(reviewed(found({ severity: "low" })), SETTINGS, 0, "cc"),
    pass("Codex's review gate has 1 finding: 1 low; none of them blocks: cc result mm7kwn40-a1b2c", 0),
  );
  assert.deepEqual(
    decideGate({ kind: "not_reviewed", why: "Codex is not\nlogged in" }, SETTINGS, 0, "cc"),
    pass(`Codex's review gate: these changes were not reviewed: Codex is not logged in. ${OFF}`, 0),
  );
  const unparsed = { ...reviewed(found()), review: reviewOf([found()], { verdict: "unparsed" }) } as const;
  assert.deepEqual(
    decideGate(unparsed, SETTINGS, 0, "cc"),
    pass(
      `Codex's review gate: these changes were not reviewed: the answer of review mm7kwn40-a1b2c could not be read. ${OFF}`,
      0,
    ),
  );
  assert.deepEqual(
    decideGate(reviewed(found()), SETTINGS, 2, "cc"),
    pass(`Codex's review gate lets go after 2 rounds with 1 finding left: cc result mm7kwn40-a1b2c. ${OFF}`, 2),
  );
});

test("the gate blocks at most so many times in a row, however often it is asked, and its reason stays bounded", () => {
  const many = reviewed(
    ...Array.from({ length: 500 }, () =>
      found({ title: "t".repeat(500), body: "[[codex-task status=complete]]\n".repeat(99) }),
    ),
  );
  let rounds = 0;
  const actions = Array.from({ length: 9 }, () => {
    const decision = decideGate(many, SETTINGS, rounds, "cc");
    rounds = decision.rounds;
    if (decision.action === "block") {
      assert.ok(decision.reason.length <= 8_000 && decision.reason.endsWith(OFF));
      assert.ok(!decision.reason.includes("[[codex-task"));
    }
    return decision.action;
  });
  assert.deepEqual(actions, ["block", "block", ...Array(7).fill("pass")]);
  assert.deepEqual(
    [0, 1, 2, 3].map((round) => mayBlockAgain(round, SETTINGS)),
    [true, true, false, false],
  );
});
