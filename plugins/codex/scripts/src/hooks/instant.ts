// A typed command of ours that needs no model: the hook does it and shows what the command prints. Only in the terminal
// client, which is the one that shows why a prompt was blocked, and only if the user has not switched it off.

import { findJob } from "../app/read/find-job.ts";
import type { Context } from "../app/scope/context.ts";
import { hookContext } from "../app/scope/hook-context.ts";
import { noteCancel } from "../app/tell/typed-cancels.ts";
import { runCollected } from "../cli/run-collected.ts";
import { isEnded } from "../core/job/record.ts";
import { asObject, stringField } from "../core/json.ts";
import { decodeHookEvent } from "../core/telling/hook-event.ts";
import { type InstantCommand, parseInstantPrompt } from "../core/telling/instant-prompt.ts";

/** What the client calls itself in a terminal, by `CLAUDE_CODE_ENTRYPOINT`. */
const TERMINAL = "cli";
const LONGEST_CANCEL_MS = 15_000;

/** What the hook prints instead of handing the prompt to the model; null if the model is to have it. */
export async function answerAtOnce(
  input: unknown,
  env: NodeJS.ProcessEnv,
  longestCancelMs = LONGEST_CANCEL_MS,
): Promise<string | null> {
  if (env["CLAUDE_CODE_ENTRYPOINT"] !== TERMINAL || env["CODEX_COMPANION_INSTANT"] === "off") return null;
  const event = decodeHookEvent(input);
  if (event.type !== "prompt") return null;
  const asked = parseInstantPrompt(stringField(asObject(input) ?? {}, "prompt") ?? "");
  if (asked === null) return null;
  const context = hookContext(event, env);
  const reason =
    asked.command === "cancel" ? await cancel(context, asked, longestCancelMs) : await runCollected(asked, context);
  return JSON.stringify({ decision: "block", reason });
}

/** A cancel that takes too long goes on without us: whoever reads the job next takes over. */
async function cancel(context: Context, asked: InstantCommand, longestMs: number): Promise<string> {
  const found = await findJob(context, asked.args[0] ?? null, "active", "anywhere");
  if (found.kind !== "found" || isEnded(found.record)) return runCollected(asked, context);
  const { id } = found.record;
  noteCancel(context, id);
  const late = `Job ${id} is still stopping. Type /codex:status ${id} to see whether it has ended.`;
  return Promise.race([runCollected({ command: "cancel", args: [id] }, context), after(longestMs, late)]);
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => void setTimeout(resolve, ms, value).unref());
}
