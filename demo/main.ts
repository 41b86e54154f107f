/**
 * `npm run demo [-- isolate|cluster] [--keep]`: the main job as a person wants to see it, with the real Codex and a scripted
 * model; or isolated jobs, or a cluster.
 * Exits with 0 when every step showed what it should, 1 when one did not, 130 when it was interrupted.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "../testing/codex-binary.ts";
import { findCodex } from "./find-codex.ts";
import { play } from "./play.ts";
import { playOnCluster } from "./play-cluster.ts";
import { playIsolated } from "./play-isolated.ts";
import { showNote, showSuccess } from "./screen.ts";
import { NotShown } from "./shown.ts";
import { onStage } from "./stage.ts";

const USAGE = `Usage: npm run demo [-- [isolate|cluster] [--keep]]

  isolate   jobs in copies, instead of the main job: diff, apply, the best of three
  cluster   the job on a cluster of three nodes on this machine; needs Slurm, and root
  --keep    leave the folders behind, and say where they are
`;

/** What there is besides the main job, by its word. */
const PLAYS: Readonly<Record<string, typeof play>> = { isolate: playIsolated, cluster: playOnCluster };

class Interrupted extends Error {}

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const surplus = args.find((arg, at) => arg !== "--keep" && (!Object.hasOwn(PLAYS, arg) || at > 0));
  if (surplus !== undefined) {
    console.error(`${surplus === "--help" ? "" : `Could not understand "${surplus}".\n`}${USAGE}`);
    return surplus === "--help" ? 0 : 2;
  }
  const isKept = args.includes("--keep");
  const hasCluster = args.includes("cluster");
  const chosen = PLAYS[args[0] ?? ""] ?? play;
  try {
    if (hasCluster && !canHaveCluster()) return 3;
    const codex = findCodex();
    showNote(`Codex: ${codex.path} (${codex.origin})`);
    const startedAt = performance.now();
    await onStage({ codex: codex.path, isKept, hasCluster, interrupted: interruption(), play: chosen });
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    showSuccess(
      `All as it should be, in ${seconds} s. ${isKept ? "The folders were kept." : "Nothing is left behind."}`,
    );
    return 0;
  } catch (error) {
    if (error instanceof Interrupted) process.exit(130); // The play may still be waiting for something.
    console.error(`The demo failed: ${error instanceof NotShown ? error.message : (error as Error).stack}`);
    return 1;
  }
}

/** Says what a cluster needs that is not here. */
function canHaveCluster(): boolean {
  const tool = join(repositoryRoot(), "tools", "require-programs.mjs");
  return spawnSync(process.execPath, [tool, "cluster"], { stdio: "inherit" }).status === 0;
}

/** Rejects at Ctrl-C, at a request to end, and when nobody reads any more. */
function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    const interrupt = () => reject(new Interrupted());
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, interrupt);
    process.stdout.on("error", interrupt);
  });
}
