// stdin JSON -> stdout JSON. Always exits 0; silent and cheap if the event is not ours: nothing else is loaded then.

import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

const OUR_AGENT = "codex:codex-rescue";
const NAME = "codex-companion";

void answer().catch(reportFault);

async function answer(): Promise<void> {
  const input = parse(readFileSync(0, "utf8"));
  if (await isNoConcern(input)) return;
  const { answerHook } = await import("../app/tell/hook.ts");
  // Older clients do not name their process; a client starts its hooks itself, without a shell between.
  const env = { CLAUDE_PID: String(process.ppid), ...process.env };
  const { stdout, remember } = await answerHook(input, env, pluginRoot());
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
  const {
    hook_event_name: event,
    session_id: session,
    tool_name: tool,
    tool_input,
    tool_response,
    agent_type,
    prompt,
  } = fieldsOf(input);
  if (typeof session !== "string" || typeof event !== "string") return false;
  if (event === "UserPromptSubmit") {
    if (typeof prompt === "string" && prompt.trimStart().startsWith("<task-notification>")) return false;
    return (await import("../app/tell/quiet.ts")).isQuiet(process.env);
  }
  if (tool === "Agent" || tool === "Task") return fieldsOf(tool_input)["subagent_type"] !== OUR_AGENT;
  if (tool === "Bash") {
    const { command } = fieldsOf(tool_input);
    if (event !== "PreToolUse" && agent_type !== undefined) return agent_type !== OUR_AGENT;
    return typeof command === "string" && !command.includes(NAME);
  }
  if (tool === "SendMessage") return !JSON.stringify(tool_response ?? "").includes("AgentId");
  return event !== "SessionStart";
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
