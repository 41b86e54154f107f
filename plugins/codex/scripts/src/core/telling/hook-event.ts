// What a hook of Claude Code was called for, decoded from the JSON on its stdin. Shapes of today's client and of older
// ones; see `docs/formats/hooks.md`. Everything that is not ours becomes `other`.

import { asObject, type JsonObject, numberField, objectField, objectsField, stringField } from "../json.ts";
import { parseNotification, type TaskNotification } from "./notification.ts";

/** The full name of our sub-agent. */
export const AGENT_TYPE = "codex:codex-rescue";

/** That a Bash call goes on in the background; `outputPath` is where its output goes, if the client says. */
export interface MovedToBackground {
  readonly outputPath: string | null;
}

/** How a sub-agent came back. `status` is the client's own word; null if it gave none. */
export interface AgentReturn {
  readonly agentId: string | null;
  readonly status: string | null;
  readonly text: string;
  /** How long the call took in ms; null if the client does not say. */
  readonly durationMs: number | null;
}

interface Common {
  readonly sessionId: string;
  readonly cwd: string;
}

/** What a hook was called for. `isMainThread`: no sub-agent made the call. */
export type HookEvent =
  | (Common & {
      readonly type: "bash_before";
      /** Our sub-agent that is to call it; null for any other caller. */
      readonly agentId: string | null;
      readonly input: JsonObject;
    })
  | (Common & {
      readonly type: "bash";
      /** Our sub-agent that called it; null for any other caller. */
      readonly agentId: string | null;
      readonly isMainThread: boolean;
      /** The command line; null if the client does not say. */
      readonly command: string | null;
      /** What the call wrote to its stdout. */
      readonly stdout: string;
      readonly background: MovedToBackground | null;
      readonly durationMs: number | null;
    })
  | (Common & { readonly type: "agent"; readonly isMainThread: boolean; readonly returned: AgentReturn })
  /** A message has set an agent to work again that had come back. */
  | (Common & { readonly type: "resumed"; readonly agentId: string; readonly durationMs: number | null })
  | (Common & { readonly type: "notification"; readonly notification: TaskNotification })
  | (Common & { readonly type: "prompt" })
  /** The main thread wants to end its turn. */
  | (Common & {
      readonly type: "stop";
      /** The file of the conversation; null if the client does not say. */
      readonly transcriptPath: string | null;
      /** The ids of what works in the background, as the client says. */
      readonly atWork: readonly string[];
    })
  | (Common & { readonly type: "session_start"; readonly source: string })
  | { readonly type: "other" }
  /** No hook input at all. */
  | { readonly type: "invalid"; readonly reason: string };

const OTHER: HookEvent = { type: "other" };

/** Decodes one hook input. */
export function decodeHookEvent(value: unknown): HookEvent {
  const input = asObject(value);
  if (input === null) return { type: "invalid", reason: "it is no object" };
  const sessionId = stringField(input, "session_id") ?? "";
  if (sessionId === "") return { type: "invalid", reason: "it has no session_id" };
  const common = { sessionId, cwd: stringField(input, "cwd") ?? "" };
  switch (stringField(input, "hook_event_name")) {
    case "SessionStart":
      return { type: "session_start", source: stringField(input, "source") ?? "", ...common };
    case "UserPromptSubmit": {
      const notification = parseNotification(stringField(input, "prompt") ?? "");
      return notification === null ? { type: "prompt", ...common } : { type: "notification", notification, ...common };
    }
    case "Stop":
      return { type: "stop", transcriptPath: stringField(input, "transcript_path"), atWork: atWork(input), ...common };
    case "PreToolUse": {
      if (stringField(input, "tool_name") !== "Bash") return OTHER;
      const toolInput = objectField(input, "tool_input") ?? {};
      return { type: "bash_before", agentId: ourAgent(input), input: toolInput, ...common };
    }
    case "PostToolUse":
    case "PostToolUseFailure":
      return decodeTool(input, common);
    case null:
      return { type: "invalid", reason: "it has no hook_event_name" };
    default:
      return OTHER;
  }
}

