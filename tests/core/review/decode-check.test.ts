// The turn that tries to refute findings: what it says of each, and of those that it passed over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeCheck, withChecks } from "../../../plugins/codex/scripts/src/core/review/decode-check.ts";
import { given } from "./reviews.ts";

const checks = (...entries: readonly unknown[]) => JSON.stringify({ checks: entries });

test("decodeCheck reads each word by the id of its finding", () => {
  const text = checks(
    { id: "F1", check: "confirmed", reason: "a.ts:2" },
    { id: " F2 ", check: "refuted", reason: "guarded" },
    { id: "F3", check: "uncertain" },
    { id: "F4", check: "sure" },
    { check: "refuted" },
    "F5",
  );
  const read = [
    ["F1", { check: "confirmed", reason: "a.ts:2" }],
    ["F2", { check: "refuted", reason: "guarded" }],
    ["F3", { check: "uncertain", reason: "" }],
  ];
  assert.deepEqual([...decodeCheck(text)], read);
  assert.deepEqual([...decodeCheck(`\`\`\`json\n${text}\n\`\`\``)], read);
});

test("decodeCheck calls two different words for one finding uncertain", () => {
  const words = (...said: readonly string[]) =>
    decodeCheck(checks(...said.map((check) => ({ id: "F1", check })))).get("F1")?.check;
  assert.equal(words("refuted", "refuted"), "refuted");
  assert.equal(words("refuted", "confirmed"), "uncertain");
  assert.equal(words("refuted", "confirmed", "confirmed"), "uncertain");
});

test("decodeCheck says nothing if it could read nothing, and withChecks leaves those findings unchecked", () => {
  for (const text of ["", "All hold.", '{"checks": [{"id": "F1"', '{"checks": {}}', "[]"])
    assert.equal(decodeCheck(text).size, 0, text);
  const findings = [given(), given({ id: "F2" })];
  assert.deepEqual(
    withChecks(findings, decodeCheck(checks({ id: "F2", check: "refuted" }, { id: "F9", check: "refuted" }))),
    [given(), given({ id: "F2", check: "refuted" })],
  );
});
