// The worktree that Claude Code makes for one agent (`isolation: "worktree"`). When the agent returns, the client
// removes it, unless it looks changed. Whoever still works in it then works nowhere. It is known by the client's own
// lock, or by its place if that could not be made. Claude Code 2.1.197 to 2.1.332.

import { readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { findWorkspace } from "./workspace.ts";

const LOCK = /^claude agent /;
const PLACE = join(sep, ".claude", "worktrees", "agent-");

/** The main checkout of an agent's own worktree; null for any other folder. */
export function mainCheckoutOfAgent(folder: string): string | null {
  const { root, gitFolders } = findWorkspace(folder);
  const [own, common] = gitFolders;
  if (own === undefined || common === undefined) return null; // No linked worktree.
  const isAgents = LOCK.test(lockOf(own)) || root.includes(PLACE);
  return isAgents ? (basename(common) === ".git" ? dirname(common) : common) : null;
}

function lockOf(gitFolder: string): string {
  try {
    return readFileSync(join(gitFolder, "locked"), "utf8");
  } catch {
    return ""; // Not locked.
  }
}
