import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatCommit,
  parseCommit,
  withTrailer,
} from "../../../plugins/codex/scripts/src/core/merging/commit-object.ts";

const HEAD = [
  "tree aa",
  "parent bb",
  "parent cc",
  "author A <a> 1 +0100",
  "committer C <c> 2 +0000",
  "encoding latin1",
];
const COMMIT = {
  tree: "aa",
  parents: ["bb", "cc"],
  author: "A <a> 1 +0100",
  committer: "C <c> 2 +0000",
  encoding: "latin1",
  message: "Subject\n\nauthor nobody\n",
};

test("parseCommit reads what formatCommit writes", () => {
  assert.equal(formatCommit(COMMIT), `${HEAD.join("\n")}\n\n${COMMIT.message}`);
  assert.deepEqual(parseCommit(formatCommit(COMMIT)), COMMIT);
  const plain = { ...COMMIT, parents: [], encoding: null, message: "" };
  assert.deepEqual(parseCommit(formatCommit(plain)), plain);
});

test("parseCommit passes over a signature, and takes nothing else for a commit", () => {
  const signed = `${HEAD.join("\n")}\ngpgsig -----BEGIN\n tree zz\n -----END\n\n${COMMIT.message}`;
  assert.deepEqual(parseCommit(signed), COMMIT);
  assert.equal(parseCommit("tree aa\n\nno author"), null);
  assert.equal(parseCommit(""), null);
});

test("withTrailer puts the trailer into the last paragraph if that has trailers, else into one of its own, once", () => {
  const cases: readonly (readonly [message: string, expected: string])[] = [
    ["Subject\n", "Subject\n\nT: 1\n"],
    ["Subject", "Subject\n\nT: 1\n"],
    ["Fix: this\n", "Fix: this\n\nT: 1\n"],
    ["Subject\n\nBody.\n\n", "Subject\n\nBody.\n\nT: 1\n"],
    ["Subject\n\nSigned-off-by: A\n", "Subject\n\nSigned-off-by: A\nT: 1\n"],
    ["Subject\n\nT: 1\n", "Subject\n\nT: 1\n"],
    ["", "\n\nT: 1\n"],
  ];
  for (const [message, expected] of cases) assert.equal(withTrailer(message, "T: 1"), expected);
});
