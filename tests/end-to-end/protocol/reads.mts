// What our decoders read of Codex's protocol and what our requests send, held against the types that Codex itself
// generates into `generated/`; the requests are those of `core/codex/requests.ts` themselves. Compiled by
// `protocol.test.ts`; a field or word that Codex drops or renames does not compile.

import type * as requests from "../../../plugins/codex/scripts/src/core/codex/requests.ts";
import type { ClientRequest } from "./generated/ClientRequest";
import type { InitializeResponse } from "./generated/InitializeResponse";
import type { ServerNotification } from "./generated/ServerNotification";
import type { ServerRequest } from "./generated/ServerRequest";
import type { CodexErrorInfo } from "./generated/v2/CodexErrorInfo";
import type { CommandExecResponse } from "./generated/v2/CommandExecResponse";
import type { Config } from "./generated/v2/Config";
import type { ConfigReadResponse } from "./generated/v2/ConfigReadResponse";
import type { ExternalAgentConfigImportHistoriesReadResponse } from "./generated/v2/ExternalAgentConfigImportHistoriesReadResponse";
import type { ExternalAgentConfigImportItemTypeFailure } from "./generated/v2/ExternalAgentConfigImportItemTypeFailure";
import type { ExternalAgentConfigImportItemTypeSuccess } from "./generated/v2/ExternalAgentConfigImportItemTypeSuccess";
import type { ExternalAgentConfigImportResponse } from "./generated/v2/ExternalAgentConfigImportResponse";
import type { ExternalAgentConfigImportTypeResult } from "./generated/v2/ExternalAgentConfigImportTypeResult";
import type { GetAccountResponse } from "./generated/v2/GetAccountResponse";
import type { Model } from "./generated/v2/Model";
import type { ModelListResponse } from "./generated/v2/ModelListResponse";
import type { ReasoningEffortOption } from "./generated/v2/ReasoningEffortOption";
import type { SandboxPolicy } from "./generated/v2/SandboxPolicy";
import type { SandboxWorkspaceWrite } from "./generated/v2/SandboxWorkspaceWrite";
import type { Thread } from "./generated/v2/Thread";
import type { ThreadItem } from "./generated/v2/ThreadItem";
import type { ThreadReadResponse } from "./generated/v2/ThreadReadResponse";
import type { ThreadStartResponse } from "./generated/v2/ThreadStartResponse";
import type { TokenUsageBreakdown } from "./generated/v2/TokenUsageBreakdown";
import type { Turn } from "./generated/v2/Turn";
import type { TurnError } from "./generated/v2/TurnError";
import type { TurnPlanStep } from "./generated/v2/TurnPlanStep";
import type { TurnStartResponse } from "./generated/v2/TurnStartResponse";

/** These names are fields of the type. */
type Fields<T, Name extends keyof T> = Name;
/** These words are among those that the type allows; of words with facts beside them, the words alone. */
type Words<T, Word extends T extends string ? T : keyof T> = Word;
/** The parameters of the notification with this method. */
type Params<Method extends ServerNotification["method"]> = Extract<ServerNotification, { method: Method }>["params"];
/** The item of a turn with this type. */
type Item<Type extends ThreadItem["type"]> = Extract<ThreadItem, { type: Type }>;

/**
 * Read: `core/codex/messages.ts`, `core/codex/configuration.ts`, `core/codex/conversation-import.ts`,
 * `core/codex/known-models.ts`, `core/failure/error-rules.ts`.
 */
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
  Fields<Params<typeof requests.COMMAND_OUTPUT>, "stream" | "deltaBase64">,
  Fields<CommandExecResponse, "exitCode">,
  Fields<Params<typeof requests.IMPORT_COMPLETED>, "importId" | "itemTypeResults">,
  Fields<ExternalAgentConfigImportTypeResult, "successes" | "failures">,
  Fields<ExternalAgentConfigImportItemTypeSuccess, "source" | "target">,
  Fields<ExternalAgentConfigImportItemTypeFailure, "message">,
  Fields<ExternalAgentConfigImportResponse, "importId">,
  Fields<ExternalAgentConfigImportHistoriesReadResponse, "data">,
  Fields<
    ExternalAgentConfigImportHistoriesReadResponse["data"][number],
    "importId" | "completedAtMs" | "successes" | "failures"
  >,
  Fields<ModelListResponse, "data">,
  Fields<Model, "model" | "isDefault" | "supportedReasoningEfforts">,
  Fields<ReasoningEffortOption, "reasoningEffort">,
  Fields<Params<"thread/status/changed">, "status" | "threadId">,
  Words<Params<"thread/status/changed">["status"]["type"], "idle">,
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

