// The order of a task, from its flags and words.

import type { Context } from "../app/context.ts";
import type { Order } from "../app/delegate.ts";
import { beginsJobId, resolveThread } from "../app/resume.ts";
import { SANDBOX_MODES } from "../core/job/record.ts";
import { type Arguments, forbidTogether } from "./arguments.ts";
import { CommandError, usageError } from "./errors.ts";
import { readPrompt } from "./prompt.ts";

// What may be an id behind `--resume`: a whole one, a thread's, or a short word with a digit in it. Anything else is prompt.
const LIKE_AN_ID =
  /^(?:[0-9a-z]{8}-[0-9a-z]{1,5}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[a-z-]*[0-9])[0-9a-z-]{2,36})$/;

/** `--resume REF` becomes `--resume=REF`, and `--resume` alone `--resume=`. */
export function giveResumeItsValue(args: readonly string[]): readonly string[] {
  const at = args.indexOf("--resume");
  const end = args.indexOf("--");
  if (at === -1 || (end !== -1 && at > end)) return args;
  const next = args[at + 1];
  const isReference = next !== undefined && LIKE_AN_ID.test(next);
  return [...args.slice(0, at), `--resume=${isReference ? next : ""}`, ...args.slice(at + (isReference ? 2 : 1))];
}

/** The order that flags and words make. Throws a usage error for what contradicts itself, and where there is no such thread. */
export async function readOrder(parsed: Arguments, context: Context): Promise<Order> {
  forbidTogether(
    parsed,
    ["background", "wait"],
    ["fresh", "resume"],
    ["fresh", "resume-last"],
    ["write", "read-only"],
    ["resume", "resume-last"],
  );
  const sandbox = readSandbox(parsed);
  const write = parsed.has("write") || (sandbox !== null && sandbox !== "read-only");
  if (parsed.has("allow-commit") && !write)
    throw usageError("Could not use --allow-commit: the task may not write.", "Add --write.");
  const [first = "", ...rest] = parsed.words;
  const isReference = parsed.text("resume") === "" && beginsJobId(context, first);
  const reference = isReference ? first : parsed.text("resume");
  return {
    kind: "task",
    ignoreGate: parsed.has("ignore-gate"),
    request: {
      write,
      sandbox,
      allowCommit: parsed.has("allow-commit"),
      model: nonEmpty(parsed, "model"),
      effort: nonEmpty(parsed, "effort"),
      timeoutMs: parsed.duration("timeout"),
      verify: nonEmpty(parsed, "verify"),
      retry: readRetry(parsed),
      resumeOf:
        parsed.has("resume") || parsed.has("resume-last") ? await threadOrThrow(context, reference || null) : null,
    },
    prompt: await readPrompt(isReference ? { ...parsed, words: rest } : parsed, context.cwd),
  };
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

function readRetry(parsed: Arguments): "auto" | "never" | null {
  const text = parsed.text("retry");
  if (text === null || text === "auto" || text === "never") return text;
  throw usageError(`Could not use --retry "${text}": it is neither auto nor never.`);
}

function nonEmpty(parsed: Arguments, flag: string): string | null {
  const value = parsed.text(flag);
  if (value !== null && value.trim() === "") throw usageError(`Could not use --${flag}: its value is empty.`);
  return value;
}

async function threadOrThrow(context: Context, reference: string | null): Promise<string> {
  const resumption = await resolveThread(context, reference);
  if ("threadId" in resumption) return resumption.threadId;
  throw new CommandError("no_such_job", resumption.message, resumption.hint);
}
