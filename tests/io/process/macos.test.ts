import assert from "node:assert/strict";
import { test } from "node:test";
import { macosPlatform } from "../../../plugins/codex/scripts/src/io/process/macos.ts";
import type { ToolOutput } from "../../../plugins/codex/scripts/src/io/process/platform.ts";
import { type Call, entry, MISSING, printed, scriptedTools } from "./fixtures/platforms.ts";

const SELF = process.pid;
const STARTED = "1704164645"; // Tue Jan  2 03:04:05 2024 UTC
const FREE_PID = 2 ** 30; // beyond what any system gives
const SHELL = "  501     1   501 Ss   Tue Jan  2 03:04:05 2024    ";
const CODEX = "  502   501   501 S+   Tue Jan  2 03:04:06 2024    ";
const DEAD = "  503   501   501 Z    Tue Jan  2 03:04:07 2024    ";
const TOOL = "77777   501   501 R+   Tue Jan  2 03:04:08 2024    ";
const OWN = `${SELF}   501   501 S    Tue Jan  2 03:04:08 2024    `;
const ALL = `${[SHELL, CODEX, DEAD, TOOL, OWN].join("\n")}\n`;

const COMMANDS = ["  501 -zsh", "  502 codex --flag CODEX_COMPANION_JOB=abc", ""].join("\n");
const ENVIRONMENTS = [
  "  501 -zsh HOME=/Users/a b/c CODEX_COMPANION_JOB=abc TERM=xterm",
  "  502 codex --flag CODEX_COMPANION_JOB=abc CODEX_COMPANION_JOB=abcd X=CODEX_COMPANION_JOB=abc",
  "",
].join("\n");

function answering(answer: (call: Call) => ToolOutput) {
  const { run, calls } = scriptedTools(answer);
  return { platform: macosPlatform(run), calls };
}

function answerAll({ args }: Call): ToolOutput {
  if (args.includes("-E")) return printed(ENVIRONMENTS);
  return printed(args.includes("command=") ? COMMANDS : ALL);
}

test("macosPlatform.bootId is the boot session's UUID, and empty for anything else", () => {
  const uuid = "1F2E3D4C-0000-4000-8000-ABCDEF012345";
  assert.equal(answering(() => printed(`${uuid}\n`)).platform.bootId(), uuid);
  for (const answer of [MISSING, printed(`${uuid}\n`, 1), printed("{ sec = 1704164645, usec = 0 }\n")]) {
    assert.equal(answering(() => answer).platform.bootId(), "");
  }
});

test("macosPlatform.sight reads the start time of a pid, and asks for this process too", () => {
  const { platform, calls } = answering(() => printed(`${CODEX}\n${OWN}\n`));
  assert.deepEqual(platform.sight(502), { startedAt: "1704164646" });
  assert.deepEqual(calls[0]?.args.slice(-2), ["-p", `502,${SELF}`]);
});

test("macosPlatform.sight calls a pid absent only if ps showed this process without it, or the system confirms it", () => {
  assert.equal(answering(() => printed(`${OWN}\n`, 0)).platform.sight(502), "absent");
  assert.equal(answering(() => printed(`${DEAD}\n${OWN}\n`)).platform.sight(503), "absent");
  assert.equal(answering(() => MISSING).platform.sight(FREE_PID), "absent");
});

test("macosPlatform.sight calls a living pid unreadable if ps cannot be run, fails or prints garbage", () => {
  const garbage = `${SELF} what is this\n`;
  for (const answer of [MISSING, printed("", 1), printed("ps: garbage\n"), printed(garbage)]) {
    assert.equal(answering(() => answer).platform.sight(SELF), "unreadable");
  }
  const garbled = `${process.ppid} ? ?\n${OWN}\n`;
  assert.equal(answering(() => printed(garbled)).platform.sight(process.ppid), "unreadable");
});

test("macosPlatform.scan lists the living, without zombies and without ps itself", () => {
  const { entries, endedPids } = answering(answerAll).platform.scan([]);
  const zsh = { ppid: 1, processGroup: 501, session: 0, startedAt: STARTED, state: "Ss" };
  assert.deepEqual(endedPids, [503]);
  assert.deepEqual(entries[0], entry(501, zsh));
  assert.deepEqual(
    entries.map(({ pid }) => pid),
    [501, 502, SELF],
  );
});

test("macosPlatform.scan marks by a whole entry of the environment, not by an argument", () => {
  const marked = answering(answerAll)
    .platform.scan(["CODEX_COMPANION_JOB=abc"])
    .entries.filter(({ isMarked }) => isMarked);
  assert.deepEqual(
    marked.map(({ pid }) => pid),
    [501],
  );
});

test("macosPlatform.scan throws if ps does not list this process", () => {
  for (const answer of [MISSING, printed(ALL, 1), printed(`${SHELL}\n`), printed("garbage")]) {
    assert.throws(() => answering(() => answer).platform.scan([]), /Could not list the processes with "ps"/u);
  }
});

test("macosPlatform.send signals those that still have their start time, and continues them so that they can end", () => {
  const { platform, calls } = answering(answerAll);
  platform.send([entry(501, { startedAt: STARTED }), entry(502, { startedAt: STARTED }), entry(999)], [], "terminate");
  assert.deepEqual(calls.slice(1), [
    { file: "kill", args: ["-TERM", "501"] },
    { file: "kill", args: ["-CONT", "501"] },
  ]);
});

test("macosPlatform.send signals whole groups", () => {
  const { platform, calls } = answering(answerAll);
  platform.send([entry(501, { startedAt: STARTED })], [501], "kill");
  assert.deepEqual(calls.slice(1), [{ file: "kill", args: ["-KILL", "501", "-501"] }]);
});
