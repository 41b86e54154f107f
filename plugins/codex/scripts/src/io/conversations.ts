// The conversations that Claude Code keeps: `projects/FOLDER/SESSION.jsonl` below its configuration folder. Nothing but
// such a file is ever handed on, and no link leads out of there.

import { readdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { isBelow } from "../core/below.ts";
import type { Environment } from "./home.ts";
import { faultOf } from "./regular-file.ts";

/** A file without links, or what is wrong with it, as the end of a sentence. */
export type Conversation = { readonly path: string } | { readonly why: string };

/** The folders that conversations lie in: the configured one first, then the usual one, where Codex looks. None is named by the current folder, which may be somebody else's. */
export function conversationFolders(env: Environment): readonly string[] {
  const configured = env["CLAUDE_CONFIG_DIR"];
  const usual = join(env["HOME"] ?? homedir(), ".claude");
  const folders = configured === undefined || configured === "" ? [usual] : [configured, usual];
  return [...new Set(folders.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, "projects")))];
}

/** The file of a session's conversation; null if there is none. Which folder it lies in depends on the client's version. */
export function findConversation(env: Environment, sessionId: string): string | null {
  if (!/^[A-Za-z0-9-]+$/.test(sessionId)) return null;
  const files = conversationFolders(env).flatMap((folder) =>
    namesIn(folder).map((name) => join(folder, name, `${sessionId}.jsonl`)),
  );
  return files.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true) ?? null;
}

/** Looks at a file that is named as a conversation; the path is absolute. */
export function lookAtConversation(env: Environment, path: string): Conversation {
  try {
    const real = realpathSync(path);
    const folders = conversationFolders(env);
    if (!folders.some((folder) => liesIn(folder, real)))
      return { why: `it does not lie in ${folders.join(" or ") || "your home folder: HOME is none"}` };
    if (!statSync(real).isFile()) return { why: "it is no regular file" };
    return real.endsWith(".jsonl") ? { path: real } : { why: "its name does not end with .jsonl" };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return { why: `it ${fault}` };
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (faultOf(error) === null) throw error;
    return []; // Not there, or not ours to read.
  }
}

/** `path` is without links. */
function liesIn(folder: string, path: string): boolean {
  try {
    return isBelow(realpathSync(folder), path);
  } catch (error) {
    if (faultOf(error) === null) throw error;
    return false;
  }
}
