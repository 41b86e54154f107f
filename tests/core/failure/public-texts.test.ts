import assert from "node:assert/strict";
import { test } from "node:test";
import { isFailureKind } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { isKeptAside, PUBLIC_TEXTS } from "./public-texts.ts";

const WHERE: readonly string[] = ["turn_error", "retry", "request", "stderr", "exit"];

test("PUBLIC_TEXTS are many, each once, each with its source, a kind of the list and a place", () => {
  assert.equal(PUBLIC_TEXTS.length, 100);
  assert.equal(new Set(PUBLIC_TEXTS.map((row) => `${row.where} ${row.text}`)).size, PUBLIC_TEXTS.length);
  const odd = PUBLIC_TEXTS.filter(
    (row) => !/^https:\/\/[^ ]+\/\d+$/.test(row.source) || !isFailureKind(row.kind) || !WHERE.includes(row.where),
  );
  assert.deepEqual(odd, []);
});

test("PUBLIC_TEXTS are set aside by their digest, about a third of them", () => {
  assert.deepEqual(
    PUBLIC_TEXTS.filter((row) => row.isSetAside !== isKeptAside(row.text)),
    [],
  );
  assert.equal(PUBLIC_TEXTS.filter((row) => row.isSetAside).length, 36);
});
