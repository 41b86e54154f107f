// The closed list of failure kinds, in the order of the rules, each with what to do about it.

/** Every named kind; `unknown_exit_N` is the one open family. */
export const FAILURE_KINDS = [
  "payload_invalid",
  "cwd_missing",
  "codex_missing",
  "codex_not_executable",
  "config_invalid",
  "route_not_allowed",
  "auth_unavailable",
  "usage_limit",
  "model_unavailable",
  "context_exceeded",
  "sandbox_or_policy_block",
  "rate_limited",
  "overloaded",
  "transient_io",
  "timeout",
  "launch_failed",
  "worker_lost",
  "protocol_error",
  "no_result",
  "verify_failed",
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number] | `unknown_exit_${number}`;

/** What may be tried again: never, after a pause, or once. */
export type RetryClass = "never" | "backoff" | "once";

/** A named failure: what happened, and what to do. `retry` is the class of its kind. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly hint: string;
  readonly fingerprint: string | null;
  readonly retry: RetryClass;
}

const HINTS: Readonly<Record<(typeof FAILURE_KINDS)[number], string>> = {
  payload_invalid: "Correct the task text or the thread it resumes, then start it again.",
  cwd_missing: "Create the folder or pass --cwd.",
  codex_missing: "Install it with `npm install -g @openai/codex`, or set CODEX_COMPANION_CODEX to its path.",
  codex_not_executable: "Make the file executable (chmod +x), or set CODEX_COMPANION_CODEX to another path.",
  config_invalid: "Correct Codex's config.toml; `codex doctor` shows where it is wrong.",
  route_not_allowed: "Choose a model, effort and sandbox that the policy allows.",
  auth_unavailable: "Log in with `codex login`, or set the provider's key where this job runs.",
  usage_limit: "Wait for the limit to reset or raise it, then start the task again.",
  model_unavailable: "Choose another model with --model.",
  context_exceeded: "Give a smaller task, or start a fresh thread with --fresh.",
  sandbox_or_policy_block: "Allow what the task needs (--write, --allow-commit or --sandbox), or change the task.",
  rate_limited: "Wait a little, then continue with --resume.",
  overloaded: "Wait a little, or choose another model, then continue with --resume.",
  transient_io: "Wait a little, check the connection to the model's provider, then continue with --resume.",
  timeout: "Give a longer --timeout, or a smaller task, and continue with --resume.",
  launch_failed: "Read the job's log (`logs`), then start the task again.",
  worker_lost: "See what was left on disk, then continue with --resume.",
  protocol_error: "Update Codex (`npm install -g @openai/codex`), and read the job's log (`logs`).",
  no_result: "Read the job's log (`logs`), then continue with --resume.",
  verify_failed: "Read the check's output, then continue with --resume.",
};

const RETRY: Readonly<Record<(typeof FAILURE_KINDS)[number], RetryClass>> = {
  payload_invalid: "never",
  cwd_missing: "never",
  codex_missing: "never",
  codex_not_executable: "never",
  config_invalid: "never",
  route_not_allowed: "never",
  auth_unavailable: "never",
  usage_limit: "never",
  model_unavailable: "never",
  context_exceeded: "never",
  sandbox_or_policy_block: "never",
  rate_limited: "backoff",
  overloaded: "backoff",
  transient_io: "backoff",
  timeout: "once",
  launch_failed: "never",
  worker_lost: "never",
  protocol_error: "once",
  no_result: "once",
  verify_failed: "never",
};

/** True for a kind of this list, `unknown_exit_N` included. */
export function isFailureKind(text: string): text is FailureKind {
  return (FAILURE_KINDS as readonly string[]).includes(text) || /^unknown_exit_\d+$/.test(text);
}

/** The class of retry that a kind allows. */
export function retryClass(kind: FailureKind): RetryClass {
  return RETRY[kind as keyof typeof RETRY] ?? "once"; // `unknown_exit_N`
}

/** A failure of a kind, with the kind's own hint unless a better one is known. */
export function failure(kind: FailureKind, message: string, hint?: string): Failure {
  const known = HINTS[kind as keyof typeof HINTS];
  return {
    kind,
    message,
    hint: hint ?? known ?? "Read the job's log (`logs`) for the last messages of Codex.",
    fingerprint: null,
    retry: retryClass(kind),
  };
}

/** The failure of a Codex that is not logged in. */
export function loginFailure(): Failure {
  return failure("auth_unavailable", "Codex is not logged in, and the configured provider needs a login.");
}
