// Why it is not certain that a job changed nothing: each reason names what was not looked at. Names of files are
// foreign text: they come on one line, in quotation marks, and nothing in them reads as a line of ours.

import { oneLine, printable } from "../text.ts";

/** The folder is not there any more, or another one is in its place. */
export function goneReason(folder: string): string {
  return `the folder ${named(folder)}, which was removed, renamed or replaced while the job ran`;
}

/** Git did not tell; `why` is a clause. */
export function gitReason(why: string): string {
  return `the repository, because ${why}`;
}

/** Git cannot tell whether this path differs; `why` is a clause. */
export function untoldReason(path: string, why: string): string {
  return `${named(path)}, because ${why}`;
}

/** Something that Git does not compare is younger than the turn. */
export function youngReason(paths: readonly string[], hasRepository: boolean): string {
  const why = hasRepository ? "of which Git does not tell" : "and there is no repository to tell how";
  return `what changed in ${paths.map(named).join(", ")} after the turn had begun, ${why}`;
}

/** An entry has come to a folder, or gone from it. */
export function listReason(folder: string): string {
  return `what was added to ${named(folder)} or removed from it after the turn had begun`;
}

/** The folder could not be read, though it could be written. */
export function unreadReason(paths: readonly string[]): string {
  return `what lies in ${paths.map(named).join(", ")}, which may be written but not read`;
}

/** There was no time to look at all of it. */
export function limitReason(path: string, limitMs: number): string {
  return `what comes after ${named(path)}: a look takes ${limitMs / 1_000} s at most`;
}

/** The folder's file system may go by another clock than those that were read before the turn. */
export function clockReason(folder: string): string {
  return `what changed in ${named(folder)}, whose file system has a clock of its own`;
}

/** No sandbox kept the turn to the folder. */
export function unconfinedReason(folder: string): string {
  return `all that lies outside of ${named(folder)}, where no sandbox kept Codex from writing`;
}

export const TOOLS_REASON = "what tools of MCP servers did, which run outside of the sandbox";
export const CLOCK_REASON = "what changed while the system's clock was set back";

function named(path: string): string {
  return JSON.stringify(oneLine(printable(path), 120));
}
