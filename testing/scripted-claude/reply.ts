/** What the scripted model may answer to Claude Code: blocks of text and tool calls, an error, or silence. */

/** One block of an answer. */
export type ReplyBlock =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "tool_use"; readonly name: string; readonly input: Readonly<Record<string, unknown>> };

/** An answer that ends well. */
export interface MessageReply {
  readonly type: "message";
  readonly blocks: readonly ReplyBlock[];
}

/**
 * An HTTP error in the form of the Messages API. Claude Code repeats 429 and 5xx, here
 * once, and 2.1.329 asks again after a 400 with fewer features, twice.
 */
export interface ErrorReply {
  readonly type: "error";
  readonly status: number;
  readonly message: string;
}

/** A stream that begins with this text and then neither goes on nor ends, until one side closes it. */
export interface HangReply {
  readonly type: "hang";
  readonly text: string;
}

/** What the scripted model answers to one request. */
export type ClaudeReply = MessageReply | ErrorReply | HangReply;

/** An answer of these blocks, in one message. */
export function answer(...blocks: readonly ReplyBlock[]): MessageReply {
  return { type: "message", blocks };
}

/** A text. It may be empty, which the client takes for a slip and asks once more. */
export function say(text: string): MessageReply {
  return answer({ type: "text", text });
}

/** A tool call with this input, unchecked: the client refuses what it does not know. */
export function call(name: string, input: Readonly<Record<string, unknown>>): MessageReply {
  return answer({ type: "tool_use", name, input });
}

/** A Bash call; `options` may hold `timeout` in ms and `run_in_background`. */
export function bash(command: string, options: Readonly<Record<string, unknown>> = {}): MessageReply {
  return call("Bash", { command, description: "Run it", ...options });
}

/** The start of a sub-agent; `options` may hold `run_in_background`, whose default differs between clients. */
export function startAgent(
  type: string,
  prompt: string,
  options: Readonly<Record<string, unknown>> = {},
): MessageReply {
  return call("Agent", { description: "a task", prompt, subagent_type: type, ...options });
}

/** Makes tools callable that the client only names at first (`TaskStop`, `SendMessage`, `Monitor` in 2.1.329). */
export function loadTools(...names: readonly string[]): MessageReply {
  return call("ToolSearch", { query: `select:${names.join(",")}`, max_results: names.length });
}

/** Ends a background task or agent. See `loadTools`. */
export function stopTask(taskId: string): MessageReply {
  return call("TaskStop", { task_id: taskId });
}

/** Sends a message to an agent, which resumes one that has ended. See `loadTools`. */
export function sendMessage(to: string, message: string): MessageReply {
  return call("SendMessage", { to, message, summary: "a message" });
}

/** An error with this status. */
export function apiError(status: number, message = `scripted error ${status}`): ErrorReply {
  return { type: "error", status, message };
}

/** A stream that never ends. */
export function hang(text = ""): HangReply {
  return { type: "hang", text };
}
