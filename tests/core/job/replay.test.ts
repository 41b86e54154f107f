// The event log remembers a turn as the worker knew it; what Codex stored completes it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeNotification } from "../../../plugins/codex/scripts/src/core/codex/messages.ts";
import { INITIAL_TURN, type TurnState } from "../../../plugins/codex/scripts/src/core/codex/turn.ts";
import type { TurnItem } from "../../../plugins/codex/scripts/src/core/codex/turn-item.ts";
import { eventLine } from "../../../plugins/codex/scripts/src/core/job/event-line.ts";
import { NOTHING_REMEMBERED, remember, withStored } from "../../../plugins/codex/scripts/src/core/job/replay.ts";
import { asObject, type JsonObject } from "../../../plugins/codex/scripts/src/core/json.ts";
import { CAPTURES, messagesOf, turnsOf } from "../codex/captures.ts";

/** What bears on the outcome; the log holds only the message of an error. */
function bearing({ end, ...turn }: TurnState) {
  const { finalMessage, changedPaths, commands, hasCalledTools, plan, model } = turn;
  const ended = end === null ? null : [end.status, end.error?.message ?? null];
  return { finalMessage, changedPaths, commands, hasCalledTools, plan, model, ended };
}

function linesOf(capture: string): readonly JsonObject[] {
  return messagesOf(capture).flatMap((message) => {
    if (message.kind !== "notification") return [];
    const line = eventLine(decodeNotification(message.method, message.params));
    return line === null ? [] : [asObject(JSON.parse(JSON.stringify(line))) ?? {}];
  });
}

for (const capture of CAPTURES.filter((name) => turnsOf(name).length === 1)) {
  test(`remember gives back the turn of the capture ${capture}`, () => {
    const { turn } = linesOf(capture).reduce(remember, NOTHING_REMEMBERED);
    assert.deepEqual(bearing(turn), bearing(turnsOf(capture)[0] ?? INITIAL_TURN));
  });
}

const run = (id: string, fields: object = {}) => ({ command: "git commit", id, cwd: "/r", startedAtMs: 1, ...fields });
const started = (id: string) => ({ type: "command_started", ...run(id) });
const ended = (id: string, fields: object = {}) => {
  return { type: "command_ended", ...run(id, { exitCode: 0, output: "", completedAtMs: 2, ...fields }) };
};
const after = (...lines: readonly JsonObject[]) => lines.reduce(remember, NOTHING_REMEMBERED);

test("remember keeps what all turns did, and the end of the last one only", () => {
  const { turn, turnIds } = after(
    { type: "turn_started", turnId: "t1" },
    ended("a", { commits: ["1a2b3c4"] }),
    { type: "message", text: "Almost." },
    { type: "turn_ended", status: "failed", error: "At capacity." },
    { type: "trying_again", kind: "overloaded" },
    { type: "turn_started", turnId: "t2" },
    started("b"),
  );
  assert.deepEqual(turnIds, ["t1", "t2"]);
  assert.deepEqual([turn.end, turn.finalMessage], [null, ""]);
  assert.deepEqual(
    turn.commands.map(({ id, exitCode, completedAtMs, commits }) => ({ id, exitCode, completedAtMs, commits })),
    [
      { id: "a", exitCode: 0, completedAtMs: 2, commits: ["1a2b3c4"] },
      { id: "b", exitCode: null, completedAtMs: null, commits: [] },
    ],
  );
});

test("remember knows between two attempts that the first one had failed, whatever ended it", () => {
  const failed = after({ type: "turn_started" }, { type: "turn_ended", status: "failed", error: "Full." });
  const again = { type: "trying_again", kind: "transient_io" };
  assert.equal(remember(failed, again).turn.end?.error?.message, "Full.");
  assert.equal(after({ type: "turn_started" }, again).turn.end?.error?.message, "transient_io");
});

test("remember leaves out the commands of an older log, which names none, and lines that nobody knows", () => {
  const { turn } = after({ type: "command_ended", command: "git commit", exitCode: 0 }, { type: "novelty" }, {});
  assert.deepEqual(turn, INITIAL_TURN);
});

test("withStored adds what the worker did not live to see, and keeps the times that it had corrected", () => {
  const { turn } = after({ type: "turn_started" }, ended("a"), started("b"));
  const command = (id: string, text: string, output: string): TurnItem => ({
    ...{ type: "command", id, command: text, cwd: "/r", status: "completed", exitCode: 0, output },
    ...{ startedAtMs: 1, completedAtMs: 1 },
  });
  const items: readonly TurnItem[] = [
    command("a", "git commit -m whole", "[main 1a2b3c4] One\n"),
    command("b", "git commit", ""),
    command("c", "ls", ""),
    { type: "file_change", paths: ["/r/x"], status: "completed" },
    { type: "file_change", paths: ["/r/y"], status: "failed" },
    { type: "tool", name: "s/t", status: null },
    { type: "other", name: "novelty" },
  ];
  const whole = withStored(turn, {
    ...{ id: "t", status: "interrupted", message: "", error: null, items, completedAtMs: 9_000 },
  });
  assert.deepEqual([whole.changedPaths, whole.hasCalledTools], [["/r/x"], true]);
  assert.deepEqual(
    whole.commands.map(({ cwd, ...rest }) => rest),
    [
      { id: "a", command: "git commit -m whole", exitCode: 0, startedAtMs: 1, completedAtMs: 2, commits: ["1a2b3c4"] },
      { id: "b", command: "git commit", exitCode: 0, startedAtMs: 1, completedAtMs: 9_000, commits: [] },
      { id: "c", command: "ls", exitCode: 0, startedAtMs: 1, completedAtMs: 9_000, commits: [] },
    ],
  );
});
