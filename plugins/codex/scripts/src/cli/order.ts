// The order of a task, from its flags and words.

import { keepPlace } from "../app/copies/keep-place.ts";
import { copyMaker } from "../app/copies/make-copy.ts";
import type { Order } from "../app/dispatch/new-record.ts";
import { whyOtherRepository } from "../app/dispatch/other-repository.ts";
import { type Resumed, resolveThread } from "../app/dispatch/resume.ts";
import type { Context } from "../app/scope/context.ts";
import { modelNamed } from "../core/codex/known-models.ts";
import { isIsolated } from "../core/job/place.ts";
import { SANDBOX_MODES, type TaskRequest } from "../core/job/request.ts";
import { MOST_ROUNDS } from "../core/outcome/rounds.ts";
import { type Arguments, forbidTogether, nonEmpty } from "./arguments.ts";
import { CommandError, usageError } from "./errors.ts";
import { readExecutor } from "./executor-flag.ts";
import { readPrompt } from "./prompt.ts";
import { resumedFolder } from "./resumed-folder.ts";
import { readTerms } from "./start-terms.ts";
import { readExtras } from "./turn-extras.ts";

/** A task as its command line has it: `cwd` is where it runs, `resumed` what it continues. */
export interface TaskOrder extends Order {
  readonly cwd: string;
  readonly resumed: Resumed | null;
}

/**
 * `--resume REF` becomes `--resume=REF`, and `--resume` alone, at the end or before a flag or `--`, `--resume=`. Any word
 * behind it is REF: a prompt that is taken for none would go to a thread that nobody meant.
 */
export function giveResumeItsValue(args: readonly string[]): readonly string[] {
  const end = args.indexOf("--");
  const flags = end === -1 ? args : args.slice(0, end);
  const at = flags.indexOf("--resume");
  if (flags.includes("--resume=") || (at !== -1 && flags[at + 1] === ""))
    throw usageError("Could not use --resume: its value is empty.", "Give a job, or write --resume-last.");
  if (at === -1) return args;
  const next = flags[at + 1];
  const reference = next === undefined || next.startsWith("-") ? null : next;
  return [...args.slice(0, at), `--resume=${reference ?? ""}`, ...args.slice(at + (reference === null ? 1 : 2))];
}

/** The order that flags and words make. Throws a usage error for what contradicts itself, and if there is no such thread. */
export async function readOrder(parsed: Arguments, context: Context): Promise<TaskOrder> {
  forbidTogether(
    parsed,
    ["background", "wait"],
    ["fresh", "resume"],
    ["fresh", "resume-last"],
    ["write", "read-only"],
    ["resume", "resume-last"],
    ["route", "model"],
    ["route", "effort"],
  );
  const sandbox = readSandbox(parsed);
  const write = parsed.has("write") || (sandbox !== null && sandbox !== "read-only");
  if (parsed.has("allow-commit") && !write)
    throw usageError("Could not use --allow-commit: the task may not write.", "Add --write.");
  const prepare = prepareOf(parsed, write);
  const from = nonEmpty(parsed, "from");
  const resumed = await resumedThread(parsed, context);
  const start = await readTerms(parsed, context);
  const executor = readExecutor(parsed, context);
  const cwd = resumedFolder(parsed, context, resumed?.job ?? null);
  assertOwnRepository(parsed, { ...context, cwd }, resumed);
  return {
    kind: "task",
    resumed,
    cwd,
    ...placeFor(parsed, { ...context, cwd }, resumed),
    ignoreGate: parsed.has("ignore-gate"),
    drawsRoute: isRouteDrawn(parsed),
    ...(executor === null ? {} : { executor }),
    fallsBack: !parsed.has("model") || parsed.has("fallback"),
    request: {
      write,
      sandbox,
      allowCommit: parsed.has("allow-commit"),
      model: modelOf(parsed),
      effort: nonEmpty(parsed, "effort"),
      timeoutMs: parsed.duration("timeout"),
      verify: nonEmpty(parsed, "verify"),
      ...(prepare === null ? {} : { prepare }),
      ...(from === null || from === "working" ? {} : { from }),
      ...(parsed.has("submodules") ? { submodules: true } : {}),
      ...readRounds(parsed),
      ...readStall(parsed),
      retry: readRetry(parsed),
      resumeOf: resumed?.threadId ?? null,
      ...(resumed?.job ? { resumeJob: resumed.job.id } : {}),
      ...(start === null ? {} : { start }),
      ...readExtras(parsed, context, write),
    },
    prompt: await readPrompt(parsed, context.cwd),
  };
}