/** The parameters of the request with this method. */
type Asking<Method extends ClientRequest["method"]> = Extract<ClientRequest, { method: Method }>["params"];
/** The same, read-only and each field optional, because the generated types ask for more than Codex does. */
type Loose<T> = T extends readonly (infer One)[]
  ? readonly Loose<One>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Loose<T[Name]> }
    : T;
type Names<T> = T extends unknown ? keyof T : never;
type Field<T, Name> = T extends unknown ? (Name extends keyof T ? T[Name] : never) : never;
/** The names in a value that its type does not know, at whatever depth. */
type Unknown<T, Known> = T extends readonly (infer One)[]
  ? Known extends readonly (infer KnownOne)[]
    ? Unknown<One, KnownOne>
    : never
  : T extends object
    ? Exclude<keyof T, Names<Known>> | { [Name in keyof T]-?: Unknown<T[Name], Field<Known, Name>> }[keyof T]
    : never;
/** What is wrong with requests: a method, a field or its type that is not in the protocol. */
type Faults<Request> = Request extends { readonly method: infer Method; readonly params: infer Sent }
  ? Method extends ClientRequest["method"]
    ? Sent extends Loose<Asking<Method>>
      ? Unknown<Sent, Asking<Method>>
      : [Method, "has a field of another type"]
    : [Method, "is no method"]
  : "is no request";
/** Nothing is wrong with it. */
type Sound<Fault extends never> = Fault;

/** The policy of a command is one that was sent with a turn. */
type Command = Omit<ReturnType<typeof requests.commandExec>["params"], "sandboxPolicy">;

/** The start of work; the schema of a turn's last message may be any. */
type Start = ReturnType<typeof requests.workStart>;
type TurnStart = Extract<Start, { method: "turn/start" }>;
export type Schema = Fields<Asking<TurnStart["method"]>, keyof Pick<Required<TurnStart["params"]>, "outputSchema">>;

/** Sent: all of `core/codex/requests.ts`. */
export type Requests = [
  Sound<Faults<ReturnType<typeof requests.initialize>>>,
  Sound<Faults<ReturnType<typeof requests.accountRead>>>,
  Sound<Faults<ReturnType<typeof requests.configRead>>>,
  Sound<Faults<ReturnType<typeof requests.threadOpen>>>,
  Sound<Faults<ReturnType<typeof requests.threadRead>>>,
  Sound<Faults<ReturnType<typeof requests.threadName>>>,
  Sound<Faults<Extract<Start, { method: "review/start" }>>>,
  Sound<Faults<{ method: TurnStart["method"]; params: Omit<TurnStart["params"], "outputSchema"> }>>,
  Sound<Faults<ReturnType<typeof requests.turnInterrupt>>>,
  Sound<Faults<ReturnType<typeof requests.turnSteer>>>,
  Sound<Faults<{ method: ReturnType<typeof requests.commandExec>["method"]; params: Command }>>,
  Sound<Faults<ReturnType<typeof requests.commandTerminate>>>,
  Sound<Faults<ReturnType<typeof requests.conversationImport>>>,
  Sound<Faults<Omit<ReturnType<typeof requests.conversationImports>, "params"> & { params: undefined }>>,
  Sound<Faults<ReturnType<typeof requests.modelList>>>,
];
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
