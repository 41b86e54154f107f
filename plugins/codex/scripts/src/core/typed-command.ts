// A command as it can be typed where a text is read.

/** In Claude Code, or in a shell. */
export type Reader = "client" | "shell";

/** The commands that have a slash command of their own: the files in `plugins/codex/commands` whose name is a command's. */
export const SLASH_COMMANDS = [
  "adversarial-review",
  "apply",
  "cancel",
  "diff",
  "discard",
  "explain",
  "logs",
  "queue",
  "report",
  "result",
  "review",
  "say",
  "setup",
  "status",
  "transfer",
] as const;

/** Who reads what a process prints, by its environment. */
export function readerIn(env: Readonly<Record<string, string | undefined>>): Reader {
  return env["CLAUDECODE"] ? "client" : "shell";
}

/** Commands whose slash command has another name. */
const CALLED_OTHERWISE: ReadonlyMap<string, string> = new Map([["task", "rescue"]]);

/** `result ID` as `/codex:result ID` in the client, as `codex-companion result ID` elsewhere, and if there is no such slash command. */
export function typedCommand(reader: Reader, words: string): string {
  const [name = "", ...others] = words.split(" ");
  const slash = CALLED_OTHERWISE.get(name) ?? SLASH_COMMANDS.find((known) => known === name);
  return reader === "client" && slash !== undefined
    ? [`/codex:${slash}`, ...others].join(" ")
    : `codex-companion ${words}`;
}

const SLASHED = [...SLASH_COMMANDS, ...CALLED_OTHERWISE.keys()].join("|");
const NAMED = new RegExp(`(?:codex-companion |(?<=\`))(${SLASHED})(?![\\w-])`, "g");

/** A text that names commands, as `codex-companion NAME` or as its own words in backticks, with what its reader can type. */
export function withTypedCommands(reader: Reader, text: string): string {
  return reader === "client" ? text.replaceAll(NAMED, (_, name: string) => typedCommand(reader, name)) : text;
}
