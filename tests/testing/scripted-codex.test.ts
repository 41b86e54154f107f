/** The fake Codex behaves like the real one, as far as it goes. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { playTurn, startDirectClient, startThread, startTurn } from "../../testing/direct-client.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { installScriptedCodex } from "../../testing/scripted-codex.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

const run = promisify(execFile);

test("a turn is played, stored, and read by a later process", async (t) => {
  const stage = await onStage(await makeTempFolder(t), {
    turns: [
      [
        { do: "run", command: "echo out; exit 4" },
        { do: "say", text: "The end.", repeat: 2 },
      ],
    ],
  });
  const client = await stage.start();
  const threadId = await startThread(client, stage.folder);
  const turn = await playTurn(client, threadId, "go");
  assert.equal(turn["status"], "completed");
  assert.equal(turn["items"][0].text, "The end.The end.");
  const { item } = await client.notification("item/completed", (params) => params["item"].type === "commandExecution");
  assert.deepEqual([item.status, item.exitCode, item.aggregatedOutput], ["failed", 4, "out\n"]);
  assert.equal(await client.close(), 0);

  const later = await stage.start();
  const { result } = await later.request("thread/read", { threadId, includeTurns: true });
  assert.deepEqual(
    result.thread.turns.map((stored: { id: string; status: string }) => [stored.id, stored.status]),
    [[turn["id"], "completed"]],
  );
  assert.equal(await later.close(), 0);
});

test("an interrupt leaves the command alone, the end of standard input kills it", async (t) => {
  const stage = await onStage(await makeTempFolder(t), { turns: [[{ do: "run", command: "sleep 60" }]] });
  const client = await stage.start();
  const threadId = await startThread(client, stage.folder);
  const turnId = await startTurn(client, threadId, "go");
  await client.notification("item/started", ({ item }) => item.type === "commandExecution");
  await client.request("turn/interrupt", { threadId, turnId });
  assert.equal((await client.notification("turn/completed"))["turn"].status, "interrupted");
  assert.equal(await client.close(), 0);
});

test("a request of the server waits for its answer, which is recorded", async (t) => {
  const ask = { do: "ask", method: "item/commandExecution/requestApproval" } as const;
  const stage = await onStage(await makeTempFolder(t), { turns: [[ask, { do: "say", text: "Thanks." }]] });
  const client = await stage.start();
  const threadId = await startThread(client, stage.folder);
  await startTurn(client, threadId, "go");
  const asked = await until(() => client.received.find(({ method }) => method === ask.method), { what: "the request" });
  const answer = { id: asked["id"], result: { decision: "decline" } };
  client.child.stdin?.write(`${JSON.stringify(answer)}\n`);
  assert.equal((await client.notification("turn/completed"))["turn"].status, "completed");
  assert.deepEqual((await stage.codex.received()).at(-1), answer);
  assert.equal(await client.close(), 0);
});

test("it dies as it is told, by code or by signal", async (t) => {
  const folder = await makeTempFolder(t);
  for (const [step, end] of [
    [{ do: "exit", code: 7 }, 7],
    [{ do: "die", signal: "SIGKILL" }, "SIGKILL"],
  ] as const) {
    const stage = await onStage(folder, { turns: [[step]] });
    const client = await stage.start();
    const exit = new Promise((resolve) => client.child.once("exit", (code, signal) => resolve(code ?? signal)));
    await startTurn(client, await startThread(client, folder), "go");
    assert.equal(await exit, end);
  }
});

test("a Codex that is too old has a version and no app-server", async (t) => {
  const { codex, env } = await onStage(await makeTempFolder(t), { tooOld: true, version: "codex-cli 0.20.0" });
  assert.equal((await run(codex.path, ["--version"], { env })).stdout, "codex-cli 0.20.0\n");
  await assert.rejects(run(codex.path, ["app-server"], { env }), { code: 2 });
});

async function onStage(folder: string, scenario: FakeScenario) {
  const codex = await installScriptedCodex(folder, scenario);
  const env = { PATH: process.env["PATH"] ?? "", ...codex.env };
  return { folder, codex, env, start: () => startDirectClient(codex.path, { cwd: folder, env }) };
}
