/** What Claude Code sent to the scripted model, and how to read it. */

/** One request as it was received; the key it carries is replaced by `"present"`. */
export interface ClaudeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined without a body, the text itself when it is not JSON. */
  readonly body: unknown;
}

/** Who asks: the main conversation, a sub-agent, or the client for itself (a title, a summary: requests without tools). */
export type Thread = "main" | "agent" | "other";

/** One block of a message: text, a tool call, a tool result. */
export type Block = Readonly<Record<string, unknown>>;

/** One message of the conversation, with its content as blocks whatever form it came in. */
export interface Message {
  /** `user`, `assistant`, or `system` in the midst of the conversation. */
  readonly role: string;
  readonly blocks: readonly Block[];
}

/**
 * The thread that a request for a message belongs to. The agent of a command with `context: fork` names no id and counts
 * as `main`; only its system prompt tells.
 */
export function threadOf(request: ClaudeRequest): Thread {
  if (agentIdOf(request) !== undefined) return "agent";
  return toolsOf(request).length > 0 ? "main" : "other";
}

/** The id of the sub-agent that asks, as hooks and notifications name it; undefined for the main thread. */
export function agentIdOf(request: ClaudeRequest): string | undefined {
  return request.headers["x-claude-code-agent-id"];
}

/** The session that the request belongs to, as hooks name it. */
export function sessionIdOf(request: ClaudeRequest): string | undefined {
  return request.headers["x-claude-code-session-id"];
}

/** The names of the tools that the model is offered. */
export function toolsOf(request: ClaudeRequest): readonly string[] {
  return list(field(request.body, "tools")).map((tool) => String(tool["name"]));
}

/** The system prompt; an agent's begins with the text of its own file, after two blocks of the client's. */
export function systemOf(request: ClaudeRequest): string {
  return textsIn(blocks(field(request.body, "system"))).join("\n");
}

/** The conversation that the request carries, oldest first. */
export function messagesOf(request: ClaudeRequest): readonly Message[] {
  return list(field(request.body, "messages")).map((message) => ({
    role: String(message["role"]),
    blocks: blocks(message["content"]),
  }));
}

/** Every text of the conversation, oldest first: prompts, reminders, tool results, the model's own words. */
export function textsOf(request: ClaudeRequest): readonly string[] {
  return messagesOf(request).flatMap((message) => textsIn(message.blocks));
}

/** The texts that came after the model's last words: prompts, reminders, tool results. */
export function newsOf(request: ClaudeRequest): readonly string[] {
  const messages = messagesOf(request);
  const last = messages.findLastIndex(({ role }) => role === "assistant");
  return messages.slice(last + 1).flatMap((message) => textsIn(message.blocks));
}

/** The text of the newest tool result; undefined before the first. */
export function lastToolResult(request: ClaudeRequest): string | undefined {
  const all = messagesOf(request).flatMap((message) => message.blocks);
  const last = all.findLast((block) => block["type"] === "tool_result");
  return last && textsIn([last]).join("\n");
}

function textsIn(all: readonly Block[]): string[] {
  return all.flatMap((block) => {
    if (block["type"] === "text") return [String(block["text"])];
    return block["type"] === "tool_result" ? textsIn(blocks(block["content"])) : [];
  });
}

function blocks(content: unknown): readonly Block[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : list(content);
}

function list(value: unknown): readonly Block[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
