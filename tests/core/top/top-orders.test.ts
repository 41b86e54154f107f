/** What is shown of an order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, finished } from "../../../plugins/codex/scripts/src/core/top/top-orders.ts";
import { FIRST_STATE, LIST } from "../../../plugins/codex/scripts/src/core/top/top-state.ts";

test("begun says what is being done", () => {
  assert.equal(begun(FIRST_STATE, { action: "apply", id: "x" }).busy, "Applying job x");
});

test("finished fills the screen, of a log with its end, and asks before it applies what can be applied", () => {
  const busy = { ...FIRST_STATE, busy: "…" };
  const shown = (action: "result" | "logs" | "try_apply", isGood: boolean) =>
    finished(busy, { action, id: "x" }, { isGood, lines: ["a", "b"] });
  const text = { kind: "text", title: "Result of job x", lines: ["a", "b"], from: 0, follows: null, question: null };
  assert.deepEqual(shown("result", true), { ...FIRST_STATE, view: text });
  assert.deepEqual(shown("logs", true).view, {
    ...text,
    title: "Log of job x",
    from: Number.POSITIVE_INFINITY,
    follows: "x",
  });
  const title = "What an apply would bring of job x";
  assert.deepEqual(shown("try_apply", false).view, { ...text, title });
  const question = { words: "Apply job x?", order: { action: "apply", id: "x" } };
  assert.deepEqual(shown("try_apply", true).view, { ...text, title, question });
});

test("finished says in a line what was said or cancelled, if that is all", () => {
  const { view, note, busy } = finished(FIRST_STATE, { action: "say", id: "x" }, { isGood: true, lines: ["Said."] });
  assert.deepEqual([view, note, busy], [LIST, "Said.", null]);
  const why = { isGood: false, lines: ["Could not cancel it, for a reason that needs more room than a line has."] };
  const failed = finished(FIRST_STATE, { action: "cancel", id: "x" }, why);
  assert.ok(failed.view.kind === "text");
  assert.deepEqual([failed.view.lines, failed.note], [why.lines, null]);
});
