import assert from "node:assert/strict";
import { test } from "node:test";
import { evidenceWithoutRepository } from "../../../plugins/codex/scripts/src/core/outcome/snapshot.ts";
import { workWord } from "../../../plugins/codex/scripts/src/core/outcome/work.ts";

test("workWord is commits before files before none", () => {
  const none = evidenceWithoutRepository([]);
  const files = evidenceWithoutRepository(["/a"]);
  const commits = [{ sha: "b", subject: "s" }];
  const evidence = [null, none, files, { ...none, commits }, { ...files, commits }];
  assert.deepEqual(evidence.map(workWord), ["none", "none", "files", "commits", "commits"]);
});
