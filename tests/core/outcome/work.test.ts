import assert from "node:assert/strict";
import { test } from "node:test";
import { evidenceWithoutRepository } from "../../../plugins/codex/scripts/src/core/outcome/evidence.ts";
import { workWord } from "../../../plugins/codex/scripts/src/core/outcome/work.ts";

test("workWord is commits before files before none", () => {
  const none = evidenceWithoutRepository([]);
  const files = evidenceWithoutRepository(["/a"]);
  const commits = [{ sha: "b", subject: "s" }];
  const evidence = [null, none, files, { ...none, commits }, { ...files, commits }];
  assert.deepEqual(evidence.map(workWord), ["unknown", "none", "files", "commits", "commits"]);
});

test("workWord claims nothing that is not certain to be the job's", () => {
  const ambiguous = { ...evidenceWithoutRepository(["/a"]), attribution: "ambiguous" } as const;
  const commits = [{ sha: "b", subject: "s" }];
  assert.deepEqual([ambiguous, { ...ambiguous, commits }].map(workWord), ["unknown", "unknown"]);
});

test("workWord is unknown if something was not looked at, unless there is work", () => {
  const open = { ...evidenceWithoutRepository([]), not_looked_at: ["x"] };
  const unknown = { ...evidenceWithoutRepository([]), attribution: "unknown" } as const;
  const files = { ...open, files_changed: ["/a"] };
  const none = { ...open, not_looked_at: [] };
  assert.deepEqual([open, unknown, files, none].map(workWord), ["unknown", "unknown", "files", "none"]);
});
