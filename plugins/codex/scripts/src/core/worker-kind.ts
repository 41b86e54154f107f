// The kind of a worker: from which launch context its job was started. The worker inherits the environment of whoever
// launched it, so what differs between the kinds is that environment, and whether somebody stays to watch.

import type { EnvironmentVariables } from "./environment-fingerprint.ts";

/**
 * `agent`: a Bash call of Claude Code, its agents' and its main thread's alike. `hook`: a hook of Claude Code. `foreground`
 * and `background`: neither, and somebody waits for the end or not.
 */
export const WORKER_KINDS = ["foreground", "background", "agent", "hook"] as const;
export type WorkerKind = (typeof WORKER_KINDS)[number];

/** The variable by which a launcher tells its worker the kind. */
export const WORKER_KIND_NAME = "CODEX_COMPANION_WORKER_KIND";

/** Where a launch happens, as far as a variable of the client can name it. */
export interface LaunchPlace {
  readonly sessionId: string | null;
  readonly workspaceRoot: string;
  readonly home: string;
}

// What Claude Code sets in its hooks and Bash calls. Other variables of its name are the user's settings and stay.
const OF_THE_CLIENT = [
  ...["CLAUDECODE", "CLAUDE_CODE_ENTRYPOINT", "CLAUDE_CODE_SESSION_ID", "CLAUDE_PID", "CLAUDE_ENV_FILE"],
  ...["CLAUDE_PROJECT_DIR", "CLAUDE_PLUGIN_ROOT", "CLAUDE_PLUGIN_DATA"],
];

/** The kind of a worker that is launched with this environment. */
export function workerKind(env: EnvironmentVariables, isUnwatched: boolean): WorkerKind {
  if (env["CLAUDE_PLUGIN_ROOT"]) return "hook";
  if (env["CLAUDECODE"]) return "agent";
  return isUnwatched ? "background" : "foreground";
}

/** The kind that a worker was told. If it was told none: what its environment says. */
export function toldWorkerKind(env: EnvironmentVariables): WorkerKind {
  return WORKER_KINDS.find((kind) => kind === env[WORKER_KIND_NAME]) ?? workerKind(env, false);
}

/** An environment as a launch of this kind has it: without the client's variables, or with those that it sets there. */
export function environmentOfKind(
  env: EnvironmentVariables,
  kind: WorkerKind,
  { sessionId, workspaceRoot, home }: LaunchPlace,
): EnvironmentVariables {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !OF_THE_CLIENT.includes(name)));
  if (kind === "foreground" || kind === "background") return own;
  const client = {
    CLAUDE_CODE_ENTRYPOINT: env["CLAUDE_CODE_ENTRYPOINT"] ?? "cli",
    CLAUDE_CODE_SESSION_ID: sessionId ?? "canary",
  };
  if (kind === "agent") return { ...own, ...client, CLAUDECODE: "1" };
  const folders = { CLAUDE_PROJECT_DIR: workspaceRoot, CLAUDE_PLUGIN_ROOT: home, CLAUDE_PLUGIN_DATA: home };
  return { ...own, ...client, ...folders };
}
