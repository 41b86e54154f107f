// What our decoders read of Codex's protocol and what our requests send, held against the types that Codex itself
// generates into `generated/`. Compiled by `protocol.test.ts`; a field or word that Codex drops or renames does not compile.

import type { ClientRequest } from "./generated/ClientRequest";
import type { InitializeParams } from "./generated/InitializeParams";
import type { InitializeResponse } from "./generated/InitializeResponse";
import type { ServerNotification } from "./generated/ServerNotification";
import type { ServerRequest } from "./generated/ServerRequest";
import type { CodexErrorInfo } from "./generated/v2/CodexErrorInfo";
import type { Config } from "./generated/v2/Config";
import type { ConfigReadParams } from "./generated/v2/ConfigReadParams";
import type { ConfigReadResponse } from "./generated/v2/ConfigReadResponse";
import type { GetAccountResponse } from "./generated/v2/GetAccountResponse";
import type { SandboxPolicy } from "./generated/v2/SandboxPolicy";
import type { SandboxWorkspaceWrite } from "./generated/v2/SandboxWorkspaceWrite";
import type { Thread } from "./generated/v2/Thread";
import type { ThreadItem } from "./generated/v2/ThreadItem";
import type { ThreadReadParams } from "./generated/v2/ThreadReadParams";
import type { ThreadReadResponse } from "./generated/v2/ThreadReadResponse";
import type { ThreadResumeParams } from "./generated/v2/ThreadResumeParams";
import type { ThreadSetNameParams } from "./generated/v2/ThreadSetNameParams";
import type { ThreadStartParams } from "./generated/v2/ThreadStartParams";
import type { ThreadStartResponse } from "./generated/v2/ThreadStartResponse";
import type { TokenUsageBreakdown } from "./generated/v2/TokenUsageBreakdown";
import type { Turn } from "./generated/v2/Turn";
import type { TurnError } from "./generated/v2/TurnError";
import type { TurnInterruptParams } from "./generated/v2/TurnInterruptParams";
import type { TurnPlanStep } from "./generated/v2/TurnPlanStep";
import type { TurnStartParams } from "./generated/v2/TurnStartParams";
import type { TurnStartResponse } from "./generated/v2/TurnStartResponse";

/** These names are fields of the type. */
type Fields<T, Name extends keyof T> = Name;
/** These words are among those that the type allows; of words with facts beside them, the words alone. */
type Words<T, Word extends T extends string ? T : keyof T> = Word;
/** The parameters of the notification with this method. */
type Params<Method extends ServerNotification["method"]> = Extract<ServerNotification, { method: Method }>["params"];
/** The item of a turn with this type. */
type Item<Type extends ThreadItem["type"]> = Extract<ThreadItem, { type: Type }>;

