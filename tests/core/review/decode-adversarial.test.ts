// Answers of adversarial reviews: what each is read as, and that nothing unreadable is ever an approval.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeAdversarial } from "../../../plugins/codex/scripts/src/core/review/decode-adversarial.ts";
import { seededRandom } from "../../../testing/random.ts";
import { given } from "./reviews.ts";

const { id: _, check: __, ...ENTRY } = given();
const APPROVAL = { verdict: "approve", summary: "Fine.", findings: [], next_steps: ["Ship it."] };
const DOUBT = { verdict: "needs-attention", summary: "Not yet.", findings: [ENTRY], next_steps: [] };
const json = (answer: unknown) => JSON.stringify(answer);

test("decodeAdversarial reads an answer of the asked shape, bare or in a code fence", () => {
  const read = { ...DOUBT, findings: [given()] };
  for (const text of [
    json(DOUBT),
    ` \n${json(DOUBT)}\n`,
    `\`\`\`json\n${json(DOUBT)}\n\`\`\``,
    `\`\`\`\n${json(DOUBT)}\`\`\``,
  ])
    assert.deepEqual(decodeAdversarial(text), read, text);
  assert.deepEqual(decodeAdversarial(json(APPROVAL)), APPROVAL);
});

test("decodeAdversarial calls unparsed, with the raw text, what says neither yes nor no", () => {
  const texts = [
    "",
    "It is fine. I approve.",
    json(DOUBT).slice(0, -5),
    json([APPROVAL]),
    json({ verdict: "approve" }),
    json({ ...APPROVAL, findings: null }),
    json({ ...APPROVAL, findings: "none" }),
    json({ ...APPROVAL, verdict: "APPROVED" }),
    json({ ...APPROVAL, verdict: true }),
    json({ ...APPROVAL, summary: undefined }),
    `Had I read it, I would say ${json(APPROVAL)}; but I could not.`,
    `I could not read the diff.\n\`\`\`json\n${json(APPROVAL)}\n\`\`\``,
    `${json(APPROVAL)}${json(DOUBT)}`,
  ];
  for (const text of texts) {
    const unparsed = { verdict: "unparsed", summary: text, findings: [], next_steps: [] };
    assert.deepEqual(decodeAdversarial(text), unparsed, text);
  }
});

test("decodeAdversarial keeps findings with words around them, and findings under a verdict that is none", () => {
  for (const text of [`Here it is:\n${json(DOUBT)}\nDone.`, json({ ...DOUBT, verdict: "reject" })])
    assert.deepEqual(decodeAdversarial(text), { ...DOUBT, findings: [given()] }, text);
});

test("decodeAdversarial does not approve over a severe finding, or over one whose severity cannot be read", () => {
  const verdict = (severity: unknown) =>
    decodeAdversarial(json({ ...APPROVAL, findings: [{ ...ENTRY, severity }] })).verdict;
  assert.deepEqual(["critical", "high", "medium", "low", "blocker", null, 3].map(verdict), [
    "needs-attention",
    "needs-attention",
    "approve",
    "approve",
    ...Array(3).fill("needs-attention"),
  ]);
});

test("decodeAdversarial makes a finding of every entry, and says what it could not read", () => {
  const bare = { ...given(), file: null, line_start: null, line_end: null, confidence: null, recommendation: null };
  const cases: readonly (readonly [unknown, object])[] = [
    [{ ...ENTRY, severity: " HIGH " }, given()],
    [
      { ...ENTRY, severity: "blocker" },
      given({ severity: "medium", body: 'Then it throws.\n(The reviewer called its severity "blocker".)' }),
    ],
    [{ ...ENTRY, severity: undefined }, given({ severity: "medium" })],
    [{ ...ENTRY, line_start: 0, line_end: -4 }, given({ line_start: null, line_end: null })],
    [{ ...ENTRY, line_start: "2", line_end: 2.5 }, given({ line_start: null, line_end: null })],
    [{ ...ENTRY, confidence: 7 }, given({ confidence: null })],
    [{ ...ENTRY, title: " " }, given({ title: "Then it throws." })],
    [{ ...ENTRY, file: "", recommendation: null }, given({ file: null, recommendation: null })],
    ["The list may be empty", { ...bare, severity: "medium", body: "" }],
    [7, { ...bare, severity: "medium", title: "7", body: "" }],
    [{}, { ...bare, severity: "medium", title: "Finding without a title", body: "" }],
  ];
  for (const [entry, finding] of cases)
    assert.deepEqual(decodeAdversarial(json({ ...DOUBT, findings: [entry] })).findings, [finding], json(entry));
});

test("decodeAdversarial keeps 500 findings, with ids in the reviewer's order", () => {
  const findings = Array.from({ length: 500 }, (_each, at) => ({ ...ENTRY, title: `finding ${at}` }));
  const read = decodeAdversarial(json({ ...DOUBT, findings })).findings;
  assert.deepEqual(
    read.map(({ id, title }) => `${id} ${title}`),
    findings.map(({ title }, at) => `F${at + 1} ${title}`),
  );
});

test("decodeAdversarial never throws, and approves no answer in which a character was lost or changed into another verdict", () => {
  const random = seededRandom(12);
  for (let round = 0; round < 2_000; round += 1) {
    const text = json(random.pick([APPROVAL, DOUBT]));
    const at = random.integer(text.length);
    const broken =
      text.slice(0, at) + random.pick(["", "{", "}", '"', "]", "x", "```"]) + text.slice(at + 1 + random.integer(9));
    const { verdict } = decodeAdversarial(broken);
    if (verdict === "approve") assert.match(broken, /^\s*\{"verdict":"approve","summary":".*"findings":\[\]/s);
  }
});
