// The three events at the boundary between a job and Codex's process: at the launch, after the exit, and what a failure
// was called. They stand in the job's event log. None of them holds the prompt or the value of a secret.

import type { EnvironmentFingerprint } from "./environment-fingerprint.ts";
import type { Basis } from "./failure/classify.ts";
import type { Failure } from "./failure/kinds.ts";
import type { RetryDecision } from "./failure/retry.ts";
import type { EventLine } from "./job/event-line.ts";
import { choiceWords } from "./job/request.ts";
import type { WorkerKind } from "./worker-kind.ts";

/** One attempt of one job, in every event of it. */
export interface Dispatch {
  readonly dispatch_id: string;
  /** The launch context. */
  readonly worker_kind: WorkerKind;
  /** Whose jobs it stands among: the client's session, or else the workspace. */
  readonly queue_id: string;
}

/** What is known before the launch. */
export interface Prepared {
  readonly cwd: string;
  readonly cwd_exists: boolean;
  readonly repository: string | null;
  readonly argv: readonly string[];
  /** Null if there is no such program. */
  readonly codex_path: string | null;
  readonly env_fingerprint: EnvironmentFingerprint;
  readonly prompt_bytes: number;
  readonly timeout_ms: number | null;
  readonly route: KnownRoute;
  /** What this attempt records beyond the one before it; only if it does. */
  readonly diagnostics?: readonly string[];
}

/** The route as far as it is known before Codex tells it; `default` is Codex's own choice. */
export interface KnownRoute {
  readonly model: string;
  readonly effort: string;
  readonly sandbox: string;
}

/** What is known after the exit. `status` is the word for the run's end; the tails are of at most 600 characters. */
export interface Exited {
  readonly status: string;
  readonly exit_code: number;
  readonly signal: string | null;
  readonly duration_ms: number;
  readonly stdout_bytes: number;
  readonly stderr_bytes: number;
  readonly stdout_tail: string;
  readonly stderr_tail: string;
  /** Files of the job with more of it, as full paths. */
  readonly artifacts: readonly string[];
}

/** What is written in one line at most, in bytes. */
const MOST_EVENT_LINE_BYTES = 4_096;
const MOST_TAIL = 600;
// Room for the time that the log adds.
const MOST_EVENT_BYTES = MOST_EVENT_LINE_BYTES - 64;

/** The line at the launch. */
export function prepareLine(dispatch: Dispatch, prepared: Prepared): EventLine {
  return fitting({ type: "runner_prepare", ...dispatch, ...prepared });
}

/** The line after the exit. */
export function exitLine(dispatch: Dispatch, exited: Exited): EventLine {
  const { stdout_tail, stderr_tail } = exited;
  const tails = { stdout_tail: stdout_tail.slice(-MOST_TAIL), stderr_tail: stderr_tail.slice(-MOST_TAIL) };
  return fitting({ type: "runner_exit", ...dispatch, ...exited, ...tails });
}

/** The line with the first useful label, and what follows from it. */
export function classifiedLine(
  dispatch: Dispatch,
  { kind, hint, fingerprint }: Failure,
  named: { readonly basis: Basis | null; readonly rule: string | null },
  decision: RetryDecision,
): EventLine {
  const retry = decision.retry ? `after ${decision.afterMs} ms${routeWords(decision)}` : `no: ${decision.why}`;
  return fitting({
    type: "runner_classified_failure",
    ...dispatch,
    classifier: kind,
    ...named,
    fingerprint,
    retry,
    hint,
  });
}

function routeWords({ goesOnWith: route }: Extract<RetryDecision, { retry: true }>): string {
  return route === undefined ? "" : `, with ${choiceWords(route)}`;
}

/** The line with its longest strings cut until it fits. */
function fitting(line: EventLine): EventLine {
  const size = new TextEncoder().encode(JSON.stringify(line)).length;
  if (size <= MOST_EVENT_BYTES) return line;
  const texts = Object.entries(line).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const longest = texts.toSorted(([, a], [, b]) => b.length - a.length)[0];
  if (longest === undefined || longest[1].length < 2) return { type: line.type, dispatch_id: line["dispatch_id"] };
  const [name, text] = longest;
  return fitting({ ...line, [name]: text.slice(-Math.floor(text.length / 2)) });
}
