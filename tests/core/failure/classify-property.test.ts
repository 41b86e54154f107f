import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import { type BadEnd, classify } from "../../../plugins/codex/scripts/src/core/failure/classify.ts";
import { GENERAL_TEXT_RULES, INFO_RULES } from "../../../plugins/codex/scripts/src/core/failure/error-rules.ts";
import { isFailureKind, retryClass } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { TEXT_RULES } from "../../../plugins/codex/scripts/src/core/failure/text-rules.ts";
import { asObject, type JsonObject } from "../../../plugins/codex/scripts/src/core/json.ts";
import { type Random, seededRandom } from "../../../testing/random.ts";
import { PUBLIC_TEXTS } from "./public-texts.ts";

const TEXTS: readonly string[] = [
  ...PUBLIC_TEXTS.map((row) => row.text),
  ...[...INFO_RULES, ...TEXT_RULES, ...GENERAL_TEXT_RULES].map((rule) => rule.example),
  ...["", "{", "}", '{"error":', "error: ", "; retrying 1/5 in 1s", "\n", "\u0000", "\ud800", "unexpected status 999"],
  ...["2026-11-21T00:57:20.9Z ERROR codex_core: ", "constructor", "__proto__", "<html>"],
];
const NUMBERS = [
  0,
  1,
  -1,
  400,
  401,
  403,
  404,
  429,
  503,
  599,
  3.5,
  1e300,
  3_221_225_781,
  Number.NaN,
  Number.POSITIVE_INFINITY,
] as const;

function text(random: Random): string {
  const parts = Array.from({ length: random.integer(4) }, () => TEXTS[random.integer(TEXTS.length)] ?? "");
  const whole = parts.join(random.pick(["", " ", "\n", ": "]));
  return random.integer(4) === 0 ? whole.slice(random.integer(whole.length + 1)) : whole;
}

function value(random: Random, depth: number): unknown {
  const simple = [null, true, text(random), random.pick(NUMBERS), [], {}] as const;
  return depth === 0 || random.integer(2) === 0 ? random.pick(simple) : object(random, depth - 1);
}

function object(random: Random, depth: number): JsonObject {
  const names = ["message", "codexErrorInfo", "additionalDetails", "httpStatusCode", text(random)] as const;
  const fields = Array.from({ length: random.integer(5) }, () => [random.pick(names), value(random, depth)]);
  const known = INFO_RULES[random.integer(INFO_RULES.length)]?.example ?? "";
  const name = random.pick([known, "httpConnectionFailed", "other"]);
  const body = random.pick([{ httpStatusCode: random.pick(NUMBERS) }, value(random, depth)]);
  const codexErrorInfo = random.pick([name, { [name]: body }, value(random, 0)]);
  return { ...Object.fromEntries(fields), codexErrorInfo };
}

function badEnd(random: Random): BadEnd {
  switch (random.integer(3)) {
    case 0:
      return { type: "failed", error: decodeError(object(random, 3)) };
    case 1:
      return { type: "refused", message: text(random) };
    default: {
      const signal = random.pick([null, null, "SIGKILL", ""]);
      return { type: "exited", code: random.pick([null, ...NUMBERS]), signal, signalNumber: random.pick(NUMBERS) };
    }
  }
}

test("classify never throws, and gives a kind of the list with its hint and its class, whatever it is given", () => {
  const random = seededRandom(4);
  const seen = new Set<string>();
  for (let run = 0; run < 5_000; run++) {
    const lastRetry = random.integer(2) === 0 ? null : decodeError(asObject(value(random, 3)) ?? {});
    const facts = { end: badEnd(random), lastRetry, stderrTail: random.integer(2) === 0 ? null : text(random) };
    const { failure, basis, rule } = classify(facts);
    const isWhole = isFailureKind(failure.kind) && failure.hint !== "" && failure.retry === retryClass(failure.kind);
    assert.ok(isWhole && rule !== "", JSON.stringify(facts));
    seen.add(basis).add(failure.kind);
  }
  for (const basis of ["structured", "status", "retry", "text", "exit"]) assert.ok(seen.has(basis), basis);
  assert.ok(seen.size > 20);
});
