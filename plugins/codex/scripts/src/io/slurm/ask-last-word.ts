// The engine's word on one job that is not in its list. It is kept for a second: whoever settles a job asks for it more than once,
// and the accounting may be slow.

import { type EngineJob, parseQueue, parseShownJob } from "../../core/slurm/queue.ts";
import { monotonicMs } from "../monotonic.ts";
import { askNow } from "./commands.ts";

const KEPT_MS = 1_000;
const ACCOUNTING_FORMAT = "JobIDRaw,State,Reason,NodeList,JobName"; // As `parseQueue` reads it.
const kept = new Map<string, { readonly word: EngineJob | null; readonly takenAtMs: number }>();

/** What the engine says of a job, asked for it alone; null if it has forgotten it, or gives no answer. */
export function lastWordOn(ref: string, name: string): EngineJob | null {
  const key = `${ref} ${name}`;
  const recent = kept.get(key);
  if (recent !== undefined && monotonicMs() - recent.takenAtMs < KEPT_MS) return recent.word;
  const isIt = (job: EngineJob) => job.ref === ref && job.name === name;
  const word = askController(ref).find(isIt) ?? askAccounting(ref).findLast(isIt) ?? null;
  kept.set(key, { word, takenAtMs: monotonicMs() });
  return word;
}

function askController(ref: string): readonly EngineJob[] {
  const { status, stdout } = askNow("scontrol", ["--all", "show", "job", ref, "--oneliner"]);
  const shown = status === 0 ? parseShownJob(stdout) : null;
  return shown === null ? [] : [shown];
}

/** Several, if the number was given again; the latest is the last. */
function askAccounting(ref: string): readonly EngineJob[] {
  const form = ["--noheader", "--parsable2", `--format=${ACCOUNTING_FORMAT}`];
  const { status, stdout } = askNow("sacct", [...form, "--allocations", "--duplicates", `--jobs=${ref}`]);
  return status === 0 ? parseQueue(stdout).jobs : [];
}
