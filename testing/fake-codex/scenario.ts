/** The script of the fake Codex: a JSON file, found through `FAKE_CODEX_SCENARIO`. Every field may be absent. */

/** What the fake Codex does. Without any field each turn says "Done." and completes. */
export interface FakeScenario {
  /** What `--version` prints. Default `codex-cli 0.169.0`. */
  readonly version?: string;
  /** True: `app-server` is an unknown subcommand, as in a Codex that is too old. */
  readonly tooOld?: boolean;
  /** Written to standard error at the start. */
  readonly stderr?: string;
  /** Methods that are never answered. */
  readonly silent?: readonly string[];
  /** Methods that are answered with an error of this message. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Extra fields of the results, by method; they are laid over the usual ones. */
  readonly results?: Readonly<Record<string, object>>;
  /** The steps of the first, second, … turn of a thread; the last list repeats. */
  readonly turns?: readonly (readonly FakeStep[])[];
}

/** One step of a turn. After the last one the turn completes, unless a step has ended it. */
export type FakeStep =
  /** A final or intermediate message. `repeat` makes it very large. */
  | { readonly do: "say"; readonly text: string; readonly repeat?: number }
  /** A real shell command in a session of its own, told with its real output and exit code. */
  | { readonly do: "run"; readonly command: string }
  | { readonly do: "edit"; readonly path: string; readonly kind?: "add" | "delete" | "update" }
  | { readonly do: "plan"; readonly steps: readonly string[] }
  | { readonly do: "pause"; readonly ms: number }
  /** The end of a review: its text, and what the thread's file has as its `review_output`. */
  | { readonly do: "review"; readonly text: string; readonly output?: unknown }
  /** Goes on when the turn is steered, and says what it was told. */
  | { readonly do: "listen" }
  /** Never goes on. */
  | { readonly do: "hang" }
  /** Written to standard output as it is: garbage, or half a line. */
  | { readonly do: "raw"; readonly text: string }
  | { readonly do: "notify"; readonly method: string; readonly params?: object }
  /** A request of the server; the turn waits for the answer. */
  | { readonly do: "ask"; readonly method: string; readonly params?: object }
  | { readonly do: "stderr"; readonly text: string }
  /** An error that Codex means to survive. */
  | { readonly do: "retry"; readonly message: string; readonly codexErrorInfo?: unknown }
  /** The turn ends as failed. */
  | { readonly do: "fail"; readonly message: string; readonly codexErrorInfo?: unknown }
  /** The turn completes, which is stored and never told; that the thread is idle is told if `idle`. */
  | { readonly do: "lose_end"; readonly idle?: boolean }
  | { readonly do: "exit"; readonly code: number }
  | { readonly do: "die"; readonly signal: NodeJS.Signals };
