// The ways in which a run fails, what each mostly comes from, and what mends it. A run has any number of them.
// The definitions stand in `docs/formats/report.md`.

/** The modes, in the order in which they are shown. */
export const MODES = ["noop", "blocked", "low_productivity", "abandoned_loop", "ci_break", "routing_mismatch"] as const;
export type Mode = (typeof MODES)[number];

/** What a mode is, as the end of the sentence "the run …", its likely cause, and the lever to move. */
export interface ModeFacts {
  readonly meaning: string;
  readonly cause: string;
  readonly fix: string;
}

/** One value for each mode. */
export type PerMode<T> = Readonly<Record<Mode, T>>;

export const MODE_FACTS: PerMode<ModeFacts> = {
  noop: {
    meaning: "ended by itself and left nothing behind",
    cause: "There was nothing to do, or the task did not say what to change.",
    fix: "Hand over tasks that name the change, keep the queue filled, and start no run when it is empty.",
  },
  blocked: {
    meaning: "had work and could not go on without somebody else",
    cause: "A login, a limit, an approval, the service or the set-up stood in the way.",
    fix: "Remove the obstacle that the jobs name (see codex-companion setup and codex-companion incidents), and start fewer runs until it is gone.",
  },
  low_productivity: {
    meaning: "left something, but less than a third of what it set out to do",
    cause: "The task was larger than the time or the context that the run had, or had no focus.",
    fix: "Cut the tasks to what one run can finish, and say what done means.",
  },
  abandoned_loop: {
    meaning: "began something and stopped before it was closed",
    cause: "The runs are too long or the tasks too large: they are cut off, lost, or stop with steps still open.",
    fix: "Break the tasks into phases that each end in a commit, then continue with --resume; look at time limits.",
  },
  ci_break: {
    meaning: "left work that does not pass its check",
    cause: "The work was handed in without having been checked, or the check came too late.",
    fix: "Let each task run the check before it ends, and merge nothing that has not passed it.",
  },
  routing_mismatch: {
    meaning: "went to a route that does not fit the work",
    cause: "What chooses model, effort, sandbox or category for a task chooses badly.",
    fix: "Give writing tasks --write, name a model that is really yours, and correct what does the choosing.",
  },
};

/** One value for each mode, made by a function. */
export function perMode<T>(make: (mode: Mode) => T): PerMode<T> {
  return {
    noop: make("noop"),
    blocked: make("blocked"),
    low_productivity: make("low_productivity"),
    abandoned_loop: make("abandoned_loop"),
    ci_break: make("ci_break"),
    routing_mismatch: make("routing_mismatch"),
  };
}

/** True for the name of a mode. */
export function isMode(text: unknown): text is Mode {
  return MODES.some((mode) => mode === text);
}
