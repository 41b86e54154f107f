// The one table of failure kinds, in the order of the rules: what to do about each, whether it is tried again, whom it keeps
// out, and what the report counts it as. Contract section 5.

import type { Mode } from "../reliability/modes.ts";
import { isModelLimit } from "./model-limit.ts";

/** What may be tried again: never, after a pause, or once. */
export type RetryClass = "never" | "backoff" | "once";

/** Whom a failure keeps out of its lane: nobody, the same payload, or every job of the lane. */
export type FailureScope = "none" | "payload" | "lane";

/**
 * What holds for a kind. `mode` is null for a refusal by the user's own limits: it is no failure of a run, makes no incident
 * and is not counted. `countsAgainstRoute` is false for what another model and effort would have met as well: login, limits
 * of the plan, set-up, network, the task itself, the machine, the user.
 */
export interface KindFacts {
  readonly hint: string;
  /** Only if the same work cannot go on before something outside it was mended: `setup` shows what. */
  readonly needsSetUp?: true;
  readonly retry: RetryClass;
  readonly scope: FailureScope;
  readonly mode: Mode | null;
  readonly countsAgainstRoute: boolean;
}

const KINDS = {
  payload_invalid: {
    hint: "Correct the task text or the thread it resumes, then start it again.",
    retry: "never",
    scope: "payload",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  cwd_missing: {
    hint: "Create the folder or pass --cwd.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  codex_missing: {
    hint: "Install it with `npm install -g @openai/codex`, or set CODEX_COMPANION_CODEX to its path.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  codex_not_executable: {
    hint: "Make the file executable (chmod +x), or set CODEX_COMPANION_CODEX to another path.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  config_invalid: {
    hint: "Correct Codex's config.toml; `codex doctor` shows where it is wrong.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  route_not_allowed: {
    hint: "Choose a model, effort and sandbox that the policy allows.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  auth_unavailable: {
    hint: "Log in with `codex login`, or set the provider's key where this job runs.",
    needsSetUp: true,
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  usage_limit: {
    hint: "Wait for the limit to reset or raise it, then start the task again.",
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  model_unavailable: {
    hint: "Choose another model with --model.",
    retry: "never",
    scope: "lane",
    mode: "blocked",
    countsAgainstRoute: true,
  },
  context_exceeded: {
    hint: "Give a smaller task, or start a fresh thread with --fresh.",
    retry: "never",
    scope: "payload",
    mode: "abandoned_loop",
    countsAgainstRoute: true,
  },
  sandbox_or_policy_block: {
    hint: "Allow what the task needs (--write, --allow-commit or --sandbox), or change the task.",
    retry: "never",
    scope: "payload",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  rate_limited: {
    hint: "Wait a little, then continue with --resume.",
    retry: "backoff",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: true,
  },
  overloaded: {
    hint: "Wait a little, or choose another model, then continue with --resume.",
    retry: "backoff",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: true,
  },
  transient_io: {
    hint: "Wait a little, check the connection to the model's provider, then continue with --resume.",
    retry: "backoff",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  timeout: {
    hint: "Give a longer --timeout, or a smaller task, and continue with --resume.",
    retry: "once",
    scope: "none",
    mode: "abandoned_loop",
    countsAgainstRoute: true,
  },
  launch_failed: {
    hint: "Read the job's log (`logs`), then start the task again.",
    retry: "never",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  worker_lost: {
    hint: "See what was left on disk, then continue with --resume.",
    retry: "never",
    scope: "none",
    mode: "abandoned_loop",
    countsAgainstRoute: false,
  },
  protocol_error: {
    hint: "Update Codex (`npm install -g @openai/codex`), and read the job's log (`logs`).",
    retry: "once",
    scope: "none",
    mode: "abandoned_loop",
    countsAgainstRoute: true,
  },
  no_result: {
    hint: "Read the job's log (`logs`), then continue with --resume.",
    retry: "once",
    scope: "none",
    mode: "noop",
    countsAgainstRoute: true,
  },
  verify_failed: {
    hint: "Read the check's output, then continue with --resume.",
    retry: "never",
    scope: "none",
    mode: "ci_break",
    countsAgainstRoute: true,
  },
  stalled: {
    hint: "Read its last message (`result`) and its log (`logs`), then continue with --resume.",
    retry: "never",
    scope: "none",
    mode: "abandoned_loop",
    countsAgainstRoute: true,
  },
  prepare_failed: {
    hint: "Read what the command of --prepare printed, correct it, then start the task again.",
    retry: "never",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  dependency_failed: {
    hint: "See how the job before it ended (`result`), then start this task again.",
    retry: "never",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  disk_full: {
    hint: "Free some space on the disk that holds the state home, see what was left in the workspace, then continue with --resume.",
    retry: "never",
    scope: "none",
    mode: "blocked",
    countsAgainstRoute: false,
  },
  gate_closed: {
    hint: "See `report`; --ignore-gate starts it all the same.",
    retry: "never",
    scope: "none",
    mode: null,
    countsAgainstRoute: false,
  },
  no_slot: {
    hint: "Wait until a job has ended (`status --everywhere`), or raise the limit in the policy.",
    retry: "never",
    scope: "none",
    mode: null,
    countsAgainstRoute: false,
  },
  usage_reserved: {
    hint: "Wait for the limit to reset, or raise usage.block in the policy.",
    retry: "never",
    scope: "none",
    mode: null,
    countsAgainstRoute: false,
  },
  copy_limit: {
    hint: "Discard copies that are not needed any more (`discard`), or raise copyLimit in the policy.",
    retry: "never",
    scope: "none",
    mode: null,
    countsAgainstRoute: false,
  },
} as const satisfies Readonly<Record<string, KindFacts>>;

const UNKNOWN_EXIT: KindFacts = {
  hint: "Read the job's log (`logs`) for the last messages of Codex.",
  retry: "once",
  scope: "none",
  mode: "abandoned_loop",
  countsAgainstRoute: true,
};

type NamedKind = keyof typeof KINDS;

/** Every named kind; `unknown_exit_N` is the one open family. */
export const FAILURE_KINDS: readonly NamedKind[] = Object.keys(KINDS).filter(isNamed);

export type FailureKind = NamedKind | `unknown_exit_${number}`;

/** A named failure: what happened, and what to do. `retry` is the class of its kind. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly hint: string;
  readonly fingerprint: string | null;
  readonly retry: RetryClass;
  /** The last lines that Codex, or else the worker, said of itself on stderr, the oldest first; only if there are any. */
  readonly said?: readonly string[];
}

/** True for a kind of this list, `unknown_exit_N` included. */
export function isFailureKind(text: string): text is FailureKind {
  return isNamed(text) || /^unknown_exit_\d+$/.test(text);
}

function isNamed(text: string): text is NamedKind {
  return Object.hasOwn(KINDS, text);
}

/** What holds for a kind. */
export function factsOf(kind: FailureKind): KindFacts {
  return isNamed(kind) ? KINDS[kind] : UNKNOWN_EXIT;
}

/** True for a failure that is of the login: it hits every workspace and every route alike. The limit of one model does not. */
export function isOfLogin({ kind, message }: Pick<Failure, "kind" | "message">): boolean {
  return kind === "auth_unavailable" || (kind === "usage_limit" && !isModelLimit(message));
}

/** True for a kind that names no cause: what was said on stderr tells one such end from another. */
export function isUnexplained(kind: FailureKind): boolean {
  return kind === "protocol_error" || kind === "launch_failed" || !isNamed(kind);
}

/** The class of retry that a kind allows. */
export function retryClass(kind: FailureKind): RetryClass {
  return factsOf(kind).retry;
}

/** True for a refusal by the user's own limits: no incident, no closed lane, not counted by report or gate. */
export function isOwnLimit(kind: FailureKind): boolean {
  return factsOf(kind).mode === null;
}

/** A failure of a kind, with the kind's own hint unless a better one is known. */
export function failure(kind: FailureKind, message: string, hint?: string): Failure {
  const facts = factsOf(kind);
  return { kind, message, hint: hint ?? facts.hint, fingerprint: null, retry: facts.retry };
}

/** The failure of a Codex that is not logged in. */
export function loginFailure(): Failure {
  return failure("auth_unavailable", "Codex is not logged in, and the configured provider needs a login.");
}
