// argv -> command -> exit code. Only the command that is asked for is loaded.

import { isAbsolute } from "node:path";
import { type Context, createContext } from "../app/scope/context.ts";
import { inLine } from "../core/text.ts";
import { COMMON_FLAGS, parseArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { CommandError, EXIT, environmentError, usageError } from "./errors.ts";
import { splitOneString } from "./one-string.ts";
import { type Output, processOutput } from "./output.ts";

const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
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
  "task-resume-candidate": () => import("./commands/task-resume-candidate.ts"),
  transfer: () => import("./commands/transfer.ts"),
  setup: () => import("./commands/setup.ts"),
  incidents: () => import("./commands/incidents.ts"),
  canary: () => import("./commands/canary.ts"),
  report: () => import("./commands/report.ts"),
  choose: () => import("./commands/choose.ts"),
  diff: () => import("./commands/diff.ts"),
  discard: () => import("./commands/discard.ts"),
  prune: () => import("./commands/prune.ts"),
};

/** Runs one command line. Never throws: what goes wrong becomes one line on stderr and an exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...given] = argv;
  let output = outputFor(given);
  const load = name === undefined ? undefined : Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  let command: Command | null = null;
  try {
    if (load === undefined) return await overview(name, output);
    ({ command } = await load());
    const args = splitOneString(given, { ...COMMON_FLAGS, ...command.flags }, command.takesText === true);
    output = outputFor(args);
    const parsed = parseArguments(command.prepare?.(args) ?? args, command.flags);
    if (parsed.has("help")) {
      output.help(command.help);
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

async function overview(name: string | undefined, output: Output): Promise<number> {
  const { OVERVIEW } = await import("./help.ts");
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    output.help(OVERVIEW);
    return EXIT.ok;
  }
  return report(
    usageError(`Could not run "${name}": there is no such command.`, "See codex-companion --help."),
    null,
    output,
  );
}

function report(error: unknown, command: Command | null, output: Output): number {
  const known = error instanceof CommandError ? error : environmentError(error, describeHome());
  const { kind, message, hint, exitCode } = known ?? bug(error);
  output.answer({ error: { kind, message, hint } });
  const line = `codex-companion: ${message} ${hint}`;
  output.note(known === null ? line : inLine(line)); // A bug comes with the lines of its stack.
  const last = known?.lastWords ?? command?.lastWords?.(kind);
  if (last !== undefined) output.say(last);
  return exitCode;
}

function bug(error: unknown): CommandError {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new CommandError("bug", `This is a bug of codex-companion: ${what}.`, "Please report it.", EXIT.bug);
}

function describeHome(): string {
  try {
    return createContext(process.env, process.cwd(), null).home;
  } catch {
    return "unknown";
  }
}
