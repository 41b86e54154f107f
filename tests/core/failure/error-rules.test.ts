import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodexError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import { type Classification, classify } from "../../../plugins/codex/scripts/src/core/failure/classify.ts";
import {
  CONNECTION_RULES,
  type ErrorRule,
  GENERAL_TEXT_RULES,
  INFO_RULES,
  STATUS_RULES,
} from "../../../plugins/codex/scripts/src/core/failure/error-rules.ts";
import { FAILURE_KINDS, failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { errorInText } from "../../../plugins/codex/scripts/src/core/failure/reported-error.ts";
import { TEXT_RULES } from "../../../plugins/codex/scripts/src/core/failure/text-rules.ts";

const KINDS: readonly string[] = FAILURE_KINDS;
const TABLES: Readonly<Record<string, readonly ErrorRule[]>> = {
  INFO_RULES,
  STATUS_RULES,
  TEXT_RULES,
  GENERAL_TEXT_RULES,
  CONNECTION_RULES,
};

const classifyTurn = (error: Partial<CodexError>): Classification => {
  const silent: CodexError = { message: "", info: null, httpStatus: null, details: null };
  return classify({ end: { type: "failed", error: { ...silent, ...error } }, lastRetry: null, stderrTail: null });
};

for (const [name, rules] of Object.entries(TABLES)) {
  test(`${name} stand in the order of the kinds, each with a name of its own`, () => {
    const places = rules.map((rule) => KINDS.indexOf(rule.kind));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.equal(new Set(rules.map((rule) => rule.name)).size, rules.length);
  });

  for (const rule of rules) {
    test(`${name}: ${rule.name} names its own example, and no rule before it does`, () => {
      const { name: own, kind, example, hint } = rule;
      const found = classifyTurn(rule.looksAt === "info" ? { info: example } : { info: "other", message: example });
      const { message } = found.failure;
      const basis = rule.looksAt === "info" ? "structured" : "text";
      assert.deepEqual(found, { failure: failure(kind, message, hint), basis, rule: own });
    });
  }
}

for (const rule of STATUS_RULES) {
  test(`STATUS_RULES: ${rule.name} names the same status in a field of its own`, () => {
    const error = { info: "httpConnectionFailed", httpStatus: errorInText(rule.example).status, message: rule.example };
    const { basis, rule: name } = classifyTurn(error);
    assert.deepEqual([basis, name], ["status", rule.name]);
  });
}

test("TEXT_RULES look at the start of a text alone", () => {
  const found = TEXT_RULES.filter((rule) => classifyTurn({ message: `It was said: ${rule.example}` }).basis === "text");
  assert.deepEqual(
    found.map((rule) => rule.name),
    [],
  );
});

test("every hint of a rule says what to do", () => {
  const hints = [...INFO_RULES, ...GENERAL_TEXT_RULES, ...TEXT_RULES].flatMap((rule) => rule.hint ?? []);
  assert.ok(hints.length > 10);
  assert.deepEqual(
    hints.filter((hint) => !/^[A-Z].+\.$/u.test(hint)),
    [],
  );
});
