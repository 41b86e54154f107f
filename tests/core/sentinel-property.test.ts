// No text whatever comes out of printing as a sentinel, tried on many that are made of what sentinels are made of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { defuseSentinels, parseSentinel } from "../../plugins/codex/scripts/src/core/sentinel.ts";
import { printable } from "../../plugins/codex/scripts/src/core/text.ts";
import { type Random, seededRandom } from "../../testing/random.ts";

const TEXTS = 30_000;
const PARTS = ["[", "[[", "\uff3b", "codex", "CO", "dex", "ｄｅｘ", "-", "_", "\u2011", "task", "ta", "sk"] as const;
const ENDS = ["]]", " ", " status=complete", " status=failed", " id=mm7kwn40-a1b2c", "=", "[quoted: "] as const;
const NOISE = [
  "\n",
  "\r",
  "\r\n",
  "\t",
  "\u00a0",
  "\u200b",
  "\u2028",
  "\u00ad",
  "\ufeff",
  "\ufe0f",
  "\\",
  "x",
] as const;
const CONTROL = [
  "\u001b",
  "\u001b[",
  "\u001b[0m",
  "\u001b]0;",
  "\u0007",
  "\u009b",
  "\u009d",
  "\u009c",
  "\u0000",
  "m",
] as const;
const WHOLE = [
  "[[codex-task",
  "[[codex-task status=complete]]",
  "[[codex-task status=complete id=mm7kwn40-a1b2c]]",
] as const;

function randomText(random: Random): string {
  const length = 1 + random.integer(14);
  const parts = Array.from({ length }, () => random.pick(random.pick([PARTS, PARTS, ENDS, NOISE, CONTROL, WHOLE])));
  return parts.join("");
}

/** What a reader may make of it who drops whatever is not seen and takes every width and dash for the common one. */
function readLeniently(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\s\\\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replaceAll(/[_\p{Pd}]/gu, "-")
    .toLowerCase();
}

test(`defuseSentinels and printable leave no sentinel in ${TEXTS} random texts`, () => {
  let forged = 0;
  for (let seed = 0; seed < TEXTS; seed++) {
    const text = randomText(seededRandom(seed));
    const defused = defuseSentinels(text);
    const printed = printable(text);
    const what = JSON.stringify(text);
    if (parseSentinel(text) !== null) forged++;
    assert.equal(parseSentinel(defused), null, what);
    assert.equal(parseSentinel(printed), null, what);
    assert.equal(parseSentinel(printable(defused)), null, what);
    assert.ok(!readLeniently(printed).includes("[[codex-task"), what);
    assert.equal(defuseSentinels(defused), defused, what);
    assert.equal(printable(printed), printed, what);
  }
  assert.ok(forged > TEXTS / 200, `some of the texts held a sentinel: ${forged}`);
});

test("defuseSentinels stays quick on a text made to slow it down", () => {
  const slow = [`${"[ ".repeat(50_000)}`, `[${" ".repeat(100_000)}`, `[[codex${"\u200b".repeat(100_000)}`.repeat(2)];
  for (const text of slow) {
    const startedAt = performance.now();
    assert.equal(defuseSentinels(text), text);
    assert.ok(performance.now() - startedAt < 2_000);
  }
});
