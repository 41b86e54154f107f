// The engine's word on one job that is not in its list. It is kept for a second: whoever settles a job asks for it more than once,
// and the accounting may be slow.

import type { LastWord } from "../../core/slurm/last-word.ts";
import { type EngineJob, parseQueue, parseShownJob } from "../../core/slurm/queue.ts";
import { monotonicMs } from "../monotonic.ts";
import { askNow } from "./commands.ts";

const KEPT_MS = 1_000;
const ACCOUNTING_FORMAT = "JobIDRaw,State,Reason,NodeList,JobName"; // As `parseQueue` reads it.
const kept = new Map<string, { readonly word: LastWord; readonly takenAtMs: number }>();

/** What the engine says of a job, asked for it alone. */
export function lastWordOn(ref: string, name: string): LastWord {
  const key = `${ref} ${name}`;
  const recent = kept.get(key);
  if (recent !== undefined && monotonicMs() - recent.takenAtMs < KEPT_MS) return recent.word;
  const word = ask(ref, (job) => job.ref === ref && job.name === name);
  kept.set(key, { word, takenAtMs: monotonicMs() });
  return word;
}

function ask(ref: string, isIt: (job: EngineJob) => boolean): LastWord {
  const shown = askController(ref, isIt);
  if (typeof shown === "object") return shown;
  const counted = askAccounting(ref, isIt);
  return typeof counted === "object" || shown === "forgotten" ? counted : "silent";
}

function askController(ref: string, isIt: (job: EngineJob) => boolean): LastWord {
  const { status, stdout, stderr } = askNow("scontrol", ["--all", "show", "job", ref, "--oneliner"]);
  const shown = status === 0 ? parseShownJob(stdout) : null;
  if (shown !== null) return isIt(shown) ? shown : "forgotten"; // The number is another job's by now.
  return stderr.includes("Invalid job id") ? "forgotten" : "silent";
}

/** Of several jobs that have had the number, the latest is the last. Where nothing is accounted, nothing is known. */
function askAccounting(ref: string, isIt: (job: EngineJob) => boolean): LastWord {
  const form = ["--noheader", "--parsable2", `--format=${ACCOUNTING_FORMAT}`];
  const asked = [...form, "--allocations", "--duplicates", `--jobs=${ref}`];
  const { status, stdout, stderr } = askNow("sacct", asked);
  if (status === 0) return parseQueue(stdout).jobs.findLast(isIt) ?? "forgotten";
  return /accounting storage is disabled|is not installed/u.test(stderr) ? "forgotten" : "silent";
}
