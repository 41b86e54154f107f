import assert from "node:assert/strict";
import { test } from "node:test";
import { resumeCommand } from "../../../plugins/codex/scripts/src/core/codex/resume-command.ts";

test("resumeCommand opens the thread in Codex", () => {
  assert.equal(
    resumeCommand("01a2155c-160e-7023-936e-805d8a1df70a"),
    "codex resume 01a2155c-160e-7023-936e-805d8a1df70a",
  );
});
