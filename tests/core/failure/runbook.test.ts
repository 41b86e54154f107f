import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FAILURE_KINDS, type RetryClass, retryClass } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";

const WORDS: Readonly<Record<RetryClass, string>> = { never: "never", backoff: "after a pause", once: "once" };

/** The sections of the runbook's last part, by their heading. */
function sections(): readonly (readonly [heading: string, text: string])[] {
  const part = readFileSync("docs/runbook.md", "utf8").split("\n## The failure kinds\n")[1] ?? "";
  return part
    .split("\n### ")
    .slice(1)
    .map((section) => [section.split("\n")[0] ?? "", section]);
}

test("the runbook has a section for every failure kind, in their order", () => {
  const headings = sections().map(([heading]) => heading);
  assert.deepEqual(
    headings,
    [...FAILURE_KINDS, "unknown_exit_N"].map((kind) => `\`${kind}\``),
  );
});

test("docs/failures.md has a row for every failure kind", () => {
  const page = readFileSync("docs/failures.md", "utf8");
  const kinds = [...page.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, kinds = ""]) =>
    kinds.replaceAll("`", "").split(", "),
  );
  assert.deepEqual(kinds.toSorted(), [...FAILURE_KINDS, "unknown_exit_N"].toSorted());
});

test("each section of the runbook says what its kind means, how to confirm and repair it, and its retry", () => {
  for (const [heading, text] of sections()) {
    const labels = [...text.matchAll(/^- \*\*(\w+)\*\*: \S/gm)].map(([, label]) => label);
    assert.deepEqual(labels, ["Means", "Confirm", "Repair", "Retry"], heading);
    const kind = FAILURE_KINDS.find((one) => heading === `\`${one}\``) ?? "unknown_exit_1";
    assert.ok(text.includes(`\n- **Retry**: ${WORDS[retryClass(kind)]}`), heading);
  }
});
