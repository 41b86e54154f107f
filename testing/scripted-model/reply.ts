/**
 * What a scripted model may answer: one HTTP error, or a stream of output items with an end.
 * The items are those of the Responses API which Codex 0.169.0 understands.
 */

/** One output item of a response, as it stands in the stream. */
export type OutputItem =
  | { readonly type: "message"; readonly text: string }
  | {
      readonly type: "function_call";
      readonly name: string;
      /** `mcp__SERVER` for a tool of an MCP server. */
      readonly namespace?: string;
      readonly arguments: unknown;
    }
  | { readonly type: "custom_tool_call"; readonly name: string; readonly input: string };

/** How a stream ends. `drop` destroys the socket, `cut` closes it politely, `hang` leaves it open; none of them says `completed`. */
export type StreamEnd =
  | { readonly type: "completed" }
  | { readonly type: "failed"; readonly code: string; readonly message: string }
  | { readonly type: "incomplete"; readonly reason: string }
  | { readonly type: "drop" }
  | { readonly type: "cut" }
  | { readonly type: "hang" };

/** A stream of items; `overMs` spreads the text of its messages over that time. */
export interface StreamReply {
  readonly type: "stream";
  readonly items: readonly OutputItem[];
  readonly overMs?: number;
  readonly end: StreamEnd;
}

/** An answer without a stream, such as an error status. */
export interface HttpReply {
  readonly type: "http";
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What the scripted model answers to one request. */
export type ModelReply = StreamReply | HttpReply;

/** A stream of these items that ends well. */
export function reply(...items: readonly OutputItem[]): StreamReply {
  return { type: "stream", items, end: { type: "completed" } };
}

/** An assistant message. The text may be empty. */
export function message(text: string): OutputItem {
  return { type: "message", text };
}

/** A shell command through Codex's own `exec_command` tool; it waits for the command's end as long as Codex allows. */
export function shellCommand(command: string): OutputItem {
  return { type: "function_call", name: "exec_command", arguments: { cmd: command, yield_time_ms: 30_000 } };
}

/** A wait for the end of a command that `exec_command` left running. */
export function pollCommand(sessionId: number): OutputItem {
  return {
    type: "function_call",
    name: "write_stdin",
    arguments: { session_id: sessionId, chars: "", yield_time_ms: 300_000 },
  };
}

/** The plan tool, which Codex 0.169.0 offers when `tools.update_plan.enabled` is set. The first step is in progress. */
export function updatePlan(steps: readonly string[]): OutputItem {
  const plan = steps.map((step, index) => ({ step, status: index === 0 ? "in_progress" : "pending" }));
  return { type: "function_call", name: "update_plan", arguments: { plan } };
}

/** A patch in Codex's own format, through the free-form tool that some models are offered. */
export function applyPatch(patch: string): OutputItem {
  return { type: "custom_tool_call", name: "apply_patch", input: patch };
}
