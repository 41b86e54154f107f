// What we ask of Codex, each request as a value: its method and its parameters. No other file knows the names of methods
// that we call. Source: `codex app-server generate-ts --experimental`, 0.169.0; the end-to-end tests hold these values
// against it.

import type { JsonObject } from "../json.ts";
import { VERSION } from "../version.ts";
import type { SandboxPolicy } from "./sandbox.ts";

/** A request of `codex app-server`, as it is sent. */
export interface CodexRequest {
  readonly method: string;
  readonly params: JsonObject;
}

/** What is told Codex after its answer to `initialize`. */
export const INITIALIZED = "initialized";

/** How we introduce ourselves. */
export function initialize() {
  const clientInfo = { name: "codex_companion", title: "codex-companion", version: VERSION };
  return { method: "initialize", params: { clientInfo, capabilities: { experimentalApi: true } } } as const;
}

/** Whether a login is needed, and there. */
export function accountRead() {
  return { method: "account/read", params: {} } as const;
}

/** The user's configuration, as it holds in a folder. */
export function configRead(cwd: string) {
  return { method: "config/read", params: { cwd } } as const;
}

/** Which thread is to be opened; `resumeOf` is the one to go on in, null: a new one. */
export interface ThreadWanted {
  readonly cwd: string;
  readonly model: string | null;
  readonly resumeOf: string | null;
  /** Settings of the user's configuration that hold otherwise in this thread. */
  readonly config?: {
    readonly review_model?: string;
    readonly model_reasoning_effort?: string;
    readonly projects?: Readonly<Record<string, { readonly trust_level: "trusted" }>>;
  };
}

/** A read-only thread, because a writable one marks the folder as trusted in the user's configuration; each turn has a policy of its own. */
export function threadOpen({ cwd, model, resumeOf, config }: ThreadWanted) {
  const common = {
    cwd,
    approvalPolicy: "never",
    sandbox: "read-only",
    ...(model === null ? {} : { model }),
    ...(config === undefined ? {} : { config }),
  } as const;
  return resumeOf === null
    ? ({ method: "thread/start", params: common } as const)
    : ({ method: "thread/resume", params: { ...common, threadId: resumeOf, excludeTurns: true } } as const);
}

/** What was stored of a thread, its turns with it. */
export function threadRead(threadId: string) {
  return { method: "thread/read", params: { threadId, includeTurns: true } } as const;
}

/** The name under which people find the thread. */
export function threadName(threadId: string, name: string) {
  return { method: "thread/name/set", params: { threadId, name } } as const;
}

/** What a turn is to do; without an effort the thread's holds, without a schema its last message is free text. */
export interface TurnWork {
  readonly prompt: string;
  readonly sandbox: SandboxPolicy;
  readonly effort: string | null;
  readonly outputSchema?: JsonObject;
}

/** What Codex's own reviewer is to look at. `branch` may be a commit. */
export type NativeTarget =
  | { readonly type: "uncommittedChanges" }
  | { readonly type: "baseBranch"; readonly branch: string }
  | { readonly type: "commit"; readonly sha: string; readonly title: string | null }
  | { readonly type: "custom"; readonly instructions: string };

/** Work for Codex, of whatever kind. A review has the sandbox, the model and the effort of its thread. */
export type Work = { readonly turn: TurnWork } | { readonly review: { readonly target: NativeTarget } };

/** The work's start in a thread. */
export function workStart(threadId: string, work: Work) {
  if ("review" in work) return reviewStart(threadId, work.review.target);
  const { prompt, sandbox, effort, outputSchema } = work.turn;
  const input = [{ type: "text", text: prompt }] as const;
  const params = {
    threadId,
    input,
    sandboxPolicy: sandbox,
    ...(effort === null ? {} : { effort }),
    ...(outputSchema === undefined ? {} : { outputSchema }),
  };
  return { method: "turn/start", params } as const;
}

function reviewStart(threadId: string, target: NativeTarget) {
  return { method: "review/start", params: { threadId, target, delivery: "inline" } } as const;
}

/** Words for a turn that is under way; refused if it is not the active one. */
export function turnSteer(threadId: string, turnId: string, text: string) {
  const input = [{ type: "text", text }] as const;
  return { method: "turn/steer", params: { threadId, input, expectedTurnId: turnId } } as const;
}

/** The end of a turn before its time. */
export function turnInterrupt(threadId: string, turnId: string) {
  return { method: "turn/interrupt", params: { threadId, turnId } } as const;
}

/** A command to run without a thread; `sandbox` is a policy as it was once sent with a turn. */
export interface CommandWanted {
  readonly command: readonly string[];
  readonly processId: string;
  readonly cwd: string;
  readonly sandbox: JsonObject;
}

/** The notification that carries a piece of its output. */
export const COMMAND_OUTPUT = "command/exec/outputDelta";

/** A command's run, told as it goes; neither its output nor its time is limited. */
export function commandExec({ command, processId, cwd, sandbox }: CommandWanted) {
  const unlimited = { streamStdoutStderr: true, disableOutputCap: true, disableTimeout: true } as const;
  return { method: "command/exec", params: { command, processId, ...unlimited, cwd, sandboxPolicy: sandbox } } as const;
}

/** That command's end before its time. */
export function commandTerminate(processId: string) {
  return { method: "command/exec/terminate", params: { processId } } as const;
}

/** The notification that an import has ended; it may come before the answer to its request. */
export const IMPORT_COMPLETED = "externalAgentConfig/import/completed";

/** A conversation of another program to be made a thread. Codex takes the folder that the conversation itself names, if it does. */
export function conversationImport(path: string, cwd: string) {
  const none = { plugins: [], skills: [], mcpServers: [], hooks: [], subagents: [], commands: [] };
  const details = { ...none, sessions: [{ path, cwd, title: null }] };
  const migrationItems = [{ itemType: "SESSIONS", description: "a conversation", cwd: null, details }] as const;
  return { method: "externalAgentConfig/import", params: { migrationItems } } as const;
}

/** The imports that Codex remembers. */
export function conversationImports() {
  return { method: "externalAgentConfig/import/readHistories", params: {} } as const;
}

/** The models that Codex knows, those that it does not offer by itself too. */
export function modelList() {
  return { method: "model/list", params: { includeHidden: true } } as const;
}
