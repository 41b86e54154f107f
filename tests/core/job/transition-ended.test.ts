// Who may say how a job ended: every state, cause, speaker and outcome in one table.
import assert from "node:assert/strict";
import { test } from "node:test";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { type EndedEvent, transition } from "../../../plugins/codex/scripts/src/core/job/transition.ts";
import {
  ACTOR,
  LAUNCHER,
  processOf,
  QUEUED,
  RUNNING,
  STATE_NAMES,
  STATES,
  STRANGER,
  WORKER,
} from "../../../testing/sample-records.ts";

const AT = "2026-03-01T10:00:25.000Z";

const OUTCOMES: readonly EndedEvent["outcome"][] = [
  { status: "completed" },
  { status: "failed", failure: failure("overloaded", "Too much to do.") },
  { status: "cancelled" },
];

function verdict(record: JobRecord, { by, cause, outcome }: Pick<EndedEvent, "by" | "cause" | "outcome">): string {
  const result = transition(record, { type: "ended", at: AT, exit: null, evidence: null, by, cause, outcome });
  return result.accepted ? "ok" : result.refusal;
}

// Each cell holds what becomes of an end as completed, failed and cancelled, when that process says it. A: accepted, n:
// not_owner, s: stopping, i: impossible, e: ended.
const LETTERS: Readonly<Record<string, string>> = {
  ok: "A",
  not_owner: "n",
  stopping: "s",
  impossible: "i",
  ended: "e",
};
const ENDS = `
state               | cause       | launcher | worker | actor | stranger
queued              | turn        | iAi      | nnn    | nnn   | nnn
queued              | cancel      | nnn      | nnn    | nnn   | nnn
queued              | timeout     | nnn      | nnn    | nnn   | nnn
queued              | worker_lost | nnn      | nnn    | nnn   | nnn
queued cancel       | turn        | sss      | sss    | sss   | sss
queued cancel       | cancel      | iiA      | nnn    | iiA   | nnn
queued cancel       | timeout     | sss      | sss    | sss   | sss
queued cancel       | worker_lost | sss      | sss    | sss   | sss
queued timeout      | turn        | sss      | sss    | sss   | sss
queued timeout      | cancel      | sss      | sss    | sss   | sss
queued timeout      | timeout     | iAi      | nnn    | iAi   | nnn
queued timeout      | worker_lost | sss      | sss    | sss   | sss
queued worker_lost  | turn        | sss      | sss    | sss   | sss
queued worker_lost  | cancel      | sss      | sss    | sss   | sss
queued worker_lost  | timeout     | sss      | sss    | sss   | sss
queued worker_lost  | worker_lost | iAi      | nnn    | iAi   | nnn
waiting             | turn        | nnn      | iAi    | nnn   | nnn
waiting             | cancel      | nnn      | nnn    | nnn   | nnn
waiting             | timeout     | nnn      | nnn    | nnn   | nnn
waiting             | worker_lost | nnn      | nnn    | nnn   | nnn
waiting cancel      | turn        | sss      | sss    | sss   | sss
waiting cancel      | cancel      | nnn      | iiA    | iiA   | nnn
waiting cancel      | timeout     | sss      | sss    | sss   | sss
waiting cancel      | worker_lost | sss      | sss    | sss   | sss
waiting worker_lost | turn        | sss      | sss    | sss   | sss
waiting worker_lost | cancel      | sss      | sss    | sss   | sss
waiting worker_lost | timeout     | sss      | sss    | sss   | sss
waiting worker_lost | worker_lost | nnn      | iAi    | iAi   | nnn
submitted           | any         | nnn      | nnn    | nnn   | nnn
submitted cancel    | turn        | sss      | sss    | sss   | sss
submitted cancel    | cancel      | nnn      | nnn    | iiA   | nnn
submitted cancel    | timeout     | sss      | sss    | sss   | sss
submitted cancel    | worker_lost | sss      | sss    | sss   | sss
running             | turn        | nnn      | AAi    | nnn   | nnn
running             | cancel      | nnn      | nnn    | nnn   | nnn
running             | timeout     | nnn      | nnn    | nnn   | nnn
running             | worker_lost | nnn      | nnn    | nnn   | nnn
running cancel      | turn        | sss      | sss    | sss   | sss
running cancel      | cancel      | nnn      | iiA    | iiA   | nnn
running cancel      | timeout     | sss      | sss    | sss   | sss
running cancel      | worker_lost | sss      | sss    | sss   | sss
running timeout     | turn        | sss      | sss    | sss   | sss
running timeout     | cancel      | sss      | sss    | sss   | sss
running timeout     | timeout     | nnn      | iAi    | iAi   | nnn
running timeout     | worker_lost | sss      | sss    | sss   | sss
running worker_lost | turn        | sss      | sss    | sss   | sss
running worker_lost | cancel      | sss      | sss    | sss   | sss
running worker_lost | timeout     | sss      | sss    | sss   | sss
running worker_lost | worker_lost | nnn      | AAi    | AAi   | nnn
completed           | any         | eee      | eee    | eee   | eee
failed              | any         | eee      | eee    | eee   | eee
cancelled           | any         | eee      | eee    | eee   | eee`;

test("transition ended: every state, cause, speaker and outcome", () => {
  const rows = STATE_NAMES.flatMap((state) => {
    const causes = (["turn", "cancel", "timeout", "worker_lost"] as const).map((cause) => {
      const cells = [LAUNCHER, WORKER, ACTOR, STRANGER].map((by) =>
        OUTCOMES.map((outcome) => LETTERS[verdict(STATES[state], { by, cause, outcome })] ?? "?").join(""),
      );
      return [state, cause, ...cells].join(" | ");
    });
    const isSameForAll = new Set(causes.map((row) => row.split(" | ").slice(2).join())).size === 1;
    return isSameForAll ? [causes[0]?.replace("| turn |", "| any |")] : causes;
  });
  const expected = ENDS.trim()
    .split("\n")
    .slice(1)
    .map((row) =>
      row
        .split("|")
        .map((cell) => cell.trim())
        .join(" | "),
    );
  assert.deepEqual(rows, expected);
});

test("transition ended: a worker may end a queued job instead of claiming it, as failed, until the claim's limit", () => {
  const ended = { type: "ended", by: WORKER, claims: true, cause: "turn", exit: null, evidence: null } as const;
  const named = { status: "failed", failure: failure("no_slot", "no") } as const;
  const said = (state: JobRecord, event: Partial<EndedEvent> = {}) => {
    const result = transition(state, { ...ended, at: AT, outcome: named, ...event });
    return result.accepted ? "worker" in result.record && result.record.worker : result.refusal;
  };
  assert.deepEqual(said(QUEUED), WORKER);
  assert.equal(said(QUEUED, { outcome: { status: "completed" } }), "impossible");
  assert.equal(said(QUEUED, { claims: false }), "not_owner");
  assert.equal(said(QUEUED, { at: "2999-01-01T00:00:00.000Z" }), "not_owner");
  assert.equal(said(STATES["queued cancel"]), "stopping");
  assert.equal(said(RUNNING, { by: STRANGER }), "not_owner");
});

test("transition ended is not said by a process that differs from the owner in anything", () => {
  const others = [processOf(201), { ...WORKER, startedAt: "1" }, { ...WORKER, bootId: "boot-2" }];
  const verdicts = others.map((by) => verdict(RUNNING, { by, cause: "turn", outcome: { status: "completed" } }));
  assert.deepEqual(verdicts, ["not_owner", "not_owner", "not_owner"]);
});
