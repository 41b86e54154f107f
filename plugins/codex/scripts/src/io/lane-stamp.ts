// What the preflight looks at, as one short text: a closed lane opens when it changes.

import { sha256 } from "../core/sha256.ts";
import type { Environment } from "./home.ts";
import { policyPaths } from "./policy-files.ts";
import { fileStamp, loginKey, probeKey } from "./preflight-cache.ts";

// The companion's own variables differ from worker to launcher and from client to client, and change nothing for Codex.
const OWN = /^CODEX_COMPANION_|^CODEX_THREAD_ID$/;

/** Sixteen hex digits that change with Codex's binary, configuration and login, the policies, and the variables that are set. */
export function laneStamp(home: string, executable: string, workspaceRoot: string, env: Environment): string {
  const looks = [probeKey(executable, workspaceRoot, foreign(env)), ...policyPaths(home, workspaceRoot).map(fileStamp)];
  return sha256(looks.join("\n")).slice(0, 16);
}

/** The same for a login: it changes with Codex's binary, configuration and login, and is the same in every workspace. */
export function loginStamp(executable: string, env: Environment): string {
  return sha256(loginKey(executable, foreign(env))).slice(0, 16);
}

function foreign(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.test(name)));
}
