import assert from "node:assert/strict";
import { test } from "node:test";
import { answerServerRequest } from "../../../plugins/codex/scripts/src/core/codex/server-requests.ts";

const denied = { decision: { denied: { rejection: "No person is there to approve this." } } };

// Every request of the protocol that has a way to say no (`codex app-server generate-ts`, 0.169.0).
const DECLINED: Readonly<Record<string, object>> = {
  "item/commandExecution/requestApproval": { decision: "decline" },
  "item/fileChange/requestApproval": { decision: "decline" },
  "item/permissions/requestApproval": { permissions: {}, scope: "turn" },
  "item/tool/requestUserInput": { answers: {} },
  "mcpServer/elicitation/request": { action: "decline", content: null, _meta: null },
  "item/tool/call": { contentItems: [], success: false },
  applyPatchApproval: denied,
  execCommandApproval: denied,
};

for (const [method, result] of Object.entries(DECLINED)) {
  test(`answerServerRequest declines ${method}`, () => assert.deepEqual(answerServerRequest(method), { result }));
}

const UNKNOWN = [
  "account/chatgptAuthTokens/refresh",
  "attestation/generate",
  "invented/later",
  "",
  "constructor",
  "toString",
  "__proto__",
];

for (const method of UNKNOWN) {
  test(`answerServerRequest answers "${method}" with an error, so that nothing waits`, () => {
    const message = `The client does not support "${method}".`;
    assert.deepEqual(answerServerRequest(method), { error: { code: -32601, message } });
  });
}
