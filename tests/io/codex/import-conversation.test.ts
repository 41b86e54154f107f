/** The end of an import is waited for, but not for ever, and only the end of this one counts. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { importConversation } from "../../../plugins/codex/scripts/src/io/codex/import-conversation.ts";
import type { FakeScenario } from "../../../testing/fake-codex/scenario.ts";
import { installScriptedCodex } from "../../../testing/scripted-codex.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const THREAD = "01a2155c-160e-7023-936e-805d8a1df70a"; // The fake Codex's.
const FILE = "/c/projects/-w/s.jsonl";

async function stage(t: TestContext, scenario: FakeScenario) {
  const folder = await makeTempFolder(t);
  const codex = await installScriptedCodex(folder, scenario);
  const env = { ...codex.env, PATH: process.env["PATH"] };
  return (limitMs?: number) =>
    importConversation({
      program: codex.path,
      cwd: folder,
      env,
      file: FILE,
      ...(limitMs === undefined ? {} : { limitMs }),
    });
}

test("importConversation: an end that was told before the answer counts", async (t) => {
  const run = await stage(t, {});
  assert.deepEqual(await run(), { threadId: THREAD, isNew: true });
});

test("importConversation: a thread that an earlier import had made is not new", async (t) => {
  const data = [
    { importId: "import-0", completedAtMs: 1, successes: [{ source: FILE, target: THREAD }], failures: [] },
  ];
  const run = await stage(t, { results: { "externalAgentConfig/import/readHistories": { data } } });
  assert.deepEqual(await run(), { threadId: THREAD, isNew: false });
});

test("importConversation: the end of another import is not taken for this one's", async (t) => {
  const run = await stage(t, { results: { "externalAgentConfig/import": { importId: "import-2" } } });
  await assert.rejects(run(300), { reason: "deadline", message: "Codex did not end the import within 0.3 s" });
});
