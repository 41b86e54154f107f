// The hooks of the stop gate: from the input of a hook to what it prints.

import { decodeHookEvent } from "../../core/telling/hook-event.ts";
import type { Environment } from "../../io/home.ts";
import type { WorkerCommand } from "../dispatch/delegate.ts";
import { hookContext } from "../scope/hook-context.ts";
import { notePrompt } from "./note-prompt.ts";
import { answerStop } from "./stop.ts";

/** What a hook writes to stdout, empty for nothing. */
interface HookAnswer {
  readonly stdout: string;
  readonly remember: () => void;
}

/** Found on PATH by the client's Bash calls. */
const COMPANION = "codex-companion";

/** Notes a prompt that the user typed; of any other input nothing. */
export async function notePromptInput(input: unknown, env: Environment): Promise<void> {
  const event = decodeHookEvent(input);
  if (event.type === "prompt") await notePrompt(hookContext(event, env));
}

/** Answers a stop; `gone` settles if nobody waits for the answer any more. */
export async function answerStopInput(
  input: unknown,
  env: Environment,
  worker: WorkerCommand,
  gone: Promise<unknown>,
): Promise<HookAnswer> {
  const event = decodeHookEvent(input);
  const answer = event.type === "stop" ? await answerStop(hookContext(event, env), worker, gone, COMPANION) : null;
  if (answer === null) return { stdout: "", remember() {} };
  const { decision, remember } = answer;
  if (decision.action === "block")
    return { stdout: JSON.stringify({ decision: "block", reason: decision.reason }), remember };
  const { message } = decision;
  return { stdout: message === null ? "" : JSON.stringify({ systemMessage: message }), remember };
}
