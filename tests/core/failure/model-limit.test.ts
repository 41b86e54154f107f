// Which usage limits are of one model.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isModelLimit } from "../../../plugins/codex/scripts/src/core/failure/model-limit.ts";

test("isModelLimit knows Codex's words for the limit of one model, and takes no other limit for it", () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ["You've hit your usage limit for gpt-5.5-mini. Switch to another model now, or try again at 1:30 AM.", true],
    ["Please switch to another model.", true],
    ["You’ve hit your usage limit. Upgrade to Pro, or try again at 1:30 AM.", false],
    ["You've hit your usage limit for this week.", false],
    ["Quota exceeded. Check your plan and billing details.", false],
  ];
  for (const [message, isOfModel] of cases) assert.equal(isModelLimit(message), isOfModel, message);
});
