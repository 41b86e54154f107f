// Which session of which workspace a hook is about, and where the stop gate keeps what it knows of it.

import type { GitPlace } from "../../io/git.ts";
import { realPath } from "../../io/home.ts";
import { gateSessionFolder } from "../../io/stop-gate-store.ts";
import { findWorkspace, isFolder } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";

/** A session of a workspace. */
export interface GateSession {
  readonly workspaceRoot: string;
  /** Where what is known of the session is kept. */
  readonly folder: string;
  readonly git: GitPlace;
}

const GIT_LIMIT_MS = 15_000;

/** The session of a hook; null if it is known in no repository. The client's own folder counts, wherever Bash has gone since. */
export function gateSessionOf(context: Context): GateSession | null {
  const { home, env, sessionId, cwd } = context;
  const folder = realPath(env["CLAUDE_PROJECT_DIR"] || cwd);
  if (sessionId === null || !isFolder(folder)) return null;
  const { root, gitFolders } = findWorkspace(folder);
  if (gitFolders.length === 0) return null;
  const limitMs = limitFrom(context, "CODEX_COMPANION_GIT_LIMIT_MS", GIT_LIMIT_MS);
  return {
    workspaceRoot: root,
    folder: gateSessionFolder(home, root, sessionId),
    git: { root, env, home, limitMs },
  };
}
