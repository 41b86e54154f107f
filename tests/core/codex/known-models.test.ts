/** Efforts are checked against what Codex says of the model; what it does not say is no objection. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  decodeModels,
  decodeStoredModels,
  modelNamed,
  refusingModel,
} from "../../../plugins/codex/scripts/src/core/codex/known-models.ts";

const LARGE = { model: "large", isDefault: true, efforts: ["low", "high"] };
const SMALL = { model: "small", isDefault: false, efforts: ["low"] };
const SILENT = { model: "silent", isDefault: false, efforts: [] };
const KNOWN = [LARGE, SMALL, SILENT];

describe("refusingModel", () => {
  const cases: readonly [string, string | null, string, object | null][] = [
    ["an effort of the model", "small", "low", null],
    ["none of the model", "small", "high", SMALL],
    ["none of the default", null, "medium", LARGE],
    ["an effort of the default", null, "high", null],
    ["a model that Codex does not list", "other", "medium", null],
    ["a model that Codex lists without efforts", "silent", "medium", null],
  ];
  for (const [name, model, effort, expected] of cases) {
    test(name, () => assert.deepEqual(refusingModel(KNOWN, model, effort), expected));
  }

  test("no list at all", () => assert.equal(refusingModel([], null, "medium"), null));
});

test("decodeModels reads Codex's list, and decodeStoredModels ours", () => {
  const supportedReasoningEfforts = [{ reasoningEffort: "low", description: "" }, { reasoningEffort: "high" }, {}];
  const data = [{ model: "large", isDefault: true, hidden: true, supportedReasoningEfforts }, { id: "nameless" }, 7];
  assert.deepEqual(decodeModels({ data, nextCursor: null }), [LARGE]);
  assert.deepEqual(decodeModels({}), []);
  assert.deepEqual(decodeStoredModels({ models: KNOWN }), KNOWN);
  assert.deepEqual(decodeStoredModels({}), []);
});

test("modelNamed knows short names, and leaves every other name as it is", () => {
  assert.equal(modelNamed("spark"), "gpt-5.3-codex-spark");
  assert.equal(modelNamed("Spark"), "gpt-5.3-codex-spark");
  assert.equal(modelNamed("spark-2"), "spark-2");
});
