import assert from "node:assert/strict";
import { test } from "node:test";
import type { Notification } from "../../../plugins/codex/scripts/src/core/codex/messages.ts";
import { decodeNotification } from "../../../plugins/codex/scripts/src/core/codex/messages.ts";
import type { CodexError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import type { TurnItem } from "../../../plugins/codex/scripts/src/core/codex/turn-item.ts";
import { describeEvent, type EventLine, eventLine } from "../../../plugins/codex/scripts/src/core/job/event-line.ts";
import type { JsonObject } from "../../../plugins/codex/scripts/src/core/json.ts";
import { messagesOf } from "../codex/captures.ts";

const ERROR: CodexError = { message: "It broke.", info: "other", httpStatus: null, details: "more" };
const started = (item: TurnItem): Notification => ({ type: "item", stage: "started", item });
const completed = (item: TurnItem): Notification => ({ type: "item", stage: "completed", item });
const command = (fields: object): TurnItem => {
  return {
    ...{ type: "command", id: "call_1", command: "ls", cwd: null, status: "completed", exitCode: 0, output: "a\n" },
    ...{ startedAtMs: null, completedAtMs: null, ...fields },
  };
};
const BEGUN = { id: "call_1", cwd: null, startedAtMs: null };
const ENDED = { ...BEGUN, completedAtMs: null };
const usage = { total: 1, input: 1, cachedInput: 0, output: 0, reasoningOutput: 0 };

const LINES: readonly (readonly [what: string, notification: Notification, line: EventLine | null])[] = [
  ["a turn's start", { type: "turn_started", turnId: "t" }, { type: "turn_started", turnId: "t" }],
  [
    "a turn's end",
    { type: "turn_ended", turnId: "t", status: "completed", error: null },
    { type: "turn_ended", status: "completed", error: null },
  ],
  [
    "a turn's bad end",
    { type: "turn_ended", turnId: "t", status: "failed", error: ERROR },
    { type: "turn_ended", status: "failed", error: "It broke." },
  ],
  ["a retry", { type: "error", error: ERROR, willRetry: true }, { type: "retry", message: "It broke." }],
  ["an error", { type: "error", error: ERROR, willRetry: false }, { type: "error", message: "It broke." }],
  ["a message", completed({ type: "message", text: "Hi" }), { type: "message", text: "Hi" }],
  ["a message begun", started({ type: "message", text: "Hi" }), null],
  ["a blank message", completed({ type: "message", text: " \n" }), null],
  ["a review", completed({ type: "review", text: "Good" }), { type: "message", text: "Good" }],
  [
    "a command begun",
    started(command({ exitCode: null, output: null })),
    { type: "command_started", command: "ls", ...BEGUN },
  ],
  [
    "a command ended",
    completed(command({})),
    { type: "command_ended", command: "ls", exitCode: 0, output: "a\n", ...ENDED },
  ],
  [
    "a command without output",
    completed(command({ exitCode: null, output: null })),
    { type: "command_ended", command: "ls", exitCode: null, output: null, ...ENDED },
  ],
  [
    "a long command with a long output",
    completed(command({ command: "c".repeat(2_001), output: `a${"b".repeat(2_000)}` })),
    { type: "command_ended", command: "c".repeat(2_000), exitCode: 0, output: "b".repeat(2_000), ...ENDED },
  ],
  [
    "a command that names its commits",
    completed(command({ output: `[main 1a2b3c4] One\n${"b".repeat(2_000)}`, startedAtMs: 1, completedAtMs: 2 })),
    {
      ...{ type: "command_ended", command: "ls", exitCode: 0, output: "b".repeat(2_000), ...ENDED },
      ...{ startedAtMs: 1, completedAtMs: 2, commits: ["1a2b3c4"] },
    },
  ],
  [
    "files",
    completed({ type: "file_change", paths: ["a", "b"], status: "completed" }),
    { type: "files", paths: ["a", "b"], status: "completed" },
  ],
  ["files begun", started({ type: "file_change", paths: ["a"], status: "inProgress" }), null],
  [
    "a tool begun",
    started({ type: "tool", name: "s/t", status: "inProgress" }),
    { type: "tool_started", name: "s/t", status: "inProgress" },
  ],
  [
    "a tool ended",
    completed({ type: "tool", name: "s/t", status: null }),
    { type: "tool_ended", name: "s/t", status: null },
  ],
  ["thinking", started({ type: "other", name: "reasoning" }), { type: "thinking" }],
  ["thinking's end", completed({ type: "other", name: "reasoning" }), null],
  ["an item of the future", started({ type: "other", name: "inventedLater" }), null],
  [
    "a plan",
    { type: "plan", steps: [{ step: "a", status: "completed" }] },
    { type: "plan", steps: [{ step: "a", status: "completed" }] },
  ],
  ["a change of model", { type: "rerouted", from: "a", to: "b" }, { type: "rerouted", from: "a", to: "b" }],
  ["a warning", { type: "warning", message: "w" }, { type: "warning", message: "w" }],
  ["usage", { type: "usage", total: usage, last: usage }, null],
  ["what nobody knows", { type: "other", method: "invented/later" }, null],
];

for (const [what, notification, line] of LINES) {
  test(`eventLine of ${what}`, () => assert.deepEqual(eventLine(notification), line));
}

const time = (at: string): string => at.slice(11, 16);

const WORDS: readonly (readonly [line: JsonObject, words: string | null])[] = [
  [{ type: "claimed", pid: 7 }, "worker 7 has the job"],
  [{ type: "claimed" }, "worker ? has the job"],
  [
    { type: "thread", threadId: "t", model: "m", effort: "high", sandbox: "read-only" },
    "thread t with m, effort high, read-only",
  ],
  [
    { type: "thread", threadId: "t", model: null, effort: null, sandbox: "read-only" },
    "thread t with Codex's default model, read-only",
  ],
  [{ type: "turn_started", turnId: "t" }, "turn started"],
  [{ type: "turn_ended", status: "completed", error: null }, "turn completed"],
  [{ type: "applied", as: "changes", branch: null, commits: [] }, "its work was applied as uncommitted changes"],
  [{ type: "applied", as: "commits", branch: "b", commits: ["1", "2"] }, "its work was applied as 2 commits on b"],
  [{ type: "discarded" }, "its copy was discarded"],
  [{ type: "turn_ended", status: "failed", error: "e" }, "turn failed: e"],
  [{ type: "message", text: "a\nb" }, "says: a b"],
  [{ type: "command_started", command: "/bin/bash -lc 'echo hi; ls'" }, "runs: echo hi; ls"],
  [{ type: "command_started", command: "sh -c ls" }, "runs: ls"],
  [{ type: "command_started", command: "zsh -lc \"echo 'a'\"" }, "runs: echo 'a'"],
  [{ type: "command_started", command: "git status" }, "runs: git status"],
  [{ type: "command_ended", command: "ls", exitCode: 2 }, "exit 2: ls"],
  [{ type: "command_ended", command: "ls", exitCode: null }, "exit ?: ls"],
  [{ type: "files", status: "completed", paths: ["a", "b", 7] }, "changed a, b"],
  [{ type: "files", status: "failed", paths: ["a"] }, "could not change a"],
  [{ type: "tool_started", name: "s/t" }, "calls s/t"],
  [{ type: "tool_ended", name: "s/t", status: "failed" }, "s/t failed"],
  [{ type: "thinking" }, "thinks"],
  [
    {
      type: "plan",
      steps: [
        { step: "a", status: "completed" },
        { step: "b", status: "inProgress" },
      ],
    },
    "plan 1/2: b",
  ],
  [{ type: "plan", steps: [{ step: "a", status: "in_progress" }] }, "plan 0/1: a"],
  [{ type: "plan" }, "plan 0/0"],
  [{ type: "retry", message: "m" }, "Codex tries again: m"],
  [{ type: "error", message: "m" }, "error: m"],
  [{ type: "warning", message: "m" }, "warning: m"],
  [{ type: "rerouted", from: "a", to: "b" }, "model changed from a to b"],
  [{ type: "stopping", cause: "cancel" }, "stopping: cancel"],
  [{ type: "refused", method: "m" }, "declined a request of Codex: m"],
  [{ type: "ended", status: "failed", message: "m" }, "job failed: m"],
  [{ type: "ended", status: "completed", message: null }, "job completed"],
  [
    {
      ...{ at: "2026-11-25T18:00:00.000Z", type: "waiting", reason: "time", detail: null },
      opensAt: "2026-11-25T18:30:00.000Z",
    },
    "waits until 18:30, in 30m 00s",
  ],
  [{ type: "started", waitedMs: 65_000 }, "started, after a wait of 1m 05s"],
  [{ type: "waiting", reason: "invented_later" }, "waits"],
  [{ type: "invented_later" }, null],
  [{ type: 7 }, null],
  [{}, null],
];

for (const [line, words] of WORDS) {
  test(`describeEvent of ${JSON.stringify(line)}`, () => assert.equal(describeEvent(line, { time }), words));
}

test("describeEvent keeps to one line of the width that is asked for", () => {
  assert.equal(describeEvent({ type: "message", text: "b".repeat(300) }, { time })?.length, 160);
  assert.equal(describeEvent({ type: "message", text: "abcdefgh" }, { most: 10, time }), "says: abc…");
});

test("eventLine and describeEvent of a whole conversation with Codex", () => {
  const words = messagesOf("dfa-commit").flatMap((message) => {
    if (message.kind !== "notification") return [];
    const line = eventLine(decodeNotification(message.method, message.params));
    return line === null ? [] : [describeEvent(line, { most: 41, time })];
  });
  assert.deepEqual(words, [
    "warning: Codex could not find bubblewrap…",
    "turn started",
    "runs: echo hello > made-by-codex.txt && …",
    "exit 0: echo hello > made-by-codex.txt &…",
    'says: Committed. Tool said: "Chunk ID: 1…',
    "turn completed",
  ]);
});
