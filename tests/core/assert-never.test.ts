import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNever } from "../../plugins/codex/scripts/src/core/assert-never.ts";

test("assertNever throws, and says what came", () => {
  assert.throws(() => assertNever({ type: "new" } as never), new Error('Unreachable case: {"type":"new"}'));
});
