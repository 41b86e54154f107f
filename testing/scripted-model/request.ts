/** What Codex sent to the scripted model, and how to read it. */
import { GO_ON } from "../../plugins/codex/scripts/src/app/run/next-attempt.ts";

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

/** The last task that the user gave, byte for byte as Codex passed it on; "" when there is none. */
export function promptOf(request: ModelRequest): string {
  const last = inputOf(request).findLast(isTask);
  return last === undefined ? "" : textOf(last);
}

/** What the model did since the last task: its messages, its tool calls and their outputs. */
export function stepsOf(request: ModelRequest): readonly InputItem[] {
  const input = inputOf(request);
  return input.slice(input.findLastIndex(isTask) + 1);
}

/** The output of the newest tool call since the last task; "" when there is none. */
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

/** True for what the user asks for; being told to go on with it, or that it was interrupted, asks for nothing new. */
function isTask(item: InputItem): boolean {
  if (item["type"] !== "message" || item["role"] !== "user") return false;
  const text = textOf(item);
  return text !== GO_ON && !text.startsWith("<turn_aborted>");
}

function textOf({ content }: InputItem): string {
  const parts = Array.isArray(content) ? content.filter(isObject) : [];
  return parts.map((part) => String(part["text"] ?? "")).join("");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
