/** `logs`: in the reader's own time, and in bounded memory however long the log is. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { untilSilent } from "../../testing/temp.ts";
import { jobId, json } from "./fixtures/reading.ts";

const MEASURE = fileURLToPath(new URL("./fixtures/measure-memory.js", import.meta.url));
const LINE = `${JSON.stringify({ at: "2026-11-25T12:00:00.000Z", type: "message", text: "x".repeat(900) })}\n`;
const LONG = 120_000; // Some 110 MB.

describe("logs", { concurrency: 2 }, () => {
  test("tells the time of this machine, and the day if it is another than today; JSON has UTC", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = jobId(await rig.run(["task", "go"]));
    const at = ["2026-03-01T21:59:59.500Z", "2026-03-01T22:30:00.000Z", "2026-03-01T23:30:00.000Z", "what?"];
    const events = at.map((each) => ({ at: each, type: "message", text: `at ${each}` }));
    writeLog(rig, id, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    const shown = (await rig.run(["logs", id], { env: { TZ: "Europe/Berlin" } })).stdout.split("\n").slice(0, 6);
    assert.deepEqual(shown, [
      "2026-03-01",
      "22:59:59  says: at 2026-03-01T21:59:59.500Z",
      "23:30:00  says: at 2026-03-01T22:30:00.000Z",
      "2026-03-02",
      "00:30:00  says: at 2026-03-01T23:30:00.000Z",
      "          says: at what?",
    ]);
    const timed = events.slice(0, -1); // Only lines with a time are as the schema of the answer says.
    writeLog(rig, id, timed.map((event) => `${JSON.stringify(event)}\n`).join(""));
    assert.deepEqual(json(await rig.run(["logs", id, "--json"])).events.slice(0, -1), timed);
  });

  test("of a job of today names no day", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { stdout } = await rig.run(["logs", jobId(await rig.run(["task", "go"]))]);
    const midnight = new Date().getUTCHours() === 0; // Then the job may have begun yesterday.
    if (!midnight) assert.match(stdout.split("\n")[0] ?? "", /^\d\d:\d\d:\d\d {2}/);
    assert.match(stdout, /^\d\d:\d\d:\d\d {2}job completed$/m);
  });

  for (const [what, args] of [
    ["text", []],
    ["JSON", ["--json"]],
    ["text, with --follow", ["--follow"]],
  ] as const) {
    test(`of a very long log streams it as ${what}, whole and in bounded memory`, async (t) => {
      const rig = await makeRig(t, {
        scenario: what.includes("follow") ? { turns: [[{ do: "pause", ms: 1_500 }]] } : {},
      });
      const id = jobId(await rig.run(["task", ...(what.includes("follow") ? ["--background"] : []), "go"]));
      const log = join(rig.home, "jobs", id, "events.jsonl");
      const file = openSync(log, "a");
      for (let count = 0; count < LONG; count += 1_000) writeSync(file, LINE.repeat(1_000));
      closeSync(file);
      const { peak, says, bytes, parsed } = await measured(rig, ["logs", id, ...args], what === "JSON");
      assert.equal(says, LONG + (what.includes("follow") ? 0 : 1)); // Codex's own "Done." too.
      assert.ok(bytes > 100_000_000);
      assert.equal(parsed, true);
      assert.ok(peak < 200, `${peak} MB`);
      await rig.run(["status", id, "--wait"]);
    });
  }

  test("passes over a line that is too long to be ours, and goes on behind it", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = jobId(await rig.run(["task", "go"]));
    await untilSilent(rig.home);
    const log = join(rig.home, "jobs", id, "events.jsonl");
    const before = readFileSync(log, "utf8");
    writeFileSync(log, `${before}{"type":"message","text":"${"y".repeat(5_000_000)}`);
    appendFileSync(log, `{"type":"ended"}"}\n${LINE}`);
    const { events } = json(await rig.run(["logs", id, "--json"]));
    const own = before
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(events, [...own, JSON.parse(LINE)]);
  });
});

function writeLog(rig: FakeRig, id: string, text: string): void {
  writeFileSync(join(rig.home, "jobs", id, "events.jsonl"), text);
}

interface Measured {
  /** The most memory that it had, in MB. */
  readonly peak: number;
  readonly bytes: number;
  /** How many of the messages came. */
  readonly says: number;
  /** True if the beginning and the end are those of a whole answer. */
  readonly parsed: boolean;
}

/** Runs a command, whose output is counted and not kept. */
function measured(rig: FakeRig, args: readonly string[], isJson: boolean): Promise<Measured> {
  const child = spawn(process.execPath, ["--import", MEASURE, rig.program, ...args], {
    cwd: rig.repo,
    env: { ...rig.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const word = isJson ? '"type": "message"' : "says: ";
  let [bytes, says, rest, first, last, stderr] = [0, 0, "", "", "", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    if (first === "") first = chunk.slice(0, 40);
    last = (last + chunk).slice(-40);
    bytes += chunk.length;
    const text = rest + chunk;
    says += text.split(word).length - 1;
    rest = text.slice(-(word.length - 1));
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  return new Promise((resolve) => {
    child.once("close", () => {
      const peak = Number(/peak (\d+)/.exec(stderr)?.[1]) / 1_024;
      const isWhole = isJson
        ? first.startsWith('{\n  "workspaceRoot"') && last.endsWith("\n  ]\n}\n")
        : last.endsWith("\n");
      resolve({ peak, bytes, says, parsed: isWhole });
    });
  });
}
