// What a command prints, for somebody else to show: all of it if it is short, and never more than may be shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { collectOutput } from "../../plugins/codex/scripts/src/cli/collected-output.ts";

const FULL = "codex-companion status";

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) => `line ${number + 1}`);
}

test("collectOutput keeps what is said and noted, in order, and no JSON", async () => {
  const { output, text } = collectOutput("first");
  output.say("one\ntwo");
  output.answer({ a: 1 });
  await output.answerLong({}, "events", [[1]]);
  output.note("three \u001b[31mred\u001b[0m");
  output.raw(Buffer.from("four\n"));
  output.help("five\n");
  await output.drained();
  assert.equal(text(FULL), "one\ntwo\nthree red\nfour\nfive");
  assert.deepEqual([output.json, output.isTerminal, output.columns], [false, false, 76]);
});

test("collectOutput shows 40 lines, and says how many there are more and where", () => {
  const { output, text } = collectOutput("first");
  output.say(numbered(40).join("\n"));
  assert.equal(text(FULL), numbered(40).join("\n"));
  for (const line of ["line 41", "line 42"]) output.say(line);
  assert.equal(text(FULL), [...numbered(40), `… and 2 more: ${FULL}`].join("\n"));
});

test("collectOutput shows the newest lines of a log", () => {
  const { output, text } = collectOutput("last");
  for (const line of numbered(1_000)) output.say(line);
  assert.equal(text(FULL), [...numbered(1_000).slice(-40), `… and 960 more before these: ${FULL}`].join("\n"));
});

test("collectOutput shows fewer lines if they are very long, and of a single one the beginning", () => {
  const several = collectOutput("first");
  several.output.say(Array.from({ length: 10 }, () => "x".repeat(1_000)).join("\n"));
  assert.equal(several.text(FULL).split("\n").length, 8);
  assert.match(several.text(FULL), /\n… and 3 more: codex-companion status$/);
  const one = collectOutput("last");
  one.output.say("y".repeat(10_000));
  assert.equal(one.text(FULL), "y".repeat(7_800));
});
