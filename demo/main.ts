/**
 * `npm run demo [-- isolate] [--keep]`: the main job as a person wants to see it, with the real Codex and a scripted model; or
 * isolated jobs.
 * Exits with 0 when every step showed what it should, 1 when one did not, 130 when it was interrupted.
 */
import { findCodex } from "./find-codex.ts";
import { play } from "./play.ts";
import { playIsolated } from "./play-isolated.ts";
import { showNote, showSuccess } from "./screen.ts";
import { NotShown } from "./shown.ts";
import { onStage } from "./stage.ts";

const USAGE = `Usage: npm run demo [-- [isolate] [--keep]]

  isolate   jobs in copies, instead of the main job: diff, apply, the best of three
  --keep    leave the folders behind, and say where they are
`;

class Interrupted extends Error {}

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const surplus = args.find((arg) => arg !== "--keep" && arg !== "isolate");
  if (surplus !== undefined) {
    console.error(`${surplus === "--help" ? "" : `Could not understand "${surplus}".\n`}${USAGE}`);
    return surplus === "--help" ? 0 : 2;
  }
  const isKept = args.includes("--keep");
  const chosen = args.includes("isolate") ? playIsolated : play;
  try {
    const codex = findCodex();
    showNote(`Codex: ${codex.path} (${codex.origin})`);
    const startedAt = performance.now();
    await onStage({ codex: codex.path, isKept, interrupted: interruption(), play: chosen });
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

/** Rejects at Ctrl-C, at a request to end, and when nobody reads any more. */
function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    const interrupt = () => reject(new Interrupted());
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, interrupt);
    process.stdout.on("error", interrupt);
  });
}
