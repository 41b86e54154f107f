// In which columns good and bad attempts part, over small tables.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AttemptRow } from "../../../plugins/codex/scripts/src/core/reliability/attempt-rows.ts";
import { partings } from "../../../plugins/codex/scripts/src/core/reliability/partings.ts";

const ROW: AttemptRow = {
  ...{ at: null, dispatch_id: "j.1", worker_kind: "app-server", queue_id: "q", cwd: "/a", argv: ["c", "app-server"] },
  ...{
    codex_path: "/codex",
    executor: "local",
    route: "m",
    env_fingerprint: { PATH: "1", keys: [], proxies: {}, config_file: true },
  },
  ...{ prompt_bytes: 10, exit_code: 0, signal: null, duration_ms: 1, stderr_tail: "", classifier: null },
  outcome: "good",
};
const good = (changes: Partial<AttemptRow> = {}): AttemptRow => ({ ...ROW, ...changes });
const bad = (changes: Partial<AttemptRow> = {}): AttemptRow => ({
  ...ROW,
  ...{ exit_code: 1, duration_ms: 9, stderr_tail: "boom", classifier: "overloaded", outcome: "bad" },
  ...changes,
});

test("partings names a column in which every bad one has what no good one has", () => {
  const rows = [good({ cwd: "/a" }), good({ cwd: "/b" }), bad({ cwd: "/x" }), bad({ cwd: "/x" })];
  assert.deepEqual(partings(rows), [{ column: "cwd", good: null, bad: "/x" }]);
  const reverse = [good({ route: "m" }), bad({ route: "n" }), bad({ route: "o" })];
  assert.deepEqual(partings(reverse), [{ column: "route", good: "m", bad: null }]);
  const both = [good({ codex_path: null }), bad()];
  assert.deepEqual(partings(both), [{ column: "codex_path", good: "none", bad: "/codex" }]);
});

test("partings looks into the fingerprint of the environment", () => {
  const env = { PATH: "2", keys: ["OPENAI_API_KEY"], proxies: { HTTP_PROXY: "7" }, config_file: true };
  assert.deepEqual(partings([good(), bad({ env_fingerprint: env })]), [
    { column: "env_fingerprint.PATH", good: "1", bad: "2" },
    { column: "env_fingerprint.keys", good: "none", bad: "OPENAI_API_KEY" },
    { column: "env_fingerprint.proxies", good: "{}", bad: '{"HTTP_PROXY":"7"}' },
  ]);
});

test("partings names no column with a value on both sides, or with only different values on each", () => {
  assert.deepEqual(partings([good({ cwd: "/a" }), good({ cwd: "/x" }), bad({ cwd: "/x" })]), []);
  const mixed = [good({ cwd: "/a" }), good({ cwd: "/b" }), bad({ cwd: "/x" }), bad({ cwd: "/y" })];
  assert.deepEqual(partings(mixed), []);
});

test("partings never names what the outcome itself consists of, and needs both sides", () => {
  assert.deepEqual(partings([good(), bad()]), []);
  assert.deepEqual(partings([bad({ cwd: "/x" }), bad({ cwd: "/x" })]), []);
  const neither: AttemptRow = { ...bad({ cwd: "/a" }), outcome: null };
  assert.deepEqual(partings([neither, good({ cwd: "/b" }), bad({ cwd: "/x" })]).length, 1, "one that is under way");
});

test("partings takes a size for a bound between several on each side", () => {
  const sizes = (ofGood: readonly number[], ofBad: readonly number[]) =>
    partings([
      ...ofGood.map((prompt_bytes) => good({ prompt_bytes })),
      ...ofBad.map((prompt_bytes) => bad({ prompt_bytes })),
    ]);
  const column = "prompt_bytes";
  assert.deepEqual(sizes([10, 20], [900, 700]), [{ column, good: "at most 20", bad: "at least 700" }]);
  assert.deepEqual(sizes([10, 20], [1, 2]), [{ column, good: "at least 10", bad: "at most 2" }]);
  assert.deepEqual(sizes([10, 800], [900, 700]), []);
  assert.deepEqual(sizes([10, 20], [20, 30]), [], "the bound itself is on both sides");
  assert.deepEqual(sizes([10, 20], [900]), [], "one is too few");
});
