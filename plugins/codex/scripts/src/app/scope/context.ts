// What every use case is told of its surroundings; nothing below reads the process's own environment or folder.

import { resolve } from "node:path";
import { type Environment, realPath, resolveHome } from "../../io/home.ts";

/** `home` is the state home; `sessionId` the client's, null outside any client; `now` gives ISO 8601 UTC. */
export interface Context {
  readonly home: string;
  readonly env: Environment;
  readonly cwd: string;
  readonly sessionId: string | null;
  readonly now: () => string;
}

/** The surroundings of a process; `folder` is a folder asked for by flag, relative to the process's own. */
export function createContext(env: Environment, processCwd: string, folder: string | null): Context {
  const sessionId = env["CODEX_COMPANION_SESSION_ID"] || env["CLAUDE_CODE_SESSION_ID"] || null;
  return {
    home: resolveHome(env),
    env,
    cwd: realPath(folder === null ? processCwd : resolve(processCwd, folder)),
    sessionId,
    now: () => new Date().toISOString(),
  };
}
