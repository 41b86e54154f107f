// An explanation as text: a part for each thing that there is, within 76 columns; paths and commands are never broken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explanationText } from "../../../plugins/codex/scripts/src/cli/render/explanation.ts";
import type { Explanation } from "../../../plugins/codex/scripts/src/core/explain/explanation.ts";

const time = (at: string) => at.slice(11, 19);
const LONG = "x".repeat(200);
const RULE = "It is called overloaded by the HTTP status that Codex reported (rule status-503).";
const ATTEMPT = {
  ...{ number: 1, startedAt: "2026-03-01T10:00:00.000Z", completedAt: "2026-03-01T10:04:59.000Z" },
  ...{ raw_exit_code: 1, signal: null, kind: "overloaded", rule: RULE, diagnostics: [] },
  ...{ decision: "It is tried again.", pauseMs: 1_200 },
};
const EXPLANATION: Explanation = {
  job: "mm7kwn40-a1b2c",
  status: "failed",
  kind: "overloaded",
  what: "It failed at 10:05:00 as overloaded, after 2 attempts: Selected model is at capacity. Work: no change.",
  why: [RULE],
  launch: {
    ...{ argv: ["/codex", "app-server"], cwd: "/house", route: null, limitMs: null, diagnostics: [] },
    ...{ rule: "status-503", basis: "status", log: "/log", events: "/events" },
  },
  evidence: [`stderr: ${LONG}`],
  attempts: [
    ATTEMPT,
    {
      ...{ ...ATTEMPT, number: 2, signal: "SIGKILL", diagnostics: ["RUST_LOG=warn"] },
      ...{ rule: "It is called overloaded by another.", decision: null, pauseMs: null },
    },
  ],
  incident: {
    ...{ fingerprint: "0123456789ab", kind: "overloaded", openedAt: "2026-03-01T09:00:00.000Z" },
    ...{ jobs: 1, refusals: 2, state: "It is open and keeps nobody out." },
  },
  changes: ["Wait a little."],
  next: `cc task --resume mm7kwn40-a1b2c --write --allow-commit "${"Go on. ".repeat(12)}"`,
  files: [`/state/${LONG}/a b`],
};

test("explanationText has every part, wrapped, and does not say the job's rule twice", () => {
  const text = explanationText(EXPLANATION, time, "shell");
  assert.equal(
    text,
    `codex job mm7kwn40-a1b2c: failed (overloaded)
It failed at 10:05:00 as overloaded, after 2 attempts: Selected model is at
capacity. Work: no change.

Rule:
  It is called overloaded by the HTTP status that Codex reported (rule
  status-503).

Launched:
  /codex app-server in /house

Evidence:
  stderr:
  ${"x".repeat(74)}
  ${"x".repeat(74)}
  ${"x".repeat(52)}

Attempts:
  1: overloaded, exit code 1, after 4m 59s. It is tried again. Then a pause
     of 1.2s.
  2: overloaded, exit code 1, SIGKILL, after 4m 59s. It recorded more than
     the one before it, with more words: RUST_LOG=warn. It is called
     overloaded by another.

Incident:
  0123456789ab (overloaded), opened at 09:00:00: 1 job, 2 refused tasks.
  It is open and keeps nobody out.

What would change it:
  Wait a little.

Next:
  ${EXPLANATION.next}

Files:
  ${EXPLANATION.files[0]}`,
  );
});

test("explanationText leaves out what there is not", () => {
  const bare = { ...EXPLANATION, kind: null, why: [], evidence: [], attempts: [], incident: null, changes: [] };
  const launch = { ...EXPLANATION.launch, argv: [] };
  assert.deepEqual(explanationText({ ...bare, launch }, time, "shell").match(/^[A-Z].*:$/gm), ["Next:", "Files:"]);
});
