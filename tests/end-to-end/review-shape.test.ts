/** The native reviewer of the real Codex: what it stores and says is what `core/review` reads. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { objectsIn, parseJson } from "../../plugins/codex/scripts/src/core/json.ts";
import { decodeReviewOutput, reviewOutputIn } from "../../plugins/codex/scripts/src/core/review/decode-native.ts";
import { decodeNativeText } from "../../plugins/codex/scripts/src/core/review/decode-native-text.ts";
import type { Judgement } from "../../plugins/codex/scripts/src/core/review/findings.ts";
import { codexBinary } from "../../testing/codex-binary.ts";
import { writeCodexHome } from "../../testing/codex-home.ts";
import { startDirectClient } from "../../testing/direct-client.ts";
import { makeRepository } from "../../testing/repository.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import { startScriptedModel } from "../../testing/scripted-model.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ANSWER = {
  findings: [given("[P1] Guard against an empty list", { priority: 1 }), given("[P2] Name it", { priority: 2 })],
  overall_correctness: "patch is incorrect",
  overall_explanation: "One crash.",
  overall_confidence_score: 0.9,
};
const APPROVAL = { ...ANSWER, findings: [], overall_correctness: "patch is correct", overall_explanation: "All good." };

function given(title: string, fields: object = {}): object {
  const code_location = { absolute_file_path: "/house/a.txt", line_range: { start: 1, end: 2 } };
  return { title, body: "It throws.\n\nAlways.", confidence_score: 0.8, code_location, ...fields };
}

const WHOLE: Judgement = {
  verdict: "needs-attention",
  summary: "One crash.",
  findings: [finding("F1", "high", "Guard against an empty list"), finding("F2", "medium", "Name it")],
  next_steps: [],
};

function finding(id: string, severity: "high" | "medium", title: string): Judgement["findings"][number] {
  const place = { file: "/house/a.txt", line_start: 1, line_end: 2 };
  const rest = { confidence: 0.8, recommendation: null, check: null };
  return { id, severity, title, body: "It throws.\n\nAlways.", ...place, ...rest };
}

/** A text holds no confidence. */
function asText(judgement: Judgement): Judgement {
  return { ...judgement, findings: judgement.findings.map((each) => ({ ...each, confidence: null })) };
}

test("two findings are read from the stored thread, and the same from the text", async (t) => {
  const { stored, text } = await reviewed(t, JSON.stringify(ANSWER));
  assert.deepEqual(stored, WHOLE);
  assert.deepEqual(decodeNativeText(text), asText(WHOLE));
});

test("one finding is read from both, under its singular header", async (t) => {
  const { stored, text } = await reviewed(t, JSON.stringify({ ...ANSWER, findings: ANSWER.findings.slice(0, 1) }));
  const one = { ...WHOLE, findings: WHOLE.findings.slice(0, 1) };
  assert.deepEqual(stored, one);
  assert.match(text, /^Review comment:$/m);
  assert.deepEqual(decodeNativeText(text), asText(one));
});

test("an approval is one only by the stored thread", async (t) => {
  const { stored, text } = await reviewed(t, JSON.stringify(APPROVAL));
  assert.deepEqual(stored, { verdict: "approve", summary: "All good.", findings: [], next_steps: [] });
  assert.equal(decodeNativeText(text).verdict, "unparsed");
});

test("words that are no JSON are unparsed by both, whatever they say", async (t) => {
  const { stored, text } = await reviewed(t, "I found nothing wrong: patch is correct.");
  const unparsed = { verdict: "unparsed", summary: "I found nothing wrong: patch is correct.", findings: [] };
  assert.deepEqual(stored, { ...unparsed, next_steps: [] });
  assert.deepEqual(decodeNativeText(text), { ...unparsed, next_steps: [] });
});

test("an answer without a priority, which Codex itself cannot read, keeps its findings", async (t) => {
  const findings = [given("[P1] Guard against an empty list"), given("Name it", { priority: null })];
  const { stored, text } = await reviewed(t, JSON.stringify({ ...ANSWER, findings }));
  assert.deepEqual(stored, WHOLE);
  assert.deepEqual(decodeNativeText(text), WHOLE);
});

interface Reviewed {
  readonly stored: Judgement | null;
  /** The text of the `exitedReviewMode` item. */
  readonly text: string;
}

/** Runs one native review whose reviewer answers this. */
async function reviewed(t: TestContext, answer: string): Promise<Reviewed> {
  const folder = await makeTempFolder(t);
  const cwd = join(folder, "house");
  await makeRepository(cwd, { files: { "a.txt": "one\n" } });
  await writeFile(join(cwd, "a.txt"), "one\ntwo\n");
  const model = await startScriptedModel({ scenario: [reply(message(answer))] });
  const home = await writeCodexHome(join(folder, "codex-home"), { modelUrl: model.url });
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, ...home };
  const client = await startDirectClient(codexBinary(), { cwd, env });
  try {
    const started = await client.request("thread/start", { cwd, approvalPolicy: "never", sandbox: "read-only" });
    const { id: threadId, path } = started["result"].thread;
    await client.request("review/start", { threadId, target: { type: "uncommittedChanges" } });
    await client.notification("turn/completed");
    const exited = await client.notification("item/completed", ({ item }) => item.type === "exitedReviewMode");
    await client.close();
    const lines = objectsIn((await readFile(path, "utf8")).split("\n").map(parseJson));
    return { stored: decodeReviewOutput(reviewOutputIn(lines)), text: exited["item"].review };
  } finally {
    await client.close();
    await model.close();
  }
}
