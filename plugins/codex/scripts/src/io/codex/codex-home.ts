// Where Codex keeps its own files.

import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../home.ts";

/** Codex's home folder, as it finds it itself; it need not exist. */
export function codexHome(env: Environment): string {
  return env["CODEX_HOME"] ?? join(env["HOME"] ?? homedir(), ".codex");
}
