// The hooks of the stop gate: from the input of a hook to what it prints.

import { decideGate, type GateDecision } from "../../core/review/gate-decision.ts";
import { GATE_DEFAULTS } from "../../core/review/gate-settings.ts";
import { decodeHookEvent } from "../../core/telling/hook-event.ts";
import { cut } from "../../core/telling/quote.ts";
import { inLine } from "../../core/text.ts";
import type { Environment } from "../../io/home.ts";
import type { WorkerCommand } from "../dispatch/worker-command.ts";
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

const NOTHING: HookAnswer = { stdout: "", remember() {} };
const MOST_WHY = 300;

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
  if (event.type !== "stop") return NOTHING;
  try {
    const answer = await answerStop(hookContext(event, env), worker, gone, COMPANION);
    return answer === null ? NOTHING : { stdout: outputOf(answer.decision), remember: answer.remember };
  } catch (error) {
    return unable(error);
  }
}

function outputOf(decision: GateDecision): string {
  if (decision.action === "block") return JSON.stringify({ decision: "block", reason: decision.reason });
  return decision.message === null ? "" : JSON.stringify({ systemMessage: decision.message });
}

/** Our own state cannot be used (a full disk, say): it is told, Claude may stop, and the fault is logged. */
function unable(error: unknown): HookAnswer {
  const why = cut(inLine(error instanceof Error ? error.message : String(error)), MOST_WHY);
  const decision = decideGate({ kind: "not_reviewed", why }, GATE_DEFAULTS, 0, COMPANION);
  return {
    stdout: outputOf(decision),
    remember() {
      throw error;
    },
  };
}
