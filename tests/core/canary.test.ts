import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type CanaryRow,
  DIMENSIONS,
  type Dimension,
  judgeCanary,
  verdictWords,
} from "../../plugins/codex/scripts/src/core/canary.ts";

function row(dimension: Dimension | null, classifier: string | null): CanaryRow {
  const facts = {
    job_id: null,
    dispatch_id: null,
    worker_kind: "agent" as const,
    queue_id: null,
    codex_path: null,
    signal: null,
  };
  const numbers = { fingerprint: null, prompt_bytes: 1, exit_code: 0, duration_ms: 1 };
  const rest = { value: "v", cwd: "/", argv: [], env_fingerprint: null, stderr_tail: "", message: null };
  return { dimension, classifier, ...facts, ...numbers, ...rest };
}

/** The verdict if the first row ended so, and these dimensions otherwise. */
function verdict(base: "passed" | "failed", diverging: readonly Dimension[]): string {
  const kind = (passed: boolean) => (passed ? null : "auth_unavailable");
  const others = DIMENSIONS.map((each) => row(each, kind((base === "passed") !== diverging.includes(each))));
  const { verdict: word, dimensions } = judgeCanary([row(null, kind(base === "passed")), ...others]);
  return [word, ...dimensions].join(" ");
}

test("judgeCanary tells what the outcome depends on", () => {
  assert.equal(verdict("passed", []), "healthy");
  assert.equal(verdict("failed", []), "universal");
  assert.equal(verdict("passed", ["environment"]), "lane-specific environment");
  assert.equal(verdict("failed", ["environment"]), "lane-specific environment");
  assert.equal(verdict("passed", ["sandbox", "folder"]), "lane-specific folder sandbox");
  assert.equal(verdict("passed", ["prompt"]), "payload-specific prompt");
  assert.equal(verdict("failed", ["prompt"]), "payload-specific prompt");
  assert.equal(verdict("passed", ["prompt", "model"]), "lane-specific prompt model");
});

test("verdictWords begin with the verdict and name the dimensions", () => {
  for (const diverging of [[], ["prompt"], ["folder", "model"]] as const) {
    const rows = [row(null, null), ...diverging.map((each) => row(each, "timeout"))];
    const judged = judgeCanary(rows);
    assert.ok(verdictWords(judged, rows).startsWith(`${judged.verdict}: `));
    if (judged.verdict === "lane-specific")
      assert.match(verdictWords(judged, rows), /the folder and the model\. Compare/);
  }
});

test("verdictWords blame Codex for no row that a limit of the user's own refused", () => {
  const words = (...kinds: readonly (string | null)[]) => {
    const rows = kinds.map((kind, index) => row(index === 0 ? null : "folder", kind));
    return verdictWords(judgeCanary(rows), rows);
  };
  assert.equal(
    words("no_slot", "no_slot"),
    "universal: a limit of your own policy let no dispatch start (no_slot). That says nothing of Codex: try again when it lets one start.",
  );
  assert.match(
    words(null, "no_slot"),
    /^lane-specific: .* But a limit of your own policy let 1 of 2 not start \(no_slot\): those rows say nothing of Codex\.$/,
  );
  assert.match(words("timeout", "no_slot"), /^universal: no dispatch passed.* let 1 of 2 not start/);
});
