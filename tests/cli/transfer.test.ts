/** transfer: which file is handed to Codex, and what is said if that is not possible. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";

const THREAD = "01a2155c-160e-7023-936e-805d8a1df70a"; // The fake Codex's.
const SESSION = "11111111-2222-4333-8444-555555555555";
const INSIDE = { env: { CODEX_COMPANION_SESSION_ID: SESSION } };

async function rigWithConversation(t: TestContext, scenario: FakeScenario = {}) {
  const rig = await makeRig(t, { scenario });
  const folder = join(rig.env["HOME"] ?? "", ".claude", "projects", "-work");
  mkdirSync(folder, { recursive: true });
  const source = join(folder, `${SESSION}.jsonl`);
  writeFileSync(source, "{}\n");
  return { rig, source };
}

async function importedFiles({ fake }: FakeRig): Promise<readonly string[]> {
  const imports = (await fake.received()).filter(({ method }) => method === "externalAgentConfig/import");
  return imports
    .map(({ params }) => JSON.stringify(params))
    .flatMap((text) => /"path":"([^"]+)"/.exec(text)?.[1] ?? []);
}

test("the conversation of this session is handed over; the text and the JSON say which thread it has become", async (t) => {
  const { rig, source } = await rigWithConversation(t);
  const { code, stdout, stderr } = await rig.run(["transfer"], INSIDE);
  const lines = [
    "Codex has this conversation now.",
    `  source   ${source}`,
    `  thread   ${THREAD}`,
    `  resume   codex resume ${THREAD}`,
  ];
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: `${lines.join("\n")}\n`, stderr: "" });
  const { stdout: json } = await rig.run(["transfer", "--json"], INSIDE);
  assert.deepEqual(JSON.parse(json), { threadId: THREAD, isNew: true, source, resume: `codex resume ${THREAD}` });
  assert.deepEqual(await importedFiles(rig), [source, source]);
});

test("--source names another conversation, relative to the folder", async (t) => {
  const { rig, source } = await rigWithConversation(t);
  const { code } = await rig.run(["transfer", "--source", "../user/.claude/projects/-work/other.jsonl"]);
  assert.equal(code, 2);
  writeFileSync(join(source, "..", "other.jsonl"), "{}\n");
  assert.equal((await rig.run(["transfer", "--source", "../user/.claude/projects/-work/other.jsonl"])).code, 0);
  assert.deepEqual(await importedFiles(rig), [join(source, "..", "other.jsonl")]);
});

test("a file that is none of the client's conversations is refused, and Codex is not even asked", async (t) => {
  const { rig } = await rigWithConversation(t);
  const outside = join(rig.folder, "outside.jsonl");
  writeFileSync(outside, "{}\n");
  const projects = join(rig.env["HOME"] ?? "", ".claude", "projects");
  const hint = "Give one with --source: a file of Claude Code's own conversations.";
  const { code, stdout, stderr } = await rig.run(["transfer", "--source", outside]);
  const why = `it does not lie in ${projects}`;
  const said = `codex-companion: Could not hand over "${outside}": ${why}. ${hint}\n`;
  assert.deepEqual({ code, stdout, stderr }, { code: 2, stdout: "", stderr: said });
  assert.deepEqual(await rig.fake.received(), []);
});

test("without a conversation of this session it asks for a file", async (t) => {
  const { rig } = await rigWithConversation(t);
  const nobody = await rig.run(["transfer", "--json"]);
  assert.deepEqual([nobody.code, JSON.parse(nobody.stdout).error.kind], [2, "no_such_file"]);
  assert.match(nobody.stderr, /this is not called within Claude Code\. Give one with --source/);
  const unknown = await rig.run(["transfer"], { env: { CODEX_COMPANION_SESSION_ID: "other" } });
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /Claude Code keeps none for session other\./);
});

test("a Codex that cannot take it is exit 3, with what to do", async (t) => {
  const { rig } = await rigWithConversation(t);
  const failing = async (scenario: FakeScenario, env: Readonly<Record<string, string>> = {}) => {
    await rig.fake.play(scenario);
    const { code, stdout, stderr } = await rig.run(["transfer"], { env: { ...INSIDE.env, ...env } });
    assert.deepEqual({ code, stdout }, { code: 3, stdout: "" });
    return stderr.trim();
  };
  const unknown = "Invalid request: unknown variant `externalAgentConfig/import`, expected one of `initialize`";
  assert.equal(
    await failing({ refused: { "externalAgentConfig/import": unknown } }),
    `codex-companion: Could not hand over the conversation: Codex at "${rig.fake.path}" cannot import any. Update Codex with \`npm install -g @openai/codex\`.`,
  );
  assert.match(
    await failing({ refused: { initialize: "no" } }),
    /Could not hand over the conversation: no\. Run `setup`/,
  );
  assert.match(await failing({ tooOld: true }), /Codex ended before it answered\. Run `setup`/);
  assert.match(await failing({}, { CODEX_COMPANION_CODEX: "/nowhere/codex" }), /Could not find Codex/);
});
