// The answer to each request that Codex may make of its client. Nobody sits at this terminal. So what would ask a
// person is declined, in the shape that the method expects, and the turn never waits for ever.

import type { JsonObject } from "../json.ts";

/** The body of a JSON-RPC answer, without its id. */
export type AnswerBody =
  | { readonly result: JsonObject }
  | { readonly error: { readonly code: number; readonly message: string } };

const DECLINED: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>(
  Object.entries({
    "item/commandExecution/requestApproval": { decision: "decline" },
    "item/fileChange/requestApproval": { decision: "decline" },
    "item/permissions/requestApproval": { permissions: {}, scope: "turn" },
    "item/tool/requestUserInput": { answers: {} },
    "mcpServer/elicitation/request": { action: "decline", content: null, _meta: null },
    "item/tool/call": { contentItems: [], success: false },
    applyPatchApproval: { decision: { denied: { rejection: "No person is there to approve this." } } },
    execCommandApproval: { decision: { denied: { rejection: "No person is there to approve this." } } },
  }),
);

/** Answers a request of the server by its method; an unknown one gets a JSON-RPC error. */
export function answerServerRequest(method: string): AnswerBody {
  const result = DECLINED.get(method);
  return result === undefined
    ? { error: { code: -32601, message: `The client does not support "${method}".` } }
    : { result };
}
