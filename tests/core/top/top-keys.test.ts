/** What keys do in the live view. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { press } from "../../../plugins/codex/scripts/src/core/top/top-keys.ts";
import { FIRST_STATE, type TopState } from "../../../plugins/codex/scripts/src/core/top/top-state.ts";
import { JOBS, key } from "./fixtures.ts";

const SIZE = { columns: 80, rows: 24 };
const [RUNS, WAITS, ENDED, FAILED, BROKEN] = JOBS.ids as [string, string, string, string, string];

/** Presses these keys one after the other; the state, and all that was asked for. */
function pressAll(words: readonly string[], from: TopState = FIRST_STATE) {
  const wishes: unknown[] = [];
  let state = from;
  for (const word of words) {
    const pressed = press(state, key(word), JOBS, SIZE);
    state = pressed.state;
    if (pressed.wish !== null) wishes.push(pressed.wish);
  }
  return { state, wishes };
}

test("press moves the selection, and stays within the list", () => {
  const selected = (...words: readonly string[]) => pressAll(words).state.selected;
  assert.deepEqual(
    [
      selected(),
      selected("down"),
      selected("j", "down"),
      selected("down", "up"),
      selected("G"),
      selected("end", "k"),
      selected("pagedown"),
      selected("G", "g"),
      selected("up"),
    ],
    [null, WAITS, ENDED, null, BROKEN, FAILED, BROKEN, null, null],
  );
});

test("press asks for what is done with a job at once", () => {
  const wishes = { return: "result", l: "logs", d: "diff", a: "try_apply" };
  for (const [word, action] of Object.entries(wishes))
    assert.deepEqual(pressAll(["down", word]).wishes, [{ kind: "do", order: { action, id: WAITS } }]);
  assert.deepEqual(pressAll(["q"]).wishes, [{ kind: "quit" }]);
  for (const [name, kind] of Object.entries({ c: "quit", z: "suspend" })) {
    const { wish } = press(FIRST_STATE, { name, text: "", isControl: true }, JOBS, SIZE);
    assert.deepEqual(wish, { kind });
  }
});

test("press cancels only if that is confirmed, and nothing that has ended", () => {
  const order = { action: "cancel", id: RUNS };
  assert.deepEqual(pressAll(["c"]).state.view, { kind: "list", question: { words: `Cancel job ${RUNS}?`, order } });
  assert.deepEqual(pressAll(["c", "y"]).wishes, [{ kind: "do", order }]);
  const refused = pressAll(["c", "n"]);
  assert.deepEqual([refused.wishes, refused.state.note], [[], "Nothing was done."]);
  const ended = pressAll(["G", "up", "c", "y"]);
  assert.deepEqual(ended.wishes, []);
});

test("press takes a line of words, which may be mended, and sends no empty one", () => {
  const words = ["s", "H", "q", "backspace", "i", " ", "y"];
  assert.deepEqual(pressAll(words).state.view, { kind: "input", id: RUNS, words: "Hi y" });
  assert.deepEqual(pressAll([...words, "return"]).wishes, [
    { kind: "do", order: { action: "say", id: RUNS, words: "Hi y" } },
  ]);
  assert.deepEqual(pressAll(["s", " ", "return"]).wishes, []);
  assert.deepEqual(pressAll([...words, "escape"]).state.note, "Nothing was said.");
  assert.deepEqual(pressAll(["down", "down", "s"]).state.note, `Job ${ENDED} has ended: it takes no words.`);
});

test("press leaves out what is asked for while something is being done", () => {
  const busy = { ...FIRST_STATE, busy: "Applying job x" };
  for (const word of ["return", "l", "d", "a", "c", "s"]) {
    const { state, wishes } = pressAll([word, "y"], busy);
    assert.deepEqual([state.view, wishes], [FIRST_STATE.view, []], word);
  }
  assert.equal(pressAll(["down"], busy).state.selected, WAITS);
});

test("press scrolls a text, holds on to its end, and leaves it", () => {
  const lines = Array.from({ length: 50 }, (_, at) => `line ${at}`);
  const view = { kind: "text", title: "t", lines, from: 0, follows: null, question: null } as const;
  const from = (...words: readonly string[]) => {
    const shown = pressAll(words, { ...FIRST_STATE, view }).state.view;
    return shown.kind === "text" ? shown.from : shown.kind;
  };
  const end = Number.POSITIVE_INFINITY;
  assert.deepEqual(
    [from("down"), from("space"), from("G"), from("G", "up"), from("up"), from("space", "space", "space"), from("q")],
    [1, 21, end, 28, 0, end, "list"],
  );
});

test("press answers the question below a text", () => {
  const order = { action: "apply", id: "x" } as const;
  const question = { words: "Apply job x?", order };
  const view = { kind: "text", title: "t", lines: ["a"], from: 0, follows: null, question } as const;
  assert.deepEqual(pressAll(["y"], { ...FIRST_STATE, view }).wishes, [{ kind: "do", order }]);
  const { state, wishes } = pressAll(["x", "y"], { ...FIRST_STATE, view });
  assert.deepEqual([state.view, wishes], [{ ...view, question: null }, []]);
});

test("press changes between the jobs of the workspace and those of all folders", () => {
  const { state } = pressAll(["down", "A"]);
  assert.deepEqual([state.scope, state.selected], ["home", null]);
  assert.equal(pressAll(["w", "w"]).state.scope, "workspace");
});

test("press only leaves where the terminal is too small", () => {
  const small = { columns: 10, rows: 3 };
  const pressed = (word: string) => press(FIRST_STATE, key(word), JOBS, small);
  assert.deepEqual([pressed("q").wish, pressed("c")], [{ kind: "quit" }, { state: FIRST_STATE, wish: null }]);
});
