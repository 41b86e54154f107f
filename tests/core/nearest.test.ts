// What a mistyped word was meant to be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest, typingErrors } from "../../plugins/codex/scripts/src/core/nearest.ts";

const DISTANCES = [
  ["", "", 0],
  ["", "abc", 3],
  ["abc", "", 3],
  ["status", "status", 0],
  ["status", "statsu", 1],
  ["status", "stauts", 1],
  ["status", "statu", 1],
  ["status", "sttatus", 1],
  ["status", "atstus", 2],
  ["write", "read", 4],
  ["ca", "abc", 3],
] as const;

test("typingErrors counts letters left out, added, replaced and swapped, the same in both directions", () => {
  for (const [a, b, errors] of DISTANCES) {
    assert.equal(typingErrors(a, b), errors, `${a} to ${b}`);
    assert.equal(typingErrors(b, a), errors, `${b} to ${a}`);
  }
});

test("nearest finds the word that was meant, and none where nothing is near", () => {
  const known = ["task", "status", "result", "logs", "cancel", "canary", "setup"];
  const meant = ["statsu", "stauts", "reslt", "lgos", "tsak", "cancle", "canery", "log", "x", "stop", "resume", "to"];
  assert.deepEqual(
    meant.map((word) => nearest(word, known)),
    ["status", "status", "result", "logs", "task", "cancel", "canary", "logs", null, null, "result", null],
  );
});

test("nearest prefers fewer errors, then the same beginning, then the order in which the words are known", () => {
  assert.equal(nearest("writ", ["wait", "write"]), "write");
  assert.equal(nearest("canel", ["canal", "cancel"]), "canal");
  assert.equal(nearest("status", ["statuss", "status"]), "status");
});
