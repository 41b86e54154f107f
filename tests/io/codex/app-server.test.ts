/** One app-server over stdio: every request settles, whatever the other side does, and it fails as data. */
import assert from "node:assert/strict";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import {
  type AppServer,
  type AppServerListener,
  RequestError,
  startAppServer,
} from "../../../plugins/codex/scripts/src/io/codex/app-server.ts";
import type { FakeScenario, FakeStep } from "../../../testing/fake-codex/scenario.ts";
import { installProgram } from "../../../testing/install-program.ts";
import { installScriptedCodex } from "../../../testing/scripted-codex.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";

const LONG_MS = 30_000;
const CLEAN = { code: 0, signal: null, signalNumber: 0, startError: null };

describe("a conversation", { concurrency: true }, () => {
  test("replies reach their own requests, in whatever order, and the end is clean", async (t) => {
    const { server } = await stage(t);
    const replies = await Promise.all(
      ["initialize", "account/read", "config/read"].map((method) => server.request(method, {}, LONG_MS)),
    );
    assert.deepEqual(
      replies.map((reply) => Object.keys(reply)[0]),
      ["userAgent", "account", "config"],
    );
    await leave(server);
  });

  test("an error reply rejects with its message, and the conversation goes on", async (t) => {
    const { server } = await stage(t, { refused: { "thread/start": "Model provider `x` not found" } });
    const refused = { reason: "refused", message: "Model provider `x` not found" };
    await assert.rejects(server.request("thread/start", {}, LONG_MS), refused);
    assert.deepEqual(Object.keys(await server.request("account/read", {}, LONG_MS)), ["account", "requiresOpenaiAuth"]);
    await leave(server);
  });

  test("a request without a reply ends at its own deadline, and a late reply disturbs nothing", async (t) => {
    const { server } = await stage(t, { silent: ["config/read"] });
    const words = 'Codex did not answer "config/read" within 0.1 s';
    await assert.rejects(server.request("config/read", {}, 100), { reason: "deadline", message: words });
    await server.request("initialize", {}, LONG_MS);
    await leave(server);
  });

  test("garbage, half lines, blank lines and unknown notifications are passed over", async (t) => {
    const steps: FakeStep[] = [
      { do: "raw", text: 'garbage\n\n   \n{"half":\n[1,2]\nnull\n{"id":999,"result":{}}\n{"id":"x"}\n' },
      { do: "raw", text: '\u001b[31m{"method":"no"}\u001b[0m\n' },
      { do: "notify", method: "never/heard/of", params: { deep: [1] } },
      { do: "raw", text: '{"method":"params/missing"}\r\n' },
      { do: "say", text: "made it" },
    ];
    const { server, heard } = await stage(t, { turns: [steps] });
    await playTurn(server);
    await until(() => heard.notifications.some(([method]) => method === "turn/completed"), { what: "the end" });
    const odd = heard.notifications.filter(([method]) => /^(never|params|no)/.test(method));
    const withoutTimes = odd.map(([method, { emittedAtMs, ...params }]) => [method, params]);
    assert.deepEqual(withoutTimes, [
      ["never/heard/of", { deep: [1] }],
      ["params/missing", {}],
    ]);
    assert.match(heard.stderr, /unreadable line of 7 characters on stdout\n/);
    assert.doesNotMatch(heard.stderr, /garbage/);
    await leave(server);
  });

  test("a line of many megabytes, with characters across every cut, arrives whole", async (t) => {
    const { server, heard } = await stage(t, { turns: [[{ do: "say", text: "🦀ü→", repeat: 500_000 }]] });
    await playTurn(server);
    await until(() => heard.notifications.some(([method]) => method === "turn/completed"), { what: "the end" });
    const texts = heard.notifications.flatMap(([method, { item }]) =>
      method === "item/completed" && (item as { type: string }).type === "agentMessage"
        ? [(item as { text: string }).text]
        : [],
    );
    assert.deepEqual(
      texts.map((text) => text === "🦀ü→".repeat(500_000)),
      [true],
    );
    await leave(server);
  });

  test("every request of the server is answered: what would ask a person is declined, the unknown is an error", async (t) => {
    const methods = [
      "item/commandExecution/requestApproval",
      "item/fileChange/requestApproval",
      "mcpServer/elicitation/request",
      "never/heard/of",
    ];
    const { server, heard, received } = await stage(t, { turns: [methods.map((method) => ({ do: "ask", method }))] });
    await playTurn(server);
    await until(() => heard.notifications.some(([method]) => method === "turn/completed"), { what: "the end" });
    const answers = (await received()).filter((message) => message["method"] === undefined);
    assert.deepEqual(answers, [
      { id: 0, result: { decision: "decline" } },
      { id: 1, result: { decision: "decline" } },
      { id: 2, result: { action: "decline", content: null, _meta: null } },
      { id: 3, error: { code: -32601, message: 'The client does not support "never/heard/of".' } },
    ]);
    assert.deepEqual(heard.requests, methods);
    await leave(server);
  });
});

