// argv -> command -> exit code. Only the command that is asked for is loaded.

import { isAbsolute } from "node:path";
import { type Context, createContext } from "../app/scope/context.ts";
import { VERSION } from "../core/version.ts";
import { COMMON_FLAGS, parseArguments } from "./arguments.ts";
import type { Command, CommandTable } from "./command.ts";
import { CommandError, EXIT, usageError } from "./errors.ts";
import { splitOneString } from "./one-string.ts";
import { type Output, processOutput } from "./output.ts";
import { reportError } from "./report-error.ts";

/** All commands. */
export const COMMANDS: CommandTable = {
  task: () => import("./commands/task.ts"),
  review: () => import("./commands/review.ts"),
  "adversarial-review": () => import("./commands/adversarial-review.ts"),
  status: () => import("./commands/status.ts"),
  result: () => import("./commands/result.ts"),
  logs: () => import("./commands/logs.ts"),
  queue: () => import("./commands/queue.ts"),
  explain: () => import("./commands/explain.ts"),
  cancel: () => import("./commands/cancel.ts"),
  say: () => import("./commands/say.ts"),
  watch: () => import("./commands/watch.ts"),
  statusline: () => import("./commands/statusline.ts"),
  "task-resume-candidate": () => import("./commands/task-resume-candidate.ts"),
  transfer: () => import("./commands/transfer.ts"),
  setup: () => import("./commands/setup.ts"),
  incidents: () => import("./commands/incidents.ts"),
  canary: () => import("./commands/canary.ts"),
  report: () => import("./commands/report.ts"),
  choose: () => import("./commands/choose.ts"),
  diff: () => import("./commands/diff.ts"),
  apply: () => import("./commands/apply.ts"),
  discard: () => import("./commands/discard.ts"),
  prune: () => import("./commands/prune.ts"),
  completion: async () => (await import("./commands/completion.ts")).completionOf(COMMANDS),
};

/** Runs one command line. Never throws: what goes wrong becomes one line on stderr and an exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...given] = helpLast(argv);
  let output = outputFor(given);
  const load = name === undefined ? undefined : Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  let command: Command | null = null;
  try {
    if (load === undefined) return await withoutCommand(name, output);
    ({ command } = await load());
    const args = splitOneString(given, { ...COMMON_FLAGS, ...command.flags }, command);
    output = outputFor(args);
    const parsed = parseArguments(command.prepare?.(args) ?? args, command.flags);
    if (parsed.has("help")) {
      await showHelp(command.help, output);
      return EXIT.ok;
    }
    return await command.run(parsed, contextIn(parsed.text("cwd")), output);
  } catch (error) {
    return report(error, command, output);
  }
}

/** The surroundings in the folder that `--cwd` names, else in the current one, which may have been removed. */
function contextIn(folder: string | null): Context {
  const isWhole = folder !== null && isAbsolute(folder);
  return createContext(process.env, isWhole ? folder : currentFolder(), folder);
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new CommandError(
      "cwd_missing",
      "Could not find the current folder: it was removed.",
      "Change to one that exists, or name one with --cwd.",
      EXIT.environment,
    );
  }
}

function outputFor(args: readonly string[]): Output {
  const end = args.indexOf("--");
  return processOutput((end === -1 ? args : args.slice(0, end)).includes("--json"));
}

/** `help COMMAND` is `COMMAND --help`. */
function helpLast(argv: readonly string[]): readonly string[] {
  const [first, name, ...others] = argv;
  return first === "help" && name !== undefined && !name.startsWith("-") ? [name, "--help", ...others] : argv;
}

async function withoutCommand(name: string | undefined, output: Output): Promise<number> {
  if (name === "--version" || name === "-V") {
    output.answer({ version: VERSION });
    output.say(`codex-companion ${VERSION}`);
    return EXIT.ok;
  }
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    await showHelp((await import("./help.ts")).OVERVIEW, output);
    return EXIT.ok;
  }
  const { nearest } = await import("../core/nearest.ts");
  const meant = nearest(name, [...Object.keys(COMMANDS), "help", "--help", "--version"]);
  const hint = `${meant === null ? "" : `Did you mean ${meant}? `}See codex-companion --help.`;
  return report(usageError(`Could not run "${name}": there is no such command.`, hint), null, output);
}

async function showHelp(text: string, output: Output): Promise<void> {
  const { helpText } = await import("./render/help.ts");
  output.help(helpText(text, output.columns));
}

function report(error: unknown, command: Command | null, output: Output): number {
  return reportError(error, command, output, describeHome());
}

function describeHome(): string {
  try {
    return createContext(process.env, process.cwd(), null).home;
  } catch {
    return "unknown";
  }
}
