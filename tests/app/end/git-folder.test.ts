/** What changed in the Git folders is named beside the work, and nothing is taken for unchanged because of it. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { takeBaseline } from "../../../plugins/codex/scripts/src/app/end/baseline.ts";
import { withGitFolder } from "../../../plugins/codex/scripts/src/app/end/git-folder.ts";
import { evidenceWithoutRepository } from "../../../plugins/codex/scripts/src/core/outcome/evidence.ts";
import { git } from "../../../testing/repository.ts";
import { makeJobStage } from "../fixtures/job-stage.ts";

const NOTHING = { ...evidenceWithoutRepository([]), attribution: "git_only" } as const;

test("withGitFolder gives the evidence back as it is where nothing changed, or the state before is not known", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running();
  assert.equal(withGitFolder(stage.context, job, NOTHING, []), NOTHING);
  await takeBaseline(stage.context, job);
  assert.equal(withGitFolder(stage.context, job, NOTHING, []), NOTHING);
});

test("withGitFolder names the files that changed; the work is then unknown, and not none", async (t) => {
  const stage = await makeJobStage(t);
  const job = stage.running();
  await takeBaseline(stage.context, job);
  await git(stage.root, "config", "core.pager", "x");
  writeFileSync(join(stage.root, ".git", "hooks", "pre-push"), "x");
  const git_folder_changed = ["config", "hooks/pre-push"];
  assert.deepEqual(withGitFolder(stage.context, job, NOTHING, []), {
    ...{ ...NOTHING, attribution: "unknown", git_folder_changed },
  });
  const work = { ...NOTHING, files_changed: ["a"], attribution: "codex_items" } as const;
  assert.deepEqual(withGitFolder(stage.context, job, work, []), { ...work, git_folder_changed });
});
