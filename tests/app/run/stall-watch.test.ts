/** The watch over a silent turn: what it asks before it calls a turn stalled, and what keeps it from doing so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type StallPorts, watchForStall } from "../../../plugins/codex/scripts/src/app/run/stall-watch.ts";
import type { Notification } from "../../../plugins/codex/scripts/src/core/codex/messages.ts";
import type { Stall } from "../../../plugins/codex/scripts/src/core/outcome/stall.ts";
import { until } from "../../../testing/wait.ts";

const command = (stage: "started" | "completed"): Notification => {
  const times = { startedAtMs: null, completedAtMs: null };
  const item = {
    type: "command",
    id: "1",
    command: "make",
    cwd: null,
    status: "",
    exitCode: null,
    output: null,
  } as const;
  return { type: "item", stage, item: { ...item, ...times } };
};

/** A watch over a turn that has begun; `looks` and `questions` count what it has asked. */
function watchOf(ports: Partial<StallPorts> & { readonly print?: (look: number) => string | null }) {
  const seen = { looks: 0, questions: 0, stalls: [] as Stall[] };
  const watch = watchForStall({
    afterMs: 80,
    async activity() {
      seen.looks++;
      return ports.print?.(seen.looks) ?? null;
    },
    async askForEnd() {
      seen.questions++;
      return false;
    },
    onStall: (stall) => void seen.stalls.push(stall),
    ...ports,
  });
  watch.start();
  return { watch, seen };
}

test("watchForStall calls a turn stalled that reports nothing, once, and asks for its end before", async (t) => {
  const { watch, seen } = watchOf({});
  t.after(watch.stop);
  await until(() => seen.stalls.length > 0, { what: "the stall" });
  assert.deepEqual([seen.questions, seen.looks, seen.stalls[0]?.command], [1, 0, null]);
  assert.ok((seen.stalls[0]?.silentMs ?? 0) >= 79);
});

test("watchForStall takes no word of Codex that is about something else for a sign of the turn", async (t) => {
  const { watch, seen } = watchOf({
    async askForEnd() {
      watch.heard({ type: "other", method: "deprecationNotice" });
      return false;
    },
  });
  t.after(watch.stop);
  await until(() => seen.stalls.length > 0, { what: "the stall" });
});

test("watchForStall calls a turn stalled whose command is idle all the while", async (t) => {
  const { watch, seen } = watchOf({ print: () => "the same" });
  t.after(watch.stop);
  watch.heard(command("started"));
  await until(() => seen.stalls.length > 0, { what: "the stall" });
  assert.equal(seen.stalls[0]?.command, "make");
  assert.ok(seen.looks > 1);
});

for (const [what, print] of [
  ["is at work", (look: number) => `${look}`],
  ["may be at work", () => null],
] as const) {
  test(`watchForStall calls no turn stalled whose command ${what}`, async (t) => {
    const { watch, seen } = watchOf({ print });
    t.after(watch.stop);
    watch.heard(command("started"));
    await until(() => seen.looks > 12, { what: "many looks" });
    assert.deepEqual(seen.stalls, []);
    watch.heard(command("completed"));
    await until(() => seen.stalls.length > 0, { what: "the stall behind it" });
  });
}

test("watchForStall calls no turn stalled of which it hears, that has ended, or that it does not watch any more", async () => {
  const heard = watchOf({ afterMs: 2_000 });
  const ended = watchOf({ askForEnd: () => Promise.resolve(true), onStall: () => assert.fail("it had ended") });
  const stopped = watchOf({});
  stopped.watch.stop();
  const never = watchOf({ afterMs: null });
  const begunAtMs = performance.now();
  await until(
    () => {
      heard.watch.heard({ type: "other", method: "item/agentMessage/delta" });
      return performance.now() - begunAtMs > 2_600;
    },
    { what: "more than the limit" },
  );
  for (const { watch } of [heard, ended, never]) watch.stop();
  assert.deepEqual([heard.seen.stalls, stopped.seen.questions, never.seen.questions], [[], 0, 0]);
});

test("watchForStall asks for the end of a turn whose thread is idle", async (t) => {
  const { watch, seen } = watchOf({ afterMs: null });
  t.after(watch.stop);
  watch.heard({ type: "idle" });
  await until(() => seen.questions === 1, { what: "the question" });
  assert.deepEqual(seen.stalls, []);
});
