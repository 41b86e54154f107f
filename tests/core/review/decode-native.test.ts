// What the native reviewer stored, and its text: the forms that were captured, and those that must not be taken for more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeReviewOutput, reviewOutputIn } from "../../../plugins/codex/scripts/src/core/review/decode-native.ts";
import { decodeNativeText } from "../../../plugins/codex/scripts/src/core/review/decode-native-text.ts";
import { given } from "./reviews.ts";

const ENTRY = {
  title: "[P1] The list may be empty",
  body: "Then it throws.",
  confidence_score: 0.9,
  priority: 1,
  code_location: { absolute_file_path: "/house/src/a.ts", line_range: { start: 2, end: 3 } },
};
const OUTPUT = {
  findings: [ENTRY],
  overall_correctness: "patch is incorrect",
  overall_explanation: "One crash.",
  overall_confidence_score: 0.9,
};
const READ = given({ file: "/house/src/a.ts", recommendation: null });
const EMPTY = { ...OUTPUT, findings: [], overall_correctness: "", overall_confidence_score: 0 };

test("decodeReviewOutput reads findings and verdict", () => {
  assert.deepEqual(decodeReviewOutput(OUTPUT), {
    verdict: "needs-attention",
    summary: "One crash.",
    findings: [READ],
    next_steps: [],
  });
  const correct = { ...OUTPUT, overall_correctness: "patch is correct" };
  const verdict = (output: object) => decodeReviewOutput(output)?.verdict;
  assert.equal(verdict({ ...correct, findings: [] }), "approve");
  assert.equal(verdict({ ...correct, findings: [{ ...ENTRY, priority: 3 }] }), "approve");
  assert.equal(verdict(correct), "needs-attention", "a severe finding speaks against the approval");
  assert.equal(verdict({ ...OUTPUT, overall_correctness: "who knows" }), "needs-attention");
  const untagged = { ...ENTRY, title: "It" };
  assert.equal(verdict({ ...correct, findings: [{ ...untagged, priority: undefined }] }), "approve");
  for (const strange of [{ ...untagged, priority: "0" }, { ...untagged, priority: 9 }, "It breaks", null])
    assert.equal(verdict({ ...correct, findings: [strange] }), "needs-attention", JSON.stringify(strange));
});

test("decodeReviewOutput takes the severity from the priority, else from the tag", () => {
  const severity = (title: string, priority: unknown) =>
    decodeReviewOutput({ ...OUTPUT, findings: [{ ...ENTRY, title, priority }] })?.findings[0]?.severity;
  assert.deepEqual(
    [0, 1, 2, 3].map((priority) => severity("It", priority)),
    ["critical", "high", "medium", "low"],
  );
  assert.deepEqual(
    ["[P0] It", "[P3] It", "[P7] It", "It"].map((title) => severity(title, null)),
    ["critical", "low", "medium", "medium"],
  );
  assert.deepEqual(
    [-1, 4, 1.5, "1"].map((priority) => severity("It", priority)),
    Array(4).fill("medium"),
  );
});

test("decodeReviewOutput never takes an answer that was no JSON for an approval", () => {
  const empty = { verdict: "unparsed", findings: [], next_steps: [] };
  assert.deepEqual(decodeReviewOutput({ ...EMPTY, overall_explanation: "Looks good." }), {
    ...empty,
    summary: "Looks good.",
  });
  for (const nothing of [undefined, null, "x", { ...EMPTY, overall_explanation: "" }, {}])
    assert.equal(decodeReviewOutput(nothing), null, JSON.stringify(nothing));
  const unread = JSON.stringify({ ...OUTPUT, findings: [{ ...ENTRY, priority: undefined }] });
  assert.deepEqual(decodeReviewOutput({ ...EMPTY, overall_explanation: unread })?.findings, [READ]);
  const quoted = `The shape is ${JSON.stringify({ ...OUTPUT, findings: [], overall_correctness: "patch is correct" })}`;
  assert.equal(decodeReviewOutput({ ...EMPTY, overall_explanation: quoted })?.verdict, "unparsed");
});

test("reviewOutputIn takes the newest end of a review, as an item or as an event", () => {
  const item = (review_output: unknown) => ({
    payload: { type: "item_completed", item: { type: "ExitedReviewMode", review_output } },
  });
  const event = (review_output: unknown) => ({ payload: { type: "exited_review_mode", review_output } });
  const other = { payload: { type: "item_completed", item: { type: "AgentMessage", review_output: 9 } } };
  assert.equal(reviewOutputIn([item(1), event(2), other, {}]), 2);
  assert.equal(reviewOutputIn([event(1), item(2), other]), 2);
  assert.equal(reviewOutputIn([other, {}]), undefined);
});

const ITEM = "- [P1] The list may be empty — /house/src/a.ts:2-3\n  Then it throws.";

test("decodeNativeText reads the forms of the text", () => {
  const texts = [
    `One crash.\n\nFull review comments:\n\n${ITEM}`,
    `One crash.\n\nReview comment:\n\n${ITEM}\n`,
    `One crash.\n\nFull review comments:\n\n${ITEM}`.replaceAll("\n", "\r\n"),
    `One crash.\n\nFull review comments:\n\n${ITEM.replace("- ", "- [x] ")}`,
  ];
  for (const text of texts) {
    const findings = [{ ...READ, confidence: null }];
    assert.deepEqual(
      decodeNativeText(text),
      { verdict: "needs-attention", summary: "One crash.", findings, next_steps: [] },
      text,
    );
  }
});

test("decodeNativeText keeps the whole of each body, and dashes and colons in titles and paths", () => {
  const text = `A.\n\nFull review comments:\n\n${ITEM}\n\n  More:\n  - [P0] not an item — /x:1-1\n      code\n\n- Odd — title: 3-4 — /house/a b — c.ts:10-12`;
  const findings = decodeNativeText(text).findings;
  assert.deepEqual(
    findings.map(({ id, severity, title, body, file, line_start, line_end }) => [
      id,
      severity,
      title,
      body,
      file,
      line_start,
      line_end,
    ]),
    [
      [
        "F1",
        "high",
        "The list may be empty",
        "Then it throws.\n\nMore:\n- [P0] not an item — /x:1-1\n    code",
        "/house/src/a.ts",
        2,
        3,
      ],
      ["F2", "medium", "Odd — title: 3-4 — /house/a b", "", "c.ts", 10, 12],
    ],
  );
});

test("decodeNativeText calls a bare text unparsed, unless something else shows that the answer was well formed", () => {
  const texts = [
    "All good.",
    "",
    "Full review comments:",
    "Full review comments:\n\nNone.",
    "Review comment:\n\n- no place",
  ];
  for (const text of texts) {
    assert.deepEqual(
      decodeNativeText(text),
      { verdict: "unparsed", summary: text, findings: [], next_steps: [] },
      text,
    );
  }
  assert.deepEqual(decodeNativeText("All good.", true), {
    verdict: "approve",
    summary: "All good.",
    findings: [],
    next_steps: [],
  });
  assert.equal(decodeNativeText(" ", true).verdict, "unparsed");
});