function assertOwnRepository(parsed: Arguments, context: Context, resumed: Resumed | null): void {
  const why =
    parsed.has("isolate") || !parsed.has("allow-commit") ? null : whyOtherRepository(context, resumed?.job ?? null);
  if (why === null) return;
  const hint = "If Codex is to write into the other one, start a new task with --cwd there.";
  throw usageError(`Could not use --allow-commit: ${why}.`, `See what has become of the repository. ${hint}`);
}

/** A copy for --isolate; who continues an isolated job goes on in its copy, unless a new one is to begin elsewhere. */
function placeFor(parsed: Arguments, context: Context, resumed: Resumed | null): Pick<Order, "makePlace"> {
  const from = nonEmpty(parsed, "from");
  const submodules = parsed.has("submodules");
  const job = resumed?.job ?? null;
  const stays = job !== null && isIsolated(job) && context.cwd === job.cwd;
  const isNew = !stays || from !== null || submodules;
  if (parsed.has("best-of") || (parsed.has("isolate") && isNew))
    return { makePlace: copyMaker(context, { from: from ?? "working", submodules }) };
  const surplus = from !== null ? "from" : submodules ? "submodules" : null;
  if (surplus !== null) throw usageError(`Could not use --${surplus}: the task is not isolated.`, "Add --isolate.");
  return stays ? { makePlace: keepPlace(job) } : {};
}

/** `--prepare`; null if it is absent. */
function prepareOf(parsed: Arguments, write: boolean): string | null {
  const command = nonEmpty(parsed, "prepare");
  if (command === null) return null;
  if (!parsed.has("isolate")) throw usageError("Could not use --prepare: the task is not isolated.", "Add --isolate.");
  if (!write) throw usageError("Could not use --prepare: the task may not write.", "Add --write.");
  return command;
}

function readSandbox(parsed: Arguments) {
  const text = parsed.text("sandbox");
  const mode = SANDBOX_MODES.find((known) => known === text) ?? null;
  if (text !== null && mode === null)
    throw usageError(`Could not use --sandbox "${text}": it is none of ${SANDBOX_MODES.join(", ")}.`);
  if (mode === "read-only" && parsed.has("write"))
    throw usageError("Could not use --write with --sandbox read-only: they contradict each other.");
  if (mode !== null && mode !== "read-only" && parsed.has("read-only")) {
    throw usageError(`Could not use --read-only with --sandbox ${mode}: they contradict each other.`);
  }
  return parsed.has("read-only") ? "read-only" : mode;
}

function isRouteDrawn(parsed: Arguments): boolean {
  const text = parsed.text("route");
  if (text === null || text === "auto") return text !== null;
  throw usageError(
    `Could not use --route "${text}": only auto is known.`,
    "For a route of your own: --model, --effort.",
  );
}

function readStall(parsed: Arguments): Pick<TaskRequest, "stallAfterMs"> {
  if (parsed.text("stall-after") === "never") return { stallAfterMs: null };
  const stallAfterMs = parsed.duration("stall-after");
  return stallAfterMs === null ? {} : { stallAfterMs };
}

function readRounds(parsed: Arguments): Pick<TaskRequest, "rounds"> {
  const rounds = parsed.count("rounds", 1);
  if (rounds === null) return {};
  if (!parsed.has("verify"))
    throw usageError("Could not use --rounds: there is no check that could be made again.", "Add --verify CMD.");
  if (rounds > MOST_ROUNDS)
    throw usageError(`Could not use --rounds ${rounds}: at most ${MOST_ROUNDS} checks are made.`);
  return rounds === 1 ? {} : { rounds };
}

/** `--retry`; null if it is absent. */
export function readRetry(parsed: Arguments): "auto" | "never" | null {
  const text = parsed.text("retry");
  if (text === null || text === "auto" || text === "never") return text;
  throw usageError(`Could not use --retry "${text}": it is neither auto nor never.`);
}

/** `--model`; null if it is absent. */
export function modelOf(parsed: Arguments): string | null {
  const name = nonEmpty(parsed, "model");
  return name === null ? null : modelNamed(name);
}

async function resumedThread(parsed: Arguments, context: Context): Promise<Resumed | null> {
  if (!parsed.has("resume") && !parsed.has("resume-last")) return null;
  const resumption = await resolveThread(context, parsed.text("resume") || null);
  if ("threadId" in resumption) return resumption;
  throw new CommandError("no_such_job", resumption.message, resumption.hint);
}
