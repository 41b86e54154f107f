/** Each request is a value, and the methods of Codex that we call stand nowhere but there. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import * as requests from "../../../plugins/codex/scripts/src/core/codex/requests.ts";
import { ROOT } from "../../tools/run-tool.ts";

const THREAD = { cwd: "/w", model: null, resumeOf: null };
const TURN = { prompt: "hello", sandbox: { type: "dangerFullAccess" }, effort: null } as const;

describe("threadOpen", () => {
  const common = { cwd: "/w", approvalPolicy: "never", sandbox: "read-only" };

  test("opens a new thread, with a model if one is wanted", () => {
    assert.deepEqual(requests.threadOpen(THREAD), { method: "thread/start", params: common });
    const params = { ...common, model: "m" };
    assert.deepEqual(requests.threadOpen({ ...THREAD, model: "m" }), { method: "thread/start", params });
  });

  test("goes on in a thread, whose turns need not be told", () => {
    const params = { ...common, threadId: "t", excludeTurns: true };
    assert.deepEqual(requests.threadOpen({ ...THREAD, resumeOf: "t" }), { method: "thread/resume", params });
  });
});

describe("workStart", () => {
  const params = { threadId: "t", input: [{ type: "text", text: "hello" }], sandboxPolicy: TURN.sandbox };

  test("starts a turn, with an effort if one is wanted", () => {
    assert.deepEqual(requests.workStart("t", { turn: TURN }), { method: "turn/start", params });
    const wanted = { method: "turn/start", params: { ...params, effort: "low" } };
    assert.deepEqual(requests.workStart("t", { turn: { ...TURN, effort: "low" } }), wanted);
  });
});

test("workStart starts a turn with the schema of its answer, and a review of a target", () => {
  const outputSchema = { type: "object" };
  assert.deepEqual(requests.workStart("t", { turn: { ...TURN, outputSchema } }), {
    method: "turn/start",
    params: { threadId: "t", input: [{ type: "text", text: "hello" }], sandboxPolicy: TURN.sandbox, outputSchema },
  });
  const target = { type: "baseBranch", branch: "0123" } as const;
  const params = { threadId: "t", target, delivery: "inline" };
  assert.deepEqual(requests.workStart("t", { review: { target } }), { method: "review/start", params });
});

test("turnSteer names the turn that the words are for", () => {
  const input = [{ type: "text", text: "also this" }];
  const params = { threadId: "t", input, expectedTurnId: "u" };
  assert.deepEqual(requests.turnSteer("t", "u", "also this"), { method: "turn/steer", params });
});

test("threadOpen hands on settings", () => {
  const config = { review_model: "m", model_reasoning_effort: "low" };
  const { params } = requests.threadOpen({ ...THREAD, config });
  assert.deepEqual(params, { cwd: "/w", approvalPolicy: "never", sandbox: "read-only", config });
});

test("conversationImport names the file, and nothing else to be taken over", () => {
  const { method, params } = requests.conversationImport("/c/s.jsonl", "/w");
  const none = { plugins: [], skills: [], mcpServers: [], hooks: [], subagents: [], commands: [] };
  const details = { ...none, sessions: [{ path: "/c/s.jsonl", cwd: "/w", title: null }] };
  const item = { itemType: "SESSIONS", description: "a conversation", cwd: null, details };
  assert.deepEqual([method, params], ["externalAgentConfig/import", { migrationItems: [item] }]);
});

test("the names of methods stand in one file", () => {
  const source = join(ROOT, "plugins/codex/scripts/src");
  const own = join("core", "codex", "requests.ts");
  const methods = [...readFileSync(join(source, own), "utf8").matchAll(/method: ("[a-zA-Z/]+")/g)].map(
    ([, name]) => name,
  );
  const told = ['"command/exec/outputDelta"', '"externalAgentConfig/import/completed"'];
  const names = [...methods, '"initialized"', ...told];
  assert.equal(names.length, 20);
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const knowing = files.filter((file) => {
    const text = readFileSync(join(source, file), "utf8");
    return names.some((name) => name !== undefined && text.includes(name));
  });
  assert.deepEqual(knowing, [own]);
});