function decodeTool(input: JsonObject, common: Common): HookEvent {
  const tool = stringField(input, "tool_name");
  const isMainThread = stringField(input, "agent_id") === null;
  if (tool === "Bash") {
    return { type: "bash", agentId: ourAgent(input), isMainThread, ...bash(input), ...common };
  }
  if (tool === "SendMessage") return resumed(input, common);
  const type = stringField(objectField(input, "tool_input") ?? {}, "subagent_type");
  if ((tool !== "Agent" && tool !== "Task") || type !== AGENT_TYPE) return OTHER;
  return { type: "agent", isMainThread, returned: agentReturn(input), ...common };
}

function atWork(input: JsonObject): readonly string[] {
  return objectsField(input, "background_tasks").flatMap((task) => stringField(task, "id") ?? []);
}

/** The id of our sub-agent, if one made the call. */
function ourAgent(input: JsonObject): string | null {
  return stringField(input, "agent_type") === AGENT_TYPE ? stringField(input, "agent_id") : null;
}

function resumed(input: JsonObject, common: Common): HookEvent {
  const response = objectField(input, "tool_response") ?? {};
  const agentId = stringField(response, "resumedAgentId") ?? stringField(response, "revivedAgentId");
  if (agentId === null) return OTHER; // A message to an agent at work begins no new turn.
  return { type: "resumed", agentId, durationMs: numberField(input, "duration_ms"), ...common };
}

function bash(input: JsonObject) {
  const response = input["tool_response"];
  const fields = asObject(response) ?? {};
  const text =
    typeof response === "string"
      ? response
      : [stringField(fields, "stdout"), stringField(fields, "stderr"), stringField(input, "error")]
          .filter(Boolean)
          .join("\n");
  const isMoved = stringField(fields, "backgroundTaskId") !== null;
  return {
    command: stringField(objectField(input, "tool_input") ?? {}, "command"),
    stdout: stdoutOf(input),
    background: isMoved ? { outputPath: null } : findMoved(text),
    durationMs: numberField(input, "duration_ms"),
  };
}

/** A failed call is told as its exit code, its stdout and its stderr, in one text. */
function stdoutOf(input: JsonObject): string {
  const response = input["tool_response"];
  if (typeof response === "string") return response;
  const stdout = stringField(asObject(response) ?? {}, "stdout") ?? "";
  return stdout || (stringField(input, "error") ?? "").replace(/^Exit code \d+\r?\n/, "");
}

function agentReturn(input: JsonObject): AgentReturn {
  const response = input["tool_response"];
  const fields = asObject(response) ?? {};
  const error = stringField(input, "error");
  const isFailure = stringField(input, "hook_event_name") === "PostToolUseFailure";
  return {
    agentId: stringField(fields, "agentId"),
    status: isFailure ? "failed" : stringField(fields, "status"),
    text: isFailure ? (error ?? "") : agentText(response),
    durationMs: numberField(fields, "totalDurationMs") ?? numberField(input, "duration_ms"),
  };
}

/** The agent's own words: plain, as blocks, or as the blocks of an object, the first and last of which may be notes of the client. */
function agentText(response: unknown): string {
  if (typeof response === "string") return response;
  const fields = asObject(response) ?? { content: response };
  if (typeof fields["content"] === "string") return fields["content"];
  const texts = objectsField(fields, "content").map((block) => stringField(block, "text") ?? "");
  return texts
    .slice(noteCount(fields, "harnessNoteCount"), texts.length - noteCount(fields, "harnessTailCount"))
    .join("\n");
}

function noteCount(response: JsonObject, name: string): number {
  return Math.max(0, numberField(response, name) ?? 0);
}

const MOVED = [
  /^Command did not complete within its .{1,40} timeout and was moved to the background \(ID: [^)]{1,80}\)\.(?: Output is being written to: (\S.*?\.output)(?=[.,\s]|$))?/m,
  /^Command running in background with ID: \S{1,80}(?:[^\n]*?Output is being written to: (\S.*?\.output)(?=[.,\s]|$))?/m,
];

/** Finds the client's own words for a Bash call that was moved to the background. */
export function findMoved(text: string): MovedToBackground | null {
  for (const pattern of MOVED) {
    const match = pattern.exec(text);
    if (match !== null) return { outputPath: match[1] ?? null };
  }
  return null;
}
