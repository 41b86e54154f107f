/** What a look at a repository of 50,000 files costs, against Git's own `git status` there. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Snapshot } from "../../plugins/codex/scripts/src/core/outcome/snapshot.ts";
import { historyBetween } from "../../plugins/codex/scripts/src/io/git-history.ts";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { git, gitEnvironment } from "../../testing/repository.ts";
import { withTempFolder } from "../../testing/temp.ts";
import { makeLargeRepository } from "../lib/large-repository.ts";
import type { Row } from "../lib/row.ts";
import { interleave, median } from "../lib/statistics.ts";

const ROUNDS = 15;

/** The look before a turn, that after it, and that after a turn which made a commit. */
export function measureEvidence(): Promise<Row[]> {
  return withTempFolder(async (folder) => {
    const root = await makeLargeRepository(join(folder, "large"));
    const place = { root, env: gitEnvironment() };
    const look = async (): Promise<Snapshot> => {
      const snapshot = await takeSnapshot(place);
      if (snapshot === null) throw new Error("Could not look at the repository.");
      return snapshot;
    };
    const before = await look();
    await commit(root, "one more");
    const after = await look();
    const timers = {
      git: () => timed(() => void execFileSync("git", ["status", "--porcelain"], { cwd: root, env: gitEnvironment() })),
      still: () => timed(async () => historyBetween(place, after, await look())),
      moved: () => timed(async () => historyBetween(place, before, await look())),
    };
    const samples = await interleave(timers, ROUNDS);
    const gitMs = median(samples.git);
    const row = (what: string, limit: number, ms: number): Row => {
      const detail = `median of ${ROUNDS}: ${ms.toFixed(1)} ms, git status ${gitMs.toFixed(1)} ms`;
      return { what, measured: ms / gitMs, limit, unit: "×", detail };
    };
    return [
      row("evidence in 50,000 files, nothing moved", 1.5, median(samples.still)),
      row("evidence in 50,000 files, a commit made", 2, median(samples.moved)),
    ];
  });
}

async function commit(root: string, subject: string): Promise<void> {
  await git(root, "add", "-A");
  await git(root, "commit", "-q", "--allow-empty", "-m", subject);
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
