// What fits a form: its own flags once each, and jobs by the beginning of an id, no more than it takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitsForm } from "../../../plugins/codex/scripts/src/core/telling/known-form.ts";

const FORM = { mostJobs: 2, flags: ["--all", "--json"] };
const CASES: readonly (readonly [string, boolean])[] = [
  ["", true],
  ["--all", true],
  ["--json --all", true],
  ["mm7kwn40-a1b2c", true],
  ["a b --all", true],
  ["a b c", false],
  ["--all --all", false],
  ["--other", false],
  ["-x", false],
  ["A", false],
  [`${"a".repeat(33)}`, false],
];

for (const [words, fits] of CASES)
  test(`fitsForm ${fits ? "takes" : "refuses"} "${words}"`, () =>
    assert.equal(fitsForm(FORM, words.split(" ").filter(Boolean)), fits));
