/** The user commits and edits while the real Codex works: what its own items and its sandbox let be claimed. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { git, gitWith } from "../../testing/repository.ts";
import { held, release } from "../../testing/truth-job.ts";
import { until } from "../../testing/wait.ts";

/** A task that is held while the user edits a file and commits it; the evidence of it, and its sentinel. */
async function besideUser(t: TestContext, flags: readonly string[], rest: string) {
  const rig = await makeRig(t);
  const started = await rig.run(["task", "--background", ...flags, "--", held(`${rest} [[say:Done.]]`)]);
  assert.equal(started.code, 0, started.stderr);
  const id = jobIds(rig.home).at(-1) ?? "";
  await until(() => typeof readRecord(rig.home, id)?.["turnId"] === "string", { what: "the turn" });
  writeFileSync(join(rig.repo, "by-hand"), "");
  await git(rig.repo, "add", "by-hand");
  // Later than anything of Codex's: in the same second as a quiet commit of its own it could not be told apart.
  const date = { GIT_COMMITTER_DATE: `@${Math.floor(Date.now() / 1_000) + 3_600} +0000` };
  await gitWith(date, rig.repo, "commit", "-q", "-m", "the user's");
  await release(rig);
  const { stdout } = await rig.run(["status", id, "--wait"]);
  const record = readRecord(rig.home, id);
  assert.ok(record !== null);
  const { commits, files_changed, attribution, meanwhile } = record["evidence"];
  const subjects = commits.map(({ subject }: { subject: string }) => subject);
  const work = / work=(\w+)\]\]\n$/.exec(stdout)?.[1];
  return { work, subjects, files_changed, attribution, meanwhile };
}

test("a commit of the user's while Codex works is not taken for the job's", { concurrency: 2 }, async (t) => {
  await Promise.all([
    t.test("if the sandbox keeps Codex from committing", async (own) => {
      assert.deepEqual(await besideUser(own, ["--write"], "[[edit:new.txt:x]]"), {
        ...{ work: "files", subjects: [], files_changed: ["new.txt"], attribution: "codex_items" },
        meanwhile: { commits: 1, files: 1 },
      });
    }),
    t.test("if Codex commits too", async (own) => {
      assert.deepEqual(await besideUser(own, ["--write", "--allow-commit"], "[[commit:its own]]"), {
        ...{ work: "commits", subjects: ["its own"], files_changed: ["made-by-codex.txt"], attribution: "codex_items" },
        meanwhile: { commits: 1, files: 1 },
      });
    }),
    t.test("if Codex could have committed", async (own) => {
      assert.deepEqual(await besideUser(own, ["--write", "--allow-commit"], ""), {
        ...{ work: "unknown", subjects: ["the user's"], files_changed: ["by-hand"], attribution: "ambiguous" },
        meanwhile: undefined,
      });
    }),
  ]);
});