/** Read: `core/codex/messages.ts`, `core/codex/configuration.ts`, `core/failure/rules.ts`. */
export type Read = [
  Fields<Params<"turn/started">, "threadId" | "turn">,
  Fields<Params<"turn/completed">, "threadId" | "turn">,
  Fields<Turn, "id" | "status" | "error" | "items">,
  Words<Turn["status"], "completed" | "interrupted" | "failed" | "inProgress">,
  Fields<TurnError, "message" | "codexErrorInfo" | "additionalDetails">,
  Fields<Params<"error">, "error" | "willRetry" | "threadId">,
  Fields<Params<"item/started">, "item" | "threadId">,
  Fields<Params<"item/completed">, "item" | "threadId">,
  Fields<Item<"agentMessage">, "text">,
  Fields<Item<"commandExecution">, "id" | "command" | "cwd" | "status" | "exitCode" | "aggregatedOutput">,
  Fields<Item<"fileChange">, "changes" | "status">,
  Fields<Item<"fileChange">["changes"][number], "path">,
  Fields<Item<"exitedReviewMode">, "review">,
  Fields<Item<"mcpToolCall">, "server" | "tool" | "status" | "error">,
  Fields<Item<"dynamicToolCall">, "tool" | "status">,
  Fields<Params<"thread/tokenUsage/updated">, "tokenUsage" | "threadId">,
  Fields<Params<"thread/tokenUsage/updated">["tokenUsage"], "total" | "last">,
  Fields<
    TokenUsageBreakdown,
    "totalTokens" | "inputTokens" | "cachedInputTokens" | "outputTokens" | "reasoningOutputTokens"
  >,
  Fields<Params<"turn/plan/updated">, "plan" | "threadId">,
  Fields<TurnPlanStep, "step" | "status">,
  Words<TurnPlanStep["status"], "completed">,
  Fields<Params<"model/rerouted">, "fromModel" | "toModel">,
  Fields<Params<"warning">, "message">,
  Fields<Params<"configWarning">, "summary">,
  Words<
    CodexErrorInfo,
    | "contextWindowExceeded"
    | "usageLimitExceeded"
    | "serverOverloaded"
    | "internalServerError"
    | "unauthorized"
    | "other"
  >,
  Fields<InitializeResponse, "userAgent" | "codexHome">,
  Fields<GetAccountResponse, "account" | "requiresOpenaiAuth">,
  Fields<ConfigReadResponse, "config">,
  Fields<Config, "model" | "model_reasoning_effort" | "sandbox_mode" | "sandbox_workspace_write">,
  Fields<SandboxWorkspaceWrite, "writable_roots" | "network_access" | "exclude_tmpdir_env_var" | "exclude_slash_tmp">,
  Fields<ThreadStartResponse, "thread" | "model" | "modelProvider" | "sandbox" | "reasoningEffort">,
  Fields<Thread, "id" | "turns" | "path">,
  Fields<TurnStartResponse, "turn">,
  Fields<ThreadReadResponse, "thread">,
  Words<SandboxPolicy["type"], "readOnly" | "workspaceWrite" | "dangerFullAccess">,
];

/** Sent: the methods, and one whole value of each kind of parameters. */
export type Methods = Words<
  ClientRequest["method"],
  | "initialize"
  | "account/read"
  | "config/read"
  | "thread/start"
  | "thread/resume"
  | "thread/read"
  | "thread/name/set"
  | "turn/start"
  | "turn/interrupt"
>;
/** Asked of us, and declined: `core/codex/server-requests.ts`. */
export type Asked = Words<
  ServerRequest["method"],
  | "item/commandExecution/requestApproval"
  | "item/fileChange/requestApproval"
  | "item/permissions/requestApproval"
  | "item/tool/requestUserInput"
  | "mcpServer/elicitation/request"
  | "item/tool/call"
  | "applyPatchApproval"
  | "execCommandApproval"
>;

export const initialize: InitializeParams = {
  clientInfo: { name: "codex_companion", title: "codex-companion", version: "0.0.0" },
  capabilities: { experimentalApi: true } as InitializeParams["capabilities"],
};
export const configRead = { cwd: "/" } satisfies Partial<ConfigReadParams>;
export const start = {
  cwd: "/",
  approvalPolicy: "never",
  sandbox: "read-only",
  model: "m",
} satisfies Partial<ThreadStartParams>;
export const resume = { ...start, threadId: "t", excludeTurns: true } satisfies Partial<ThreadResumeParams>;
export const name: ThreadSetNameParams = { threadId: "t", name: "n" };
export const read: ThreadReadParams = { threadId: "t", includeTurns: true };
export const interrupt: TurnInterruptParams = { threadId: "t", turnId: "u" };
export const policies: readonly SandboxPolicy[] = [
  { type: "dangerFullAccess" },
  { type: "readOnly", networkAccess: false },
  {
    type: "workspaceWrite",
    writableRoots: ["/"],
    networkAccess: false,
    excludeTmpdirEnvVar: false,
    excludeSlashTmp: false,
  },
];
export const turn: TurnStartParams = {
  threadId: "t",
  input: [{ type: "text", text: "hello" } as TurnStartParams["input"][number]],
  sandboxPolicy: policies[0] ?? null,
  effort: "high",
};
