// What a running job is doing, from the last lines of its event log.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  doingWords,
  planAt,
  standingWords,
  tokensIn,
} from "../../../plugins/codex/scripts/src/core/job/doing-words.ts";

const time = (at: string) => at;
const STEPS = [
  { step: "look", status: "completed" },
  { step: "mend", status: "inProgress" },
  { step: "test", status: "pending" },
];
const PLAN = { type: "plan", steps: STEPS };

const CASES = [
  [{ type: "command_started", command: "/bin/bash -lc 'npm test'" }, "running npm test"],
  [{ type: "command_ended", command: "npm test", exitCode: 1 }, "ran npm test (exit 1)"],
  [{ type: "command_ended", command: "npm test", exitCode: null }, "ran npm test (exit unknown)"],
  [{ type: "files", paths: ["src/a.ts", "src/b.ts"], status: "completed" }, "editing src/a.ts, src/b.ts"],
  [{ type: "thinking" }, "thinking"],
  [{ type: "message", text: "Now the\ntests." }, "saying: Now the tests."],
  [{ type: "tool_started", name: "docs.search" }, "calling docs.search"],
  [{ type: "tool_ended", name: "docs.search", status: "completed" }, "called docs.search"],
  [{ type: "check_started", command: "npm test" }, "checking with npm test"],
  [{ type: "turn_started" }, "beginning its turn"],
  [{ type: "retry", message: "stream closed" }, "Codex tries again: stream closed"],
  [{ type: "claimed", pid: 7 }, "worker 7 has the job"],
] as const;

test("doingWords says what the newest line means for now", () => {
  for (const [line, words] of CASES) assert.equal(doingWords([{ type: "thinking" }, { ...line }], time), words);
});

test("doingWords passes over plans and what it does not know, and is null if nothing is left", () => {
  assert.equal(doingWords([{ type: "thinking" }, PLAN, { type: "of the future" }], time), "thinking");
  assert.equal(doingWords([PLAN], time), null);
  assert.equal(doingWords([], time), null);
});

test("doingWords lets nothing steer a terminal, and is short", () => {
  const words = doingWords([{ type: "message", text: `\u001b[31mred\u0007 ${"x".repeat(500)}` }], time) ?? "";
  assert.ok(words.startsWith("saying: red x") && words.length === 160 && words.endsWith("…"), words);
});

test("planAt counts the steps of the newest plan", () => {
  assert.deepEqual(planAt([PLAN, { type: "thinking" }]), { done: 1, total: 3 });
  assert.deepEqual(planAt([PLAN, { type: "plan", steps: STEPS.slice(0, 1) }]), { done: 1, total: 1 });
  assert.equal(planAt([{ type: "plan", steps: [] }]), null);
  assert.equal(planAt([{ type: "thinking" }]), null);
});

test("tokensIn is what the newest line tells", () => {
  const lines = [{ type: "tokens", total: 120 }, { type: "tokens", total: 1_240 }, { type: "thinking" }];
  assert.equal(tokensIn(lines), 1_240);
  assert.equal(tokensIn([PLAN]), null);
  assert.equal(doingWords(lines.slice(0, 2), time), null, "they are nothing that it does");
});

test("standingWords puts together what is known, tokens in short", () => {
  const shown = [0, 980, 12_400, 999_600, 1_240_000].map((tokens) => {
    return standingWords({ plan: null, doing: "thinking", tokens });
  });
  assert.deepEqual(shown, [
    "0 tokens · thinking",
    "980 tokens · thinking",
    "12k tokens · thinking",
    "1.0M tokens · thinking",
    "1.2M tokens · thinking",
  ]);
  assert.equal(
    standingWords({ plan: { done: 1, total: 3 }, doing: "running npm test", tokens: 1_000 }),
    "plan 1/3 · 1k tokens · running npm test",
  );
  assert.equal(standingWords({ plan: null, doing: "thinking", tokens: null }), "thinking");
});