describe("an exit", { concurrency: true }, () => {
  test("rejects what waits and what comes later, and tells the code", async (t) => {
    const { server } = await stage(t, { silent: ["config/read"], turns: [[{ do: "exit", code: 7 }]] });
    const waiting = server.request("config/read", {}, LONG_MS);
    const rejected = assert.rejects(waiting, { reason: "exited", message: "Codex ended before it answered" });
    await playTurn(server);
    assert.deepEqual(await server.exited, { ...CLEAN, code: 7 });
    await rejected;
    const startedAt = performance.now();
    await assert.rejects(server.request("account/read", {}, LONG_MS), { reason: "exited" });
    assert.ok(performance.now() - startedAt < LONG_MS / 2);
    server.notify("initialized");
    await server.close(0);
  });

  test("by a signal is told with its number", async (t) => {
    const { server } = await stage(t, { turns: [[{ do: "die", signal: "SIGKILL" }]] });
    await playTurn(server);
    assert.deepEqual(await server.exited, { code: null, signal: "SIGKILL", signalNumber: 9, startError: null });
  });

  test("comes after all that was written before, half a line included", async (t) => {
    const { server, heard } = await stageProgram(t, "cut-off-codex");
    assert.deepEqual(await server.exited, { ...CLEAN, code: 3 });
    assert.deepEqual(heard.notifications, [["the/last", { n: 1 }]]);
  });

  test("is told although a command that outlives Codex holds its output open", { timeout: 30_000 }, async (t) => {
    const { server, folder } = await stageProgram(t, "outlived-codex");
    const exit = await server.exited;
    process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), "SIGKILL");
    assert.deepEqual(exit, { ...CLEAN, code: 4 });
  });

  test("with standard error before it: all of that is heard", async (t) => {
    const { server, heard } = await stage(t, { tooOld: true });
    await assert.rejects(server.request("initialize", {}, LONG_MS), { reason: "exited" });
    assert.deepEqual(await server.exited, { ...CLEAN, code: 2 });
    assert.match(heard.stderr, /unrecognized subcommand 'app-server'/);
  });
});

test("a program that cannot be started is told as data, and no request of it waits", async (t) => {
  const folder = await makeTempFolder(t);
  const [plain, busy] = [join(folder, "plain"), join(folder, "busy")];
  writeFileSync(plain, "", { mode: 0o644 });
  writeFileSync(busy, "\u007fELF", { mode: 0o755 });
  const open = openSync(busy, "r+"); // Being written: as while an update replaces it.
  t.after(() => closeSync(open));
  const cases: readonly [string, string, string][] = [
    [join(folder, "absent"), folder, "ENOENT"],
    [plain, folder, "EACCES"],
    [folder, folder, "EACCES"],
    [join(plain, "below"), folder, "ENOTDIR"],
    [process.execPath, join(folder, "absent"), "ENOENT"],
    [process.execPath, plain, "ENOTDIR"],
    [busy, folder, "ETXTBSY"],
  ];
  for (const [path, cwd, startError] of cases) {
    if (startError === "ETXTBSY" && process.platform !== "linux") continue;
    const server = startAppServer(path, cwd, { PATH: process.env["PATH"] }, listen().listener);
    const request = assert.rejects(server.request("initialize", {}, LONG_MS), RequestError);
    assert.deepEqual(await server.exited, { code: null, signal: null, signalNumber: 0, startError });
    await request;
    assert.equal(server.pid, null);
    server.notify("initialized");
    await server.close(0);
  }
});

async function stage(t: TestContext, scenario: FakeScenario = {}) {
  const folder = await makeTempFolder(t);
  const codex = await installScriptedCodex(folder, scenario);
  const { listener, heard } = listen();
  const server = startAppServer(codex.path, folder, { PATH: process.env["PATH"], ...codex.env }, listener);
  return { server, heard, received: codex.received };
}

/** One of the fake programs in the place of Codex. */
async function stageProgram(t: TestContext, program: string) {
  const folder = await makeTempFolder(t);
  const path = installProgram(folder, "codex", `fake-programs/${program}`);
  const { listener, heard } = listen();
  const env = { PATH: process.env["PATH"], CODEX_HOME: folder };
  return { folder, heard, server: startAppServer(path, folder, env, listener) };
}

function listen() {
  const heard = { notifications: [] as [string, Record<string, unknown>][], requests: [] as string[], stderr: "" };
  const listener: AppServerListener = {
    onNotification: (method, params) => void heard.notifications.push([method, params]),
    onServerRequest: (method) => void heard.requests.push(method),
    onStderr(text) {
      heard.stderr += text;
    },
  };
  return { heard, listener };
}

async function playTurn(server: AppServer): Promise<void> {
  await server.request("initialize", {}, LONG_MS);
  const { thread } = (await server.request("thread/start", {}, LONG_MS)) as { thread: { id: string } };
  await server.request("turn/start", { threadId: thread.id, input: [] }, LONG_MS).catch((error: unknown) => {
    assert.ok(error instanceof RequestError && error.reason === "exited"); // The turn may have ended it all at once.
  });
}

async function leave(server: AppServer): Promise<void> {
  await server.close(LONG_MS);
  assert.deepEqual(await server.exited, CLEAN);
}
