// How text looks where it is read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lookOf, type Surroundings, type Tone } from "../../plugins/codex/scripts/src/core/look.ts";

const UTF8 = { LANG: "en_US.UTF-8", TERM: "xterm" };
const TONES: readonly Tone[] = ["good", "bad", "active", "faint"];

function look(env: Surroundings["env"], changes: Partial<Surroundings> = {}) {
  return lookOf({ columns: 100, isTerminal: true, isWindows: false, env, ...changes });
}

test("lookOf a terminal has its width, colours and signs", () => {
  const { columns, paint, mark } = look(UTF8);
  assert.equal(columns, 100);
  const painted = ["\u001b[32mx\u001b[0m", "\u001b[31mx\u001b[0m", "\u001b[33mx\u001b[0m", "\u001b[2mx\u001b[0m"];
  assert.deepEqual(
    TONES.map((tone) => paint(tone, "x")),
    painted,
  );
  assert.equal(paint("good", ""), "");
  assert.deepEqual(TONES.map(mark), ["✔ ", "✖ ", "● ", "  "]);
});

test("lookOf anything else has 76 columns, and neither colours nor signs", () => {
  const { columns, paint, mark } = look(UTF8, { isTerminal: false });
  assert.equal(columns, 76);
  assert.deepEqual(
    [...TONES.map((tone) => paint(tone, "x")), ...TONES.map(mark)],
    ["x", "x", "x", "x", "", "", "", ""],
  );
  assert.equal(look(UTF8, { columns: null }).columns, 76);
  assert.equal(look(UTF8, { columns: 0 }).columns, 76);
});

test("lookOf obeys NO_COLOR, CLICOLOR_FORCE and a dumb terminal", () => {
  const isPainted = (env: Surroundings["env"], isTerminal = true) =>
    look(env, { isTerminal }).paint("bad", "x") !== "x";
  assert.equal(isPainted({ ...UTF8, NO_COLOR: "1" }), false);
  assert.equal(isPainted({ ...UTF8, NO_COLOR: "" }), true, "empty is not set (no-color.org)");
  assert.equal(isPainted({ ...UTF8, TERM: "dumb" }), false);
  assert.equal(isPainted({ CLICOLOR_FORCE: "1" }, false), true);
  assert.equal(isPainted({ CLICOLOR_FORCE: "0" }, false), false);
  assert.equal(isPainted({ CLICOLOR_FORCE: "1", TERM: "dumb" }), true);
  assert.equal(isPainted({ CLICOLOR_FORCE: "1", NO_COLOR: "1" }, false), false);
});

test("lookOf takes ASCII for signs if the locale that counts is not UTF-8", () => {
  const sign = (env: Surroundings["env"], isWindows = false) => look(env, { isWindows }).mark("good");
  assert.equal(sign({}), "+ ");
  assert.equal(sign({ LANG: "C" }), "+ ");
  assert.equal(sign({ LANG: "C", LC_CTYPE: "en_US.utf8" }), "✔ ");
  assert.equal(sign({ LANG: "en_US.UTF-8", LC_ALL: "POSIX" }), "+ ");
  assert.equal(sign({ LANG: "en_US.UTF-8", LC_ALL: "" }), "✔ ");
  assert.equal(sign({}, true), "✔ ");
  assert.deepEqual(TONES.map(look({}).mark), ["+ ", "x ", "* ", "  "]);
});
