// The one table of job kinds: what a job of each kind may do, where it is shown, by what it is counted, and what is asked of
// Codex for it. A new kind is a row here; the types ask for every column.

/** What holds for a kind. */
export interface JobKindFacts {
  /** Whether its turn may change the workspace, if its request says so. */
  readonly mayWrite: boolean;
  /** `everywhere`: in lists, as the newest job, and as news of its end; `on_request`: only to those who ask for its kind or its id. */
  readonly shown: "everywhere" | "on_request";
  /** Whether report and drift gate count it as a run. */
  readonly isCounted: boolean;
  /** Whether incidents and the drift gate keep it out, and its failures open incidents. */
  readonly isGated: boolean;
  /** What Codex is asked for: a turn, a turn that answers by the schema of a review, or the work of its own reviewer. */
  readonly asks: "turn" | "reviewing_turn" | "native_review";
}

const KINDS = {
  task: { mayWrite: true, shown: "everywhere", isCounted: true, isGated: true, asks: "turn" },
  review: { mayWrite: false, shown: "everywhere", isCounted: true, isGated: true, asks: "native_review" },
  "adversarial-review": {
    mayWrite: false,
    shown: "everywhere",
    isCounted: true,
    isGated: true,
    asks: "reviewing_turn",
  },
  // It only tries if jobs can run, on purpose also what may be broken.
  canary: { mayWrite: true, shown: "on_request", isCounted: false, isGated: false, asks: "turn" },
} as const satisfies Readonly<Record<string, JobKindFacts>>;

/** A kind of job that this program can start. */
export type JobKind = keyof typeof KINDS;

/** True for a kind of the table. */
export function isJobKind(kind: string): kind is JobKind {
  return Object.hasOwn(KINDS, kind);
}

/** What holds for a job of a stored kind; one of a later program is shown, told and counted as a task is. */
export function kindFacts(kind: string): JobKindFacts {
  return isJobKind(kind) ? KINDS[kind] : KINDS.task;
}
