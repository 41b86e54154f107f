/** The real Codex against the scripted model: what the rig promises to all other end-to-end tests. */
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { codexBinary } from "../../testing/codex-binary.ts";
import { writeCodexHome } from "../../testing/codex-home.ts";
import { type DirectClient, playTurn, startDirectClient, startThread, startTurn } from "../../testing/direct-client.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { promptOf } from "../../testing/scripted-model/request.ts";
import { type ScriptedModel, startScriptedModel } from "../../testing/scripted-model.ts";
import { makeTempFolder } from "../../testing/temp.ts";

interface Stage {
  readonly model: ScriptedModel;
  readonly client: DirectClient;
  readonly repository: string;
  readonly configuration: string;
  readonly threadId: string;
}

const FULL_ACCESS = { sandboxPolicy: { type: "dangerFullAccess" } };

test("a message is said, and the prompt arrives byte for byte", async (t) => {
  const prompt = "  [[say:Grüße, 世界!]]\r\n\ttrailing \u{1f600} \n";
  await onStage(t, async ({ client, threadId, model }) => {
    const turn = await playTurn(client, threadId, prompt);
    assert.equal(turn["status"], "completed");
    assert.equal(turn["items"][0].text, "Grüße, 世界!");
    assert.deepEqual(model.responses().map(promptOf), [prompt]);
    assert.equal(model.responses()[0]?.headers["authorization"], "present");
  });
});

test("a command runs through Codex's own tool, and the answer quotes its output", async (t) => {
  await onStage(t, async ({ client, threadId, model }) => {
    const turn = await playTurn(client, threadId, "[[run:echo one; exit 3]] [[run:echo two]]", FULL_ACCESS);
    assert.match(turn["items"][0].text, /^Done\. The tool said: [\s\S]*two\n$/u);
    assert.deepEqual(completedItems(client, "commandExecution", "exitCode"), [3, 0]);
    assert.equal(model.responses().length, 3);
  });
});

test("a commit is made under full access that only the turn asks for, and config.toml stays as it was", async (t) => {
  await onStage(t, async ({ client, threadId, repository, configuration }) => {
    const before = await readFile(configuration);
    await playTurn(client, threadId, "[[commit:it's done]] [[say:Committed.]]", FULL_ACCESS);
    assert.equal(await git(repository, "log", "-1", "--format=%s"), "it's done");
    assert.deepEqual(await readFile(configuration), before);
  });
});

test("an edit is a file change, with both ways to patch", async (t) => {
  for (const model of ["mock-model", "gpt-5.5"]) {
    await onStage(
      t,
      async ({ client, threadId, repository }) => {
        await playTurn(client, threadId, "[[edit:sub/new.txt:first\nsecond]] [[say:Edited.]]", FULL_ACCESS);
        assert.equal(await readFile(join(repository, "sub/new.txt"), "utf8"), "first\nsecond\n");
        assert.deepEqual(completedItems(client, "fileChange", "status"), ["completed"]);
      },
      model,
    );
  }
});

test("a plan is told", async (t) => {
  await onStage(t, async ({ client, threadId }) => {
    await playTurn(client, threadId, "[[plan:look|repair]] [[say:Planned.]]");
    const { plan } = await client.notification("turn/plan/updated");
    assert.deepEqual(plan, [
      { step: "look", status: "inProgress" },
      { step: "repair", status: "pending" },
    ]);
  });
});

test("failures are told with their status, and one that passes is survived", async (t) => {
  await onStage(t, async ({ client, threadId, model }) => {
    const unauthorized = await playTurn(client, threadId, "[[http:401]]");
    assert.deepEqual(unauthorized["error"].codexErrorInfo, { httpConnectionFailed: { httpStatusCode: 401 } });
    const limited = await playTurn(client, threadId, "[[http:429]]");
    assert.deepEqual(limited["error"].codexErrorInfo, { responseTooManyFailedAttempts: { httpStatusCode: 429 } });
    const before = model.responses().length;
    const survived = await playTurn(client, threadId, "[[http:500*2]] [[say:At last.]]");
    assert.equal(survived["items"][0].text, "At last.");
    assert.equal(model.responses().length - before, 3);
  });
});

test("a hanging stream ends by interrupt", async (t) => {
  await onStage(t, async ({ client, threadId }) => {
    const turnId = await startTurn(client, threadId, "[[hang]]");
    await client.notification("item/agentMessage/delta");
    await client.request("turn/interrupt", { threadId, turnId });
    const { turn } = await client.notification("turn/completed");
    assert.equal(turn.status, "interrupted");
  });
});

async function onStage(t: TestContext, body: (stage: Stage) => Promise<void>, modelName = "mock-model"): Promise<void> {
  const folder = await makeTempFolder(t);
  const model = await startScriptedModel();
  const repository = await makeRepository(join(folder, "repository"));
  const home = join(folder, "home");
  await mkdir(home);
  const variables = await writeCodexHome(join(home, ".codex"), { modelUrl: model.url, model: modelName });
  const env = { PATH: process.env["PATH"] ?? "", HOME: home, TMPDIR: folder, ...variables };
  const client = await startDirectClient(codexBinary(), { cwd: repository, env });
  try {
    const threadId = await startThread(client, repository);
    await body({ model, client, repository, threadId, configuration: join(home, ".codex", "config.toml") });
    assert.equal(await client.close(), 0);
  } finally {
    client.child.kill("SIGKILL");
    await model.close();
  }
}

function completedItems(client: DirectClient, type: string, field: string): unknown[] {
  return client.received
    .filter(({ method, params }) => method === "item/completed" && params.item.type === type)
    .map(({ params }) => params.item[field]);
}
