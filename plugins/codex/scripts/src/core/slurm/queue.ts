// What Slurm says of its jobs: the lines of squeue, and what scontrol and sacct say of one job.

/** How a job stands in the engine, in its own words. */
export interface EngineJob {
  /** The engine's id for it. */
  readonly ref: string;
  /** Its name, which is ours for the job. */
  readonly name: string;
  /** `PENDING`, `RUNNING`, … */
  readonly state: string;
  /** Why it stands so: `Resources`, `Priority`, …; `None` if there is nothing to say. */
  readonly reason: string;
  /** Where it runs; empty if nowhere. */
  readonly nodes: string;
}

/** The fields that are asked of squeue, in the order in which `parseQueue` reads them. */
export const QUEUE_FORMAT = "%i|%T|%r|%N|%j";

// They are over, whatever is still being tidied up. A job in any other state may still run, or run yet.
const ENDED = [
  "BOOT_FAIL",
  "CANCELLED",
  "COMPLETED",
  "DEADLINE",
  "FAILED",
  "NODE_FAIL",
  "OUT_OF_MEMORY",
  "PREEMPTED",
  "REVOKED",
  "TIMEOUT",
];

/**
 * Reads what squeue printed. A reason may hold bars, so what stands behind it is counted from the end: our names hold none, and of
 * other jobs the names are not needed. `isWhole` is false if there are lines of another form, which are passed over.
 */
export function parseQueue(text: string): { readonly jobs: readonly EngineJob[]; readonly isWhole: boolean } {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const jobs = lines.flatMap((line) => {
    const [ref, state, ...others] = line.split("|");
    const [nodes, name] = others.splice(-2);
    if (!ref || !state || nodes === undefined || name === undefined || others.length === 0) return [];
    return [{ ref, state, reason: others.join("|"), nodes, name }];
  });
  return { jobs, isWhole: jobs.length === lines.length };
}

/** True if a job in this state is over. `CANCELLED by 0` is a state too. */
export function isEndedState(state: string): boolean {
  return ENDED.includes(stateWord(state));
}

/** The state of a job of which `scontrol show job --oneliner` was asked; null if it says none. */
export function parseShownJob(text: string): EngineJob | null {
  const field = (name: string) => new RegExp(`(?:^|\\s)${name}=(\\S*)`, "u").exec(text)?.[1] ?? "";
  const [ref, state] = [field("JobId"), field("JobState")];
  if (ref === "" || state === "") return null;
  return { ref, state, reason: field("Reason"), nodes: field("NodeList"), name: field("JobName") };
}

/** The first word of a state, without what stands behind it. */
export function stateWord(state: string): string {
  return /^[A-Z_]+/u.exec(state)?.[0] ?? state;
}
