import assert from "node:assert/strict";
import { test } from "node:test";
import { selfIdentity } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { killJobProcesses } from "../../../plugins/codex/scripts/src/io/process/kill.ts";
import type { ToolOutput } from "../../../plugins/codex/scripts/src/io/process/platform.ts";
import { windowsPlatform } from "../../../plugins/codex/scripts/src/io/process/windows.ts";
import { type Call, entry, MISSING, printed, scriptedTools } from "./fixtures/platforms.ts";

const SELF = process.pid;
const NO_GROUP = { processGroup: 0, session: 0, state: "" };
const OWN = `${SELF} 8 133500000000000009`;
const FREE_PID = 2 ** 30;

function answering(answer: (call: Call) => ToolOutput) {
  const { run, calls } = scriptedTools(answer);
  return { platform: windowsPlatform(run), calls };
}

function lines(...all: readonly string[]): ToolOutput {
  return printed(all.map((line) => `${line}\r\n`).join(""));
}

test("windowsPlatform.bootId is the start of the System process, and empty if it is not told", () => {
  assert.equal(answering(() => lines("4 0 133500000000000000")).platform.bootId(), "133500000000000000");
  for (const answer of [MISSING, printed("", 1), lines("4 0 ", OWN), lines("Access denied")]) {
    assert.equal(answering(() => answer).platform.bootId(), "");
  }
});

test("windowsPlatform.sight reads the start time of a pid, and asks for this process too", () => {
  const { platform, calls } = answering(() => lines(OWN, "12 8 133500000000000012"));
  assert.deepEqual(platform.sight(12), { startedAt: "133500000000000012" });
  assert.match(calls[0]?.args.at(-1) ?? "", new RegExp(`'ProcessId=12 OR ProcessId=${SELF}'`, "u"));
});

test("windowsPlatform.sight calls a pid absent only if this process was shown without it", () => {
  assert.equal(answering(() => lines(OWN)).platform.sight(FREE_PID), "absent");
  for (const answer of [MISSING, printed("", 1), lines("garbage"), lines(OWN, `${FREE_PID} 8 `)]) {
    assert.equal(answering(() => answer).platform.sight(FREE_PID), "unreadable");
  }
});

test("windowsPlatform.scan lists the processes that have a start time, without PowerShell itself", () => {
  const { platform } = answering(() => lines("0 0 ", "12 8 133500000000000012", OWN, "77777 12 133500000000000013"));
  assert.deepEqual(platform.scan(["A=b"]), {
    entries: [
      entry(12, { ppid: 8, startedAt: "133500000000000012", ...NO_GROUP }),
      entry(SELF, { ppid: 8, startedAt: "133500000000000009", ...NO_GROUP }),
    ],
    endedPids: [],
  });
});

test("windowsPlatform.scan throws if PowerShell does not list this process", () => {
  for (const answer of [MISSING, printed("", 1), lines("garbage"), lines("12 8 133500000000000012")]) {
    assert.throws(
      () => answering(() => answer).platform.scan([]),
      /Could not list the processes with "powershell.exe"/u,
    );
  }
});

test("killJobProcesses ends the tree below a root by pid, and none that was started before its parent", async () => {
  const root = { ...selfIdentity(), pid: 100, startedAt: "100" };
  const tree = ["100 8 100", "101 100 101", "102 101 102", "103 100 99", "104 8 104", OWN];
  let living = tree;
  const { platform, calls } = answering(({ file, args }) => {
    if (file === "taskkill.exe" && args[0] === "/F")
      living = living.filter((line) => !args.includes(line.split(" ")[0] ?? ""));
    return lines(...living);
  });
  const result = await killJobProcesses({ marks: [], roots: [root], spare: [], graceMs: 0 }, { platform });
  assert.deepEqual(result, { wasNeeded: true, survivors: [] });
  assert.deepEqual(living, ["103 100 99", "104 8 104", OWN]);
  const killed = calls.filter(({ file }) => file === "taskkill.exe").map(({ args }) => args);
  assert.deepEqual(killed, [
    ["/PID", "100", "/PID", "101", "/PID", "102"],
    ["/F", "/PID", "100", "/PID", "101", "/PID", "102"],
  ]);
});

test("windowsPlatform.send passes over a pid that a stranger has now, and freezes nothing", () => {
  const { platform, calls } = answering(() => lines("100 8 200", OWN));
  platform.send([entry(100)], [100], "kill");
  platform.send([entry(100, { startedAt: "200" })], [100], "freeze");
  assert.equal(calls.filter(({ file }) => file === "taskkill.exe").length, 0);
});
