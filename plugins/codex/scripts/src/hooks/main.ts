// stdin JSON -> stdout JSON. Always exits 0; silent and cheap if the event is not ours: nothing else is loaded then.

import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

const OUR_AGENT = "codex:codex-rescue";
const NAME = "codex-companion";
const OWN_COMMANDS = "/codex:";

/** Asked first, and so it comes first in the bundle: what it needs is in no part of those that come later. */
const quiet = () => import("../app/tell/quiet.ts");

void answer().catch(reportFault);

async function answer(): Promise<void> {
  const input = parse(readFileSync(0, "utf8"));
  // Older clients do not name their process; a client starts its hooks itself, without a shell between.
  const env = { CLAUDE_PID: String(process.ppid), ...process.env };
  const { hook_event_name: event, prompt } = fieldsOf(input);
  if (event === "UserPromptSubmit" && typeof prompt === "string" && prompt.startsWith(OWN_COMMANDS)) {
    const { answerAtOnce } = await import("./instant.ts");
    const stdout = await answerAtOnce(input, env);
    // The prompt ends here: what else is to be said or noted at a prompt waits for the next one.
    if (stdout !== null) return printLast({ stdout, remember() {} });
  }
  if (await isNoConcern(input)) return;
  if (event === "Stop") return answerStop(input, env);
  const { answerHook } = await import("../app/tell/hook.ts");
  print(await answerHook(input, env, pluginRoot()));
  if (event === "UserPromptSubmit" && !(await quiet()).hasNoGate(process.env))
    await (await import("../app/stop-gate/hook.ts")).notePromptInput(input, env);
}

/** The return of an agent that nobody heard of comes first; the review is made at the stop after that. */
async function answerStop(input: unknown, env: NodeJS.ProcessEnv): Promise<void> {
  if (!(await quiet()).hasNobodyAway(process.env)) {
    const { answerHook } = await import("../app/tell/hook.ts");
    const unheard = await answerHook(input, env, pluginRoot());
    if (unheard.stdout !== "") return print(unheard);
  }
  if (!(await quiet()).hasNoGate(process.env)) await answerByGate(input, env);
}

/** Waits for a review, until the client does not want to hear of it any more. */
async function answerByGate(input: unknown, env: NodeJS.ProcessEnv): Promise<void> {
  const { answerStopInput } = await import("../app/stop-gate/hook.ts");
  const { WORKER } = await import("./worker-command.ts");
  const gone = new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, resolve);
  });
  printLast(await answerStopInput(input, env, WORKER, gone));
}

/** Whatever is still watched or waited for: the answer is given. */
function printLast(answer: Parameters<typeof print>[0]): never {
  print(answer);
  process.exit();
}

function print({ stdout, remember }: { readonly stdout: string; readonly remember: () => void }): void {
  if (stdout !== "") writeSync(1, `${stdout}\n`);
  remember();
}

/** The error of the parser would quote the text, which is nobody's business. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`Could not read the hook's input: its ${text.length} characters are not JSON.`);
  }
}

/** A first, cheap look; what it lets pass is judged with care by what it loads. */
async function isNoConcern(input: unknown): Promise<boolean> {
  const { hook_event_name: event, session_id: session, prompt } = fieldsOf(input);
  if (typeof session !== "string" || typeof event !== "string") return false;
  if (event === "UserPromptSubmit") {
    if (typeof prompt === "string" && prompt.trimStart().startsWith("<task-notification>")) return false;
    return (await quiet()).isQuiet(process.env);
  }
  if (event === "Stop") return (await quiet()).hasNoGate(process.env) && (await quiet()).hasNobodyAway(process.env);
  return event !== "SessionStart" && isOtherTool(event, fieldsOf(input));
}

/** True for the call of a tool that is not ours, and for an event that is about no tool. */
function isOtherTool(event: string, input: Readonly<Record<string, unknown>>): boolean {
  const { tool_name: tool, tool_input, tool_response, agent_type } = input;
  if (tool === "Agent" || tool === "Task") return fieldsOf(tool_input)["subagent_type"] !== OUR_AGENT;
  if (tool === "Bash") {
    const { command } = fieldsOf(tool_input);
    if (event !== "PreToolUse" && agent_type !== undefined) return agent_type !== OUR_AGENT;
    return typeof command === "string" && !command.includes(NAME);
  }
  if (tool === "SendMessage") return !JSON.stringify(tool_response ?? "").includes("AgentId");
  return true;
}

/** The fields of what may be an object; without `core/json.ts`, because every file more costs each hook its time. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value);
}

function pluginRoot(): string {
  return process.env["CLAUDE_PLUGIN_ROOT"] || join(import.meta.dirname, "..", "..", "..");
}

async function reportFault(error: unknown): Promise<void> {
  try {
    const { logHookFault } = await import("../app/tell/hook.ts");
    logHookFault(process.env, error instanceof Error ? (error.stack ?? error.message) : String(error));
  } catch {
    // There is nobody left to tell.
  }
}
