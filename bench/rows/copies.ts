/** What it costs to show and to bring in ten changed files of a repository of 50,000, against Git's own ways to do that. */
import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { applyJob } from "../../plugins/codex/scripts/src/app/copies/apply.ts";
import { changesOf } from "../../plugins/codex/scripts/src/app/copies/changes.ts";
import { commitAll, isolatedJobIn } from "../../testing/isolated-job.ts";
import { git, gitEnvironment } from "../../testing/repository.ts";
import { withTempFolder } from "../../testing/temp.ts";
import { makeLargeRepository } from "../lib/large-repository.ts";
import type { Row } from "../lib/row.ts";
import { interleave, median } from "../lib/statistics.ts";

const FILES = 10;
const ROUNDS = 9;

/** `diff` against `git diff`, and `apply` as a commit against `git cherry-pick`. */
export function measureCopies(): Promise<Row[]> {
  return withTempFolder(async (folder) => {
    const [repo, home] = [join(folder, "repo"), join(folder, "state")];
    const job = await isolatedJobIn(
      { folder, repo, home },
      { make: (root) => makeLargeRepository(root).then(() => {}), job: changeFiles },
    );
    await git(repo, "fetch", "-q", job.copy, "HEAD");
    const picked = await git(repo, "rev-parse", "FETCH_HEAD");
    const before = await git(repo, "rev-parse", "HEAD");
    const back = () => git(repo, "reset", "-q", "--hard", before);
    const gitMs = (...args: readonly string[]) =>
      timed(() => void execFileSync("git", args, { cwd: repo, env: gitEnvironment() }));
    const order = { wanted: "commits", isDryRun: false, isAgain: true } as const;
    const samples = await interleave(
      {
        gitDiff: async () => (await gitMs("status", "--porcelain")) + (await gitMs("diff", "--binary", before, picked)),
        diff: () => timed(() => changesOf(job.context, job.record())),
        pick: async () => {
          const ms = await gitMs("cherry-pick", picked);
          await back();
          return ms;
        },
        apply: async () => {
          const ms = await timed(async () => {
            const outcome = await applyJob(job.context, job.record(), order, () => {});
            if (outcome.kind !== "applied") throw new Error(`Could not apply: ${JSON.stringify(outcome)}`);
          });
          await back();
          return ms;
        },
      },
      ROUNDS,
    );
    const row = (what: string, limit: number, ms: number, than: string, thanMs: number): Row => {
      const detail = `median of ${ROUNDS}: ${ms.toFixed(1)} ms, ${than} ${thanMs.toFixed(1)} ms`;
      return { what, measured: ms / thanMs, limit, unit: "×", detail };
    };
    return [
      row("diff of 10 of 50,000 files", 2, median(samples.diff), "git status and git diff", median(samples.gitDiff)),
      row("apply of 10 of 50,000 files", 6, median(samples.apply), "git cherry-pick", median(samples.pick)),
    ];
  });
}

async function changeFiles(root: string): Promise<void> {
  for (let number = 0; number < FILES; number += 1)
    appendFileSync(join(root, `folder-${number}`, "file-1"), "one more line\n");
  await commitAll(root, "Ten files");
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
