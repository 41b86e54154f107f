// Strict command lines: an unknown flag is an error, never prompt text.

import { type ParseArgsConfig, parseArgs } from "node:util";
import { parseDuration } from "../core/duration.ts";
import { isGroupReference } from "../core/group/membership.ts";
import { nearest } from "../core/nearest.ts";
import { usageError } from "./errors.ts";

/** The flags of a command, in the terms of Node's `parseArgs`. */
export type Flags = NonNullable<ParseArgsConfig["options"]>;

/** A parsed command line. A repeated flag counts once, with its last value. */
export interface Arguments {
  readonly words: readonly string[];
  has(flag: string): boolean;
  /** The value of a flag; null if it is absent. */
  text(flag: string): string | null;
  /** A duration in milliseconds; null if it is absent. */
  duration(flag: string): number | null;
  /** A whole number of at least `least`; null if it is absent. */
  count(flag: string, least: number): number | null;
}

/** Flags that every command takes. */
export const COMMON_FLAGS = {
  cwd: { type: "string", short: "C" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

/** Parses the words behind a command's name. Throws a usage error for anything that is not declared. */
export function parseArguments(args: readonly string[], flags: Flags): Arguments {
  const { values, positionals } = parse(args, { ...COMMON_FLAGS, ...flags });
  const text = (flag: string): string | null => {
    const value = values[flag];
    return typeof value === "string" ? value : null;
  };
  return {
    words: positionals,
    has: (flag) => values[flag] !== undefined,
    text,
    duration(flag) {
      const value = text(flag);
      const ms = value === null ? null : parseDuration(value);
      if (value !== null && ms === null)
        throw usageError(`Could not read --${flag} "${value}": it is not a duration.`, "Give 90s, 10m or 2h.");
      return ms;
    },
    count(flag, least) {
      const value = text(flag);
      if (value === null) return null;
      const number = Number(value);
      if (!/^\d{1,15}$/.test(value) || number < least) {
        throw usageError(`Could not read --${flag} "${value}": it is not a whole number of at least ${least}.`);
      }
      return number;
    },
  };
}

/** Refuses flags that contradict each other. */
export function forbidTogether(parsed: Arguments, ...pairs: readonly (readonly [string, string])[]): void {
  for (const [a, b] of pairs) {
    if (parsed.has(a) && parsed.has(b))
      throw usageError(`Could not use --${a} with --${b}: they contradict each other.`, "Leave one of them out.");
  }
}

/** The job references of a command that takes several. */
export function jobReferences(parsed: Arguments): readonly string[] {
  for (const word of parsed.words) checkReference(word);
  return [...new Set(parsed.words)];
}

/** The one optional job reference of a command. */
export function jobReference(parsed: Arguments): string | null {
  const [reference, surplus] = parsed.words;
  if (surplus !== undefined) throw usageError(`Could not use "${surplus}": at most one job can be named.`);
  if (reference !== undefined) checkReference(reference);
  return reference ?? null;
}

/** The reference, if it can only mean a group. */
export function groupReference(reference: string | null | undefined): string | null {
  return reference != null && isGroupReference(reference) ? reference : null;
}

/** An empty one is most likely a variable that is not set: it names no job, and not the newest one either. */
function checkReference(reference: string): void {
  if (reference.trim() === "")
    throw usageError("Could not use an empty JOB: it names none.", "Give an id, or leave JOB out for the newest one.");
}

function parse(args: readonly string[], options: Flags) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message.split(/\.(?=\n| To specify)/)[0] : String(error);
    const meant = meantFlag(String(message), options);
    const hint = `${meant === null ? "" : `Did you mean ${meant}? `}See --help.`;
    throw usageError(`Could not read the command line: ${message}.`.replace(/\.\.$/, "."), hint);
  }
}

/** The flag that an unknown one, as Node's message names it, was meant to be. */
function meantFlag(message: string, options: Flags): string | null {
  const [, unknown] = /^Unknown option '--([^']+)'/.exec(message) ?? [];
  const meant = unknown === undefined ? null : nearest(unknown, Object.keys(options));
  return meant === null ? null : `--${meant}`;
}
