/** What an isolated job costs in a repository of 50,000 files, against what Git takes for the same. */
import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { git, gitEnvironment } from "../../testing/repository.ts";
import { commitAllFiles, fillWithFiles, MANY_FILES } from "../lib/many-files.ts";
import type { Row } from "../lib/row.ts";
import { jobIdIn, onStage, type Stage } from "../lib/stage.ts";
import { interleave, median } from "../lib/statistics.ts";

const CHANGED = 10;
const ROUNDS = 3;
const WORK_ROUNDS = 9; // They are short, and a moment in which the machine is busy weighs more.
const WHOSE = "-c user.name=Codex -c user.email=codex@example.invalid";
const WORK = `for n in $(seq 0 ${CHANGED - 1}); do echo changed > folder-$n/file-0; done && git ${WHOSE} commit -qam work`;

/** The start of a job in a copy, the copy's size, and `diff` and `apply` of a job that changed ten files. */
export async function measureCopies(): Promise<Row[]> {
  const work = await onLargeStage(measureWork); // First: after the copies are made, the disk is at work for a while.
  return [...(await onLargeStage(measureStart)), ...work];
}

function onLargeStage(measure: (stage: Stage) => Promise<Row[]>): Promise<Row[]> {
  return onStage({ turns: [[{ do: "say", text: "Looked." }]] }, async (stage) => {
    fillWithFiles(stage.repository);
    await commitAllFiles(stage.repository, "all of it");
    return measure(stage);
  });
}

async function measureStart(stage: Stage): Promise<Row[]> {
  for (let number = 0; number < CHANGED; number += 1)
    writeFileSync(join(stage.repository, `folder-${number}`, "file-1"), "uncommitted\n");
  let bytes = 0;
  const samples = await interleave(
    {
      worktree: () => timeWorktree(stage),
      plain: () => timeUntilTurn(stage, ["--write"]).ms,
      isolated: () => {
        const { ms, id } = timeUntilTurn(stage, ["--write", "--isolate"]);
        bytes = Math.max(bytes, bytesBeside(join(stage.home, "copies", id, ".git")));
        stage.run("discard", id);
        return ms;
      },
    },
    ROUNDS,
  );
  execFileSync("git", ["checkout", "-q", "."], { cwd: stage.repository });
  const [worktree, plain, isolated] = [samples.worktree, samples.plain, samples.isolated].map(median);
  const beyond = (isolated ?? Number.NaN) - (plain ?? Number.NaN);
  const detail = `median of ${ROUNDS}: ${beyond.toFixed(0)} ms beyond ${plain?.toFixed(0)} ms, git worktree add ${worktree?.toFixed(0)} ms`;
  return [
    {
      what: `\`--isolate\` in ${MANY_FILES} files until the turn starts`,
      measured: beyond / (worktree ?? Number.NaN),
      ...{ limit: 1.5, unit: "×", detail },
    },
    {
      what: `a copy of ${MANY_FILES} files beside its files and its index`,
      measured: bytes / 1e6,
      ...{ limit: 2, unit: "MB", detail: "as the disk has it" },
    },
  ];
}

/** From before the start of the command to Codex's word that the turn has started. */
function timeUntilTurn(stage: Stage, flags: readonly string[]): { readonly ms: number; readonly id: string } {
  const startedAtMs = Date.now();
  const id = jobIdIn(stage.run("task", ...flags, "a measured task").stdout);
  const lines = readFileSync(join(stage.home, "jobs", id, "events.jsonl"), "utf8")
    .trim()
    .split("\n");
  const turn = lines.map((line) => JSON.parse(line)).find(({ type }) => type === "turn_started");
  return { ms: Date.parse(turn?.at) - startedAtMs, id };
}

function timeWorktree({ folder, repository }: Stage): number {
  const tree = join(folder, "tree");
  const ms = timed(() => asGit(repository, ["worktree", "add", "-q", "--detach", tree]));
  rmSync(tree, { recursive: true });
  asGit(repository, ["worktree", "prune"]);
  return ms;
}

async function measureWork(stage: Stage): Promise<Row[]> {
  const { repository } = stage;
  const begin = await git(repository, "rev-parse", "HEAD");
  await stage.codex.play({ turns: [[{ do: "run", command: WORK }]] });
  const id = jobIdIn(stage.run("task", "--write", "--isolate", "a measured task").stdout);
  stage.run("apply", id);
  const made = await git(repository, "rev-parse", "HEAD");
  const back = () => asGit(repository, ["reset", "-q", "--hard", begin]);
  back();
  const samples = await interleave(
    {
      node: () => stage.runNode().ms,
      gitDiff: () => timeGitDiff(repository, begin, made),
      diff: () => stage.run("diff", id).ms,
      pick: () => {
        const ms = timed(() => asGit(repository, ["cherry-pick", made]));
        back();
        return ms;
      },
      apply: () => {
        const { ms } = stage.run("apply", "--again", id);
        back();
        return ms;
      },
    },
    WORK_ROUNDS,
  );
  const nodeMs = median(samples.node);
  const row = (what: string, own: readonly number[], gits: readonly number[], name: string): Row => {
    const [ms, gitMs] = [median(own) - nodeMs, median(gits)];
    const detail = `median of ${WORK_ROUNDS}: ${ms.toFixed(0)} ms beyond the bare start of Node, ${name} ${gitMs.toFixed(0)} ms`;
    return { what, measured: ms / gitMs, limit: 2, unit: "×", detail };
  };
  return [
    row(`\`diff\` of ${CHANGED} of ${MANY_FILES} files`, samples.diff, samples.gitDiff, "git diff"),
    row(`\`apply\` of ${CHANGED} of ${MANY_FILES} files`, samples.apply, samples.pick, "git cherry-pick"),
  ];
}

/** The same changes, as they lie in a work tree. */
function timeGitDiff(repository: string, begin: string, made: string): number {
  asGit(repository, ["checkout", "-q", made, "--", "."]);
  const ms = timed(() => asGit(repository, ["diff", "--binary", begin]));
  asGit(repository, ["reset", "-q", "--hard", begin]);
  return ms;
}

function asGit(cwd: string, args: readonly string[]): void {
  execFileSync("git", args, { cwd, env: gitEnvironment() });
}

function timed(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

const BLOCK = 512;

/** What lies in a Git folder but its index, as blocks on the disk. */
function bytesBeside(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name !== "index")
    .reduce((sum, name) => sum + lstatSync(join(folder, name)).blocks * BLOCK, 0);
}
