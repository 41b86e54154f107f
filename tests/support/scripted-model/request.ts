/** What Codex sent to the scripted model, and how to read it. */

/** One request as it was received. The value of `authorization` is replaced by `"present"`. */
export interface ModelRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined without a body, the text itself when it is not JSON. */
  readonly body: unknown;
}

/** One entry of the conversation that a request carries. */
export type InputItem = Readonly<Record<string, unknown>>;

/** The conversation that the request carries, oldest first; empty for other requests. */
export function inputOf(request: ModelRequest): readonly InputItem[] {
  const input = isObject(request.body) ? request.body["input"] : undefined;
  return Array.isArray(input) ? input.filter(isObject) : [];
}

/** The last user text, byte for byte as Codex passed it on; "" when there is none. */
export function promptOf(request: ModelRequest): string {
  const last = inputOf(request).findLast(isUserMessage);
  const content = Array.isArray(last?.["content"]) ? last["content"].filter(isObject) : [];
  return content.map((part) => String(part["text"] ?? "")).join("");
}

/** What the model did since the last user text: its messages, its tool calls and their outputs. */
export function stepsOf(request: ModelRequest): readonly InputItem[] {
  const input = inputOf(request);
  return input.slice(input.findLastIndex(isUserMessage) + 1);
}

/** The output of the newest tool call since the last user text; "" when there is none. */
export function lastToolOutput(request: ModelRequest): string {
  const last = stepsOf(request).findLast((item) => String(item["type"]).endsWith("_call_output"));
  const output = last?.["output"];
  return output === undefined ? "" : typeof output === "string" ? output : JSON.stringify(output);
}

/** Whether the request offers a tool of this name to the model. */
export function offersTool(request: ModelRequest, name: string): boolean {
  const tools = isObject(request.body) ? request.body["tools"] : undefined;
  return Array.isArray(tools) && tools.some((tool) => isObject(tool) && tool["name"] === name);
}

function isUserMessage(item: InputItem): boolean {
  return item["type"] === "message" && item["role"] === "user";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
