import assert from "node:assert/strict";
import { test } from "node:test";
import { classify } from "../../../plugins/codex/scripts/src/core/failure/classify.ts";
import { errorInText } from "../../../plugins/codex/scripts/src/core/failure/reported-error.ts";
import { SOURCE_TEXTS } from "./source-texts.ts";

const onStderr = (text: string) =>
  classify({
    end: { type: "exited", code: 1, signal: null, signalNumber: 0 },
    lastRetry: null,
    stderrTail: `${text}\n`,
  }).failure.kind;

for (const { text, kind } of SOURCE_TEXTS) {
  test(`classify of ${JSON.stringify(text.slice(0, 70))} on stderr is ${kind ?? "unknown"}`, () => {
    assert.equal(onStderr(text), kind ?? "unknown_exit_1");
  });
}

test("a turn that says the same in its error has the same kind", () => {
  const error = (message: string) => ({ message, info: "other", httpStatus: null, details: null });
  const odd = SOURCE_TEXTS.filter(({ text, kind }) => {
    if (text.startsWith("thread 'main'")) return false; // A panic ends the process, and no turn tells of it.
    const found = classify({ end: { type: "failed", error: error(text) }, lastRetry: null, stderrTail: null });
    return found.failure.kind !== (kind ?? "unknown_exit_1");
  });
  assert.deepEqual(odd, []);
});

test("the rules are done quickly with any text", () => {
  const hostile = ["error: ".repeat(3_000), "failed a: ".repeat(2_000), "x: ".repeat(9_000), "bwrap ".repeat(5_000)];
  for (const text of hostile) {
    const startedAtMs = performance.now();
    onStderr(text);
    errorInText(text);
    assert.ok(performance.now() - startedAtMs < 1_000, text.slice(0, 12));
  }
});
