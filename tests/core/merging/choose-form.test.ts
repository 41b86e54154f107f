import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ChosenForm,
  chooseForm,
  type FormFacts,
} from "../../../plugins/codex/scripts/src/core/merging/choose-form.ts";

const PLAIN: FormFacts = { wanted: null, commits: 2, dirty: [], operation: null };
const STRAY = "its commits do not follow on from where it began";
const DIRTY = 'its commits change "a" and 1 more, which had uncommitted changes when it began';
const MERGE = "a merge has begun in the workspace and not ended";

const CASES: readonly (readonly [facts: Partial<FormFacts>, chosen: ChosenForm])[] = [
  [{}, { as: "commits" }],
  [{ wanted: "commits" }, { as: "commits" }],
  [{ wanted: "changes" }, { as: "changes", why: null }],
  [{ commits: 0 }, { as: "changes", why: null }],
  [{ commits: 0, wanted: "commits" }, { refused: "it made no commit" }],
  [{ commits: null }, { as: "changes", why: STRAY }],
  [{ commits: null, wanted: "commits" }, { refused: STRAY }],
  [{ dirty: ["a", "b"] }, { as: "changes", why: DIRTY }],
  [{ dirty: ["a", "b"], wanted: "commits" }, { refused: DIRTY }],
  [{ operation: "a merge" }, { as: "changes", why: MERGE }],
  [{ operation: "a merge", wanted: "commits" }, { refused: MERGE }],
  [
    { operation: "a merge", wanted: "changes" },
    { as: "changes", why: null },
  ],
];

for (const [facts, chosen] of CASES)
  test(`chooseForm of ${JSON.stringify(facts)}`, () => {
    assert.deepEqual(chooseForm({ ...PLAIN, ...facts }), chosen);
  });
