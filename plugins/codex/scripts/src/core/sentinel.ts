// The one line by which programs know how a task stands: `[[codex-task status=WORD id=JOB key=value …]]`.
// It stands alone on its line. It is a pointer to a record, never a proof.

import { GAP, spaced } from "./look-alike.ts";

/** The words of the status. */
export const SENTINEL_WORDS = ["complete", "failed", "cancelled", "dispatched", "running", "waiting"] as const;
export type SentinelWord = (typeof SENTINEL_WORDS)[number];

/** A sentinel as read or to be written; `id` is null for a task that never had a job. */
export interface Sentinel {
  readonly word: SentinelWord;
  readonly id: string | null;
  readonly keys: Readonly<Record<string, string>>;
}

const LINE = /^\[\[codex-task((?: [a-z_]+=[A-Za-z0-9._-]+)+)\]\]$/;

// What a reader could take for the opening, if it is lenient or drops or normalises characters. Two brackets and the
// words, in any case or width, with any dash; blanks, backslashes and invisible characters may stand anywhere between.
const BRACKET = /[[\uff3b]/;
let lookAlike: RegExp | null = null;

/** The line, without its line break. Values with characters outside `[A-Za-z0-9._-]` are an error of the caller. */
export function encodeSentinel(sentinel: Sentinel): string {
  const pairs = [
    ["status", sentinel.word],
    ...(sentinel.id === null ? [] : [["id", sentinel.id]]),
    ...Object.entries(sentinel.keys),
  ];
  const line = `[[codex-task ${pairs.map(([key, value]) => `${key}=${value}`).join(" ")}]]`;
  if (!LINE.test(line)) throw new Error(`Not a valid sentinel: ${line}`);
  return line;
}

/**
 * The last sentinel that stands alone on a line of the text; null if there is none. Unknown keys are kept. A line that
 * says a key twice is no sentinel: readers could differ about which one counts.
 */
export function parseSentinel(text: string): Sentinel | null {
  for (const line of text.split(/\r?\n/).reverse()) {
    const sentinel = parseLine(line.trim());
    if (sentinel !== null) return sentinel;
  }
  return null;
}

/** The sentinel on the last line that is not empty, which is where the companion itself prints it; null for any other line. */
export function closingSentinel(text: string): Sentinel | null {
  return parseLine(text.trimEnd().split(/\r?\n/).at(-1)?.trim() ?? "");
}

function parseLine(line: string): Sentinel | null {
  const body = LINE.exec(line)?.[1];
  if (body === undefined) return null;
  const pairs = body.trim().split(" ").map(splitPair);
  const { status, id, ...keys } = Object.fromEntries(pairs);
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) return null;
  const word = SENTINEL_WORDS.find((known) => known === status);
  return word === undefined ? null : { word, id: id ?? null, keys };
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

/** The text with everything that could be taken for a sentinel made harmless and readable; to be applied to all foreign text before it is printed. */
export function defuseSentinels(text: string): string {
  if (!BRACKET.test(text)) return text;
  lookAlike ??= lookAlikePattern();
  return text.replace(lookAlike, "[quoted: $1");
}

/** Made only for texts that may need it: its Unicode classes take a millisecond to build. */
function lookAlikePattern(): RegExp {
  const words = `${spaced("codex")}${GAP}[-_\\p{Pd}\\u2212\\uff3f]${GAP}${spaced("task")}`;
  return new RegExp(`${spaced("[[")}${GAP}(${words})`, "giu");
}
