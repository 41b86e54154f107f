import assert from "node:assert/strict";
import { test } from "node:test";
import {
  errorInFields,
  errorInText,
  type ReportedError,
} from "../../../plugins/codex/scripts/src/core/failure/reported-error.ts";

const SILENCE: ReportedError = {
  info: null,
  status: null,
  code: null,
  param: null,
  type: null,
  words: "",
  isPage: false,
  isBrokenStream: false,
};

const TEXTS: readonly (readonly [text: string, said: Partial<ReportedError>])[] = [
  ["", {}],
  ["Odd.", { words: "Odd." }],
  ["error: Fatal error: Odd.", { words: "Odd." }],
  ["Error: thread/start: thread/start failed: error creating thread: Odd.", { words: "Odd." }],
  ["Error running remote compact task: Odd.", { words: "Odd." }],
  [
    "stream error: stream disconnected before completion: Odd.; retrying 1/5 in 181ms…",
    { words: "Odd.", isBrokenStream: true },
  ],
  ["unexpected status 502 Bad Gateway: Odd.", { words: "Odd.", status: 502 }],
  ["unexpected status 418", { status: 418 }],
  ["exceeded retry limit, last status: 429 Too Many Requests, request id: 1", { words: "request id: 1", status: 429 }],
  ["unexpected status 403 Forbidden: <!DOCTYPE html>", { words: "<!DOCTYPE html>", status: 403, isPage: true }],
  ["<HTML lang=en>", { words: "<HTML lang=en>", isPage: true }],
  [
    '{"error":{"message":"Odd.","code":"c","param":"p","type":"t"},"status":400}',
    { words: "Odd.", code: "c", param: "p", type: "t", status: 400 },
  ],
  ['unexpected status 401 Unauthorized: {"detail":"Odd."}, url: http://x, cf-ray: 1', { words: "Odd.", status: 401 }],
  [
    'unexpected status 401: {"error":{"code":7},"status":500}',
    { words: '{"error":{"code":7},"status":500}', status: 401 },
  ],
  ["{ not JSON }", { words: "{ not JSON }" }],
  ["[1]", { words: "[1]" }],
];

for (const [text, said] of TEXTS) {
  test(`errorInText of ${JSON.stringify(text)}`, () => assert.deepEqual(errorInText(text), { ...SILENCE, ...said }));
}

test("errorInText ends, whatever is wrapped how often", () => {
  assert.equal(errorInText("error: ".repeat(10_000)).words.length < 16_000, true);
  assert.equal(errorInText(`{${"}, url: ".repeat(5_000)}`).words.startsWith("{}"), true);
});

test("errorInFields takes the fields and leaves the text, but for a page", () => {
  const error = { message: "unexpected status 401: Odd.", info: "other", httpStatus: 403, details: "Odd." };
  assert.deepEqual(errorInFields(error), { ...SILENCE, info: "other", status: 403 });
  assert.deepEqual(errorInFields({ ...error, message: "<html>" }), {
    ...SILENCE,
    info: "other",
    status: 403,
    isPage: true,
  });
});
