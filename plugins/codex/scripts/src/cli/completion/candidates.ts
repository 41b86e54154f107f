// What may stand at the end of a command line that is being typed, from the tables of the commands themselves.

import { COMMON_FLAGS, type Flags } from "../arguments.ts";
import type { Command, CommandTable } from "../command.ts";
import { type Values, valuesOf, wordsOf } from "./values.ts";

/** The whole words that fit, or that it is a path. */
export type Candidates =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "files" | "folders"; readonly words: readonly [] };

/** What completion asks for besides the tables: job ids, newest first. Asked only where a job may stand. */
export type KnownIds = () => readonly string[];

const WITHOUT_COMMAND = ["help", "--help", "--version"];

/**
 * What fits the last of the words behind the program's name. That one is what was typed of it until now, and may be empty.
 * bash splits `--flag=value` at the `=`; zsh does not.
 */
export async function candidatesFor(
  typed: readonly string[],
  table: CommandTable,
  jobs: KnownIds,
): Promise<Candidates> {
  const words = joinedAtEquals(typed);
  const [name = ""] = words;
  const names = Object.keys(table);
  if (words.length < 2) return fitting("", [...names, ...WITHOUT_COMMAND], name);
  if (name === "help") return words.length > 2 ? NONE : fitting("", names, words[1] ?? "");
  const load = Object.hasOwn(table, name) ? table[name] : undefined;
  if (load === undefined) return NONE;
  return inCommand((await load()).command, words.slice(1), typed.at(-1) !== words.at(-1), jobs);
}

const NONE: Candidates = { kind: "words", words: [] };

/** `--flag`, `=`, `value` as the one word `--flag=value`. */
function joinedAtEquals(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const [at, word] of words.entries()) {
    const last = joined.at(-1) ?? "";
    const goesOn = (word === "=" && /^--[a-z-]+$/.test(last)) || (words[at - 1] === "=" && last.endsWith("="));
    if (goesOn) joined.pop();
    joined.push(goesOn ? last + word : word);
  }
  return joined;
}

/** `isSplit`: the shell sees only the value of `--flag=value`. */
function inCommand(command: Command, words: readonly string[], isSplit: boolean, jobs: KnownIds): Candidates {
  const flags: Flags = { ...COMMON_FLAGS, ...command.flags };
  const [current = "", before = ""] = [words.at(-1), words.at(-2)];
  if (words.slice(0, -1).includes("--")) return NONE;
  const [, withValue = null, value = ""] = /^--([a-z-]+)=(.*)$/s.exec(current) ?? [];
  if (withValue !== null) {
    const lead = isSplit ? "" : `--${withValue}=`;
    return fromValues(valuesOf(command.help, withValue), lead, value, jobs);
  }
  const flag = flagNamed(before, flags);
  if (flag !== null && flags[flag]?.type === "string")
    return fromValues(valuesOf(command.help, flag), "", current, jobs);
  if (!current.startsWith("-")) return fromValues(wordsOf(command.help), "", current, jobs);
  const unused = Object.keys(flags).filter((each) => !words.includes(`--${each}`));
  return fitting(
    "",
    unused.map((each) => `--${each}`),
    current,
  );
}

/** The flag of a word, by its name or its letter; null if it is none. */
function flagNamed(word: string, flags: Flags): string | null {
  return Object.keys(flags).find((each) => word === `--${each}` || word === `-${flags[each]?.short ?? "-"}`) ?? null;
}

/** Values may be several with commas between them: the last one is completed. */
function fromValues(values: Values, lead: string, value: string, jobs: KnownIds): Candidates {
  if (values === "files" || values === "folders") return { kind: values, words: [] };
  const begun = value.slice(0, value.lastIndexOf(",") + 1);
  return fitting(lead + begun, values === "jobs" ? jobs() : values, value.slice(begun.length));
}

function fitting(lead: string, words: readonly string[], begun: string): Candidates {
  return { kind: "words", words: words.filter((each) => each.startsWith(begun)).map((each) => lead + each) };
}
