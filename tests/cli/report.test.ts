/** The report: on records of others and on our own jobs, as text, as JSON, as a page; explained, and the gate reset. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { appendToLedger } from "../../plugins/codex/scripts/src/io/ledger.ts";
import { makeRig, type Rig } from "../../testing/companion.ts";
import { asLines, PUBLISHED, sessionRecords } from "../../testing/session-records.ts";
import { untilSilent } from "../../testing/temp.ts";
import { failedWith } from "../core/reliability/ledger-lines.ts";
import { flat, jobId, json } from "./fixtures/reading.ts";

const TEXT = `Reliability of 100 runs, 2026-06-01 06:00 to 2026-06-02 15:00

61 of 100 failed in at least one way: 61.0 % (95 % interval 51–70 %)
24 of the last 30: 80.0 % (95 % interval 63–90 %)

                                     0 %     40 %     80 %   runs  95 %
abandoned_loop    last 100   27.0 %  ███████▏──                27  19–36 %
  +16.3 *         last 30    43.3 %  ███████████▍────          13  27–61 %
low_productivity  last 100   13.0 %  ███▍──                    13  8–21 %
  +3.7            last 30    16.7 %  ████▍────                  5  7–34 %
noop              last 100    8.0 %  ██▏─                       8  4–15 %
  +8.7            last 30    16.7 %  ████▍────                  5  7–34 %
routing_mismatch  last 100    7.0 %  █▉──                       7  3–14 %
  −7.0            last 30     0.0 %  ───                        0  0–11 %
ci_break          last 100    6.0 %  █▋─                        6  3–12 %
  −2.7            last 30     3.3 %  ▉───                       1  1–17 %
`;

function writeRecords(rig: Rig, text = asLines(sessionRecords(PUBLISHED))): string {
  const path = join(rig.folder, "records.jsonl");
  writeFileSync(path, text);
  return path;
}

/** Runs of this minute and those before it, all of them timed out. */
function fireGate(rig: Rig): void {
  mkdirSync(rig.home, { recursive: true });
  const nowMs = Date.now();
  const at = (index: number) => new Date(nowMs - (20 - index) * 60_000).toISOString();
  const lines = Array.from({ length: 12 }, (_, index) => ({
    ...failedWith("timeout"),
    job: `job-${index}`,
    at: at(index),
  }));
  appendToLedger(rig.home, lines);
}

describe("report", { concurrency: 4 }, () => {
  test("without any job says so, and makes nothing", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const text = await rig.run(["report"]);
    assert.deepEqual([text.code, text.stdout.split("\n")[0]], [0, "No finished run to report on yet."]);
    const empty = json(await rig.run(["report", "--json"]));
    assert.deepEqual([empty.total, empty.dominant, empty.routes, empty.gate.state], [0, null, [], "ok"]);
    assert.equal(existsSync(rig.home), false);
  });

  test("on records shows the published numbers as text", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { code, stdout, stderr } = await rig.run(["report", "--records", writeRecords(rig)]);
    assert.deepEqual([code, stderr, stdout.slice(0, TEXT.length)], [0, "", TEXT]);
    for (const words of [
      "* more than chance: abandoned_loop p = 0.026\n  (Fisher's exact test, the last 30 runs against the 70 before them)\n",
      "\nNo run was: blocked.\n",
      "\nDominant  abandoned_loop: the run began something and stopped before it was\n",
      "\n! model-b · high  50    62.0 %  0.88 (0.79–0.96)  0.38 (0.26–0.52)\n",
      "\nGate      ok: abandoned_loop is at 43.3 % of the latest runs",
    ])
      assert.ok(stdout.includes(words), `${words}\nis not in\n${stdout}`);
    assert.ok(stdout.split("\n").every((line) => line.length <= 76));
  });

  test("on records has all of it as JSON, in the promised shape", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const report = json(await rig.run(["report", "--records", writeRecords(rig), "--json"]));
    const promised = [
      "version",
      "total",
      "failed",
      "modes",
      "window",
      "shift",
      "dominant",
      "routes",
      "gate",
      "badLines",
    ];
    assert.deepEqual(
      promised.filter((name) => !(name in report)),
      [],
    );
    assert.deepEqual(
      [report.version, report.total, report.failed, report.window.total, report.window.failed],
      [1, 100, 61, 30, 24],
    );
    const { count, rate, low, high } = report.modes.abandoned_loop;
    assert.deepEqual([count, rate, low < rate, rate < high], [27, 0.27, true, true]);
    assert.deepEqual(Object.keys(report.dominant), ["mode", "cause", "fix"]);
    assert.ok(report.shift.abandoned_loop.delta > 0.16 && report.shift.abandoned_loop.p < 0.05);
    const [route] = report.routes;
    assert.deepEqual(
      [route.route, route.runs, route.raw.successes, route.evidence.successes],
      ["model-a · high", 50, 48, 20],
    );
    assert.deepEqual([report.gate.mode, report.gate.limit, report.gate.runs], ["abandoned_loop", 0.4, 12]);
    assert.deepEqual(report.badLines, { count: 0, lines: [] });
  });

  test("never calls chance nought, in text and on the page", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const stretches = [{ fine: 70 }, { abandoned: 30 }];
    const path = writeRecords(rig, asLines(sessionRecords(stretches)));
    const page = join(rig.folder, "page.html");
    const { stdout } = await rig.run(["report", "--records", path, "--html", page]);
    assert.match(stdout, /\* more than chance: abandoned_loop p < 0\.001\n/);
    assert.match(readFileSync(page, "utf8"), /p &lt; 0\.001, more than chance/);
  });

  test("names the harness in the route of a record", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const arm = { model: "m", effort: "high", outcome: "failed", exit_code: 1 };
    const path = writeRecords(
      rig,
      asLines([
        { ...arm, harness: "a" },
        { ...arm, harness: "b", exit_code: 137 },
      ]),
    );
    const { routes } = json(await rig.run(["report", "--records", path, "--json"]));
    const told = routes.map(({ route, evidence }: { route: string; evidence: { runs: number; successes: number } }) => {
      return [route, evidence.runs, evidence.successes];
    });
    assert.deepEqual(told, [
      ["a · m · high", 1, 0],
      ["b · m · high", 1, 0],
    ]);
  });

  test("counts and names bad lines, and reports on the others", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const path = writeRecords(rig, '{"outcome":"noop"}\nnot json\n\n[1]\n{"outcome":"productive"}\n{"torn');
    const report = json(await rig.run(["report", "--records", path, "--json"]));
    assert.deepEqual([report.total, report.failed, report.badLines], [2, 1, { count: 3, lines: [2, 4, 6] }]);
    const { stdout } = await rig.run(["report", "--records", path]);
    assert.match(stdout, /\n! 3 lines could not be read: 2, 4, 6\.\n$/);
    const bad = await rig.run(["report", "--records", writeRecords(rig, "x\n")]);
    assert.match(bad.stdout, /^No line could be read as a run\.\n[\s\S]*! 1 line could not be read: 1\.\n$/);
  });

  test("takes the sizes that are asked for", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const args = ["report", "--records", writeRecords(rig), "--json", "--last", "50", "--window", "10"];
    const report = json(await rig.run(args));
    assert.deepEqual([report.read, report.total, report.window.total], [100, 50, 10]);
  });

  test("refuses what it cannot use", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const cases: readonly [readonly string[], RegExp][] = [
      [["--records", "absent.jsonl"], /Could not read the records "absent\.jsonl": ENOENT/],
      [["--records", "."], /Could not read the records "\."/],
      [["--html", "absent/page.html"], /Could not write "absent\/page\.html": ENOENT/],
      [["--last", "0"], /--last "0"/],
      [["words"], /report takes no words/],
      [["--explain", "x", "--records", "absent"], /Could not read the records "absent": ENOENT/],
      [["--explain", "x", "--last", "3"], /contradict each other/],
      [["--explain", "absent"], /Could not find job "absent"/],
    ];
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = await rig.run(["report", ...args]);
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
      assert.match(stderr, message);
    }
  });

  test("tells of a gate that has fired, as status and setup do, until it is reset", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    fireGate(rig);
    const words =
      "abandoned_loop is at 100.0 % of the latest runs; it has been over its limit of 40 % for 12 runs in a row";
    for (const command of ["report", "status", "setup"]) {
      const { stdout } = await rig.run([command]);
      assert.ok(stdout.replaceAll(/\s+/g, " ").includes(words), `${command} says ${stdout}`);
      const answer = json(await rig.run([command, "--json"]));
      assert.deepEqual([answer.gate.state, answer.gates], ["warn", [answer.gate]]);
    }
    const reset = await rig.run(["report", "--reset-gate"]);
    assert.deepEqual([reset.code, reset.stdout], [0, "The gate was reset: the runs until now count no more for it.\n"]);
    assert.equal(json(await rig.run(["status", "--json"])).gate, undefined);
    const after = json(await rig.run(["report", "--json"]));
    assert.deepEqual([after.gate.state, after.gate.rate, after.total], ["ok", null, 12]);
  });

  test("a gate that has fired warns at each dispatch, and blocks what nobody may be watching if the policy says so", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    fireGate(rig);
    const warned = await rig.run(["task", "--read-only", "go"]);
    assert.equal(warned.code, 0);
    const warning = (report: string) =>
      `! The drift gate has fired: abandoned_loop is at [\\d.]+ % of the latest runs; .* mend it and run ${report} --reset-gate\\.`;
    assert.match(warned.stdout, new RegExp(`^codex job \\S+: running\n${warning("codex-companion report")}\n`));
    for (const flags of [["--background"], ["--handover-after", "590s"]]) {
      const { stdout } = await rig.run(["task", "--read-only", ...flags, "go"], { env: { CLAUDECODE: "1" } });
      assert.match(
        stdout,
        new RegExp(`\n${warning("/codex:report")}\n[^]*\\[\\[codex-task [^\n]*\n$`),
        "an agent passes it on",
      );
    }
    const quiet = await rig.run(["task", "--read-only", "--json", "go"]);
    assert.match(quiet.stderr, /The drift gate has fired: abandoned_loop/);
    writeFileSync(join(rig.home, "policy.json"), '{"gate":{"action":"block"}}');
    const unwatched: readonly [readonly string[], Record<string, string>][] = [
      [["--background"], {}],
      [["--handover-after", "590s"], {}],
      [["--handover-after", "590s", "--wait"], { CLAUDECODE: "1" }],
      [[], { CLAUDECODE: "1" }], // It hands over by itself there.
    ];
    for (const [flags, env] of unwatched) {
      const refused = await rig.run(["task", ...flags, "go"], { env });
      assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=gate_closed]]\n"]);
      assert.match(
        refused.stderr,
        /Could not start a task that nobody may be watching: the drift gate is closed: abandoned_loop is at .* --reset-gate, or pass --ignore-gate/,
      );
    }
    assert.deepEqual(json(await rig.run(["incidents", "--json"])).incidents, [], "an own limit is no incident");
    const setup = await rig.run(["setup"]);
    assert.equal(setup.code, 3);
    assert.match(
      flat(setup.stdout),
      / Not ready: Could not start a task .*the drift gate is closed.* To do: See codex-/,
    );
    assert.doesNotMatch(setup.stdout, /^Ready/m);
    const { ready, failure } = json(await rig.run(["setup", "--json"]));
    assert.deepEqual([ready, failure.kind], [false, "gate_closed"]);
    assert.equal((await rig.run(["task", "--read-only", "go"])).code, 0);
    const ignored = await rig.run(["task", "--background", "--ignore-gate", "go"]);
    assert.equal(ignored.code, 0);
    await rig.run(["status", jobId(ignored), "--wait"]);
    await rig.run(["report", "--reset-gate"]);
    const after = await rig.run(["task", "--background", "go"]);
    assert.deepEqual([after.code, after.stderr], [0, ""]);
    await rig.run(["status", jobId(after), "--wait"]);
  });

  test("as a page takes the place of an earlier page, and of nothing else", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const place = (name: string) => join(rig.folder, name);
    const page = place("page.html");
    for (const _ of ["new", "again"]) assert.equal((await rig.run(["report", "--html", page])).code, 0);
    assert.match(readFileSync(page, "utf8"), /^<!doctype html>\n[\s\S]*<\/html>\n$/);
    writeFileSync(place("startup"), "alias x=y\n");
    writeFileSync(place("other.html"), "<!doctype html>\n<title>Mine</title>\n");
    writeFileSync(place("empty"), "");
    symlinkSync(page, place("link.html"));
    symlinkSync(place("absent"), place("dangling"));
    symlinkSync(place("startup"), place("leads-elsewhere"));
    mkdirSync(place("folder"));
    execFileSync("mkfifo", [place("pipe")]);
    for (const name of [
      "startup",
      "other.html",
      "empty",
      "link.html",
      "dangling",
      "leads-elsewhere",
      "folder",
      "pipe",
    ]) {
      const { code, stdout, stderr } = await rig.run(["report", "--html", place(name)]);
      assert.deepEqual([code, stdout], [2, ""], name);
      assert.ok(
        stderr.includes(`Could not write "${place(name)}": it is there, and it is no page of an earlier`),
        stderr,
      );
    }
    assert.equal(readFileSync(place("startup"), "utf8"), "alias x=y\n");
    assert.equal(readFileSync(place("empty"), "utf8"), "");
    assert.equal(existsSync(place("absent")), false);
  });

  test("explains a job, rule by rule", async (t) => {
    const rig = await makeRig(t, {
      scenario: {
        turns: [
          [
            { do: "plan", steps: ["a", "b"] },
            { do: "say", text: "Done." },
          ],
        ],
      },
    });
    const id = jobId(await rig.run(["task", "--write", "go"]));
    await untilSilent(rig.home);
    const { attempts, findings } = json(await rig.run(["report", "--explain", id, "--json"]));
    const reasons = findings.flatMap((finding: { mode: string; reason: string | null }) => finding.reason ?? []);
    assert.equal(attempts.length, 1);
    const { stdout } = await rig.run(["report", "--explain", id]);
    assert.deepEqual([stdout.split("\n").filter((line) => line.startsWith("  YES")).length, reasons.length], [2, 2]);
    assert.match(stdout, /\n {2}YES {2}noop {14}It could write, its turn completed, and it changed nothing\.\n/);
    assert.match(stdout, /\n {2}no {3}ci_break {10}only if its check failed\n/);
    assert.ok(readFileSync(join(rig.home, "ledger.jsonl"), "utf8").includes(id));
  });

  test("explains a record of a file, by its id or by its line", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const fine = { session_id: "twice", outcome: "productive", model: "m", exit_code: 0 };
    const path = writeRecords(
      rig,
      asLines([fine, { ...fine, session_id: "3", outcome: "noop", timestamp: "2026-06-01T06:00:00Z" }, fine]),
    );
    const explain = (reference: string, ...more: string[]) =>
      rig.run(["report", "--explain", reference, "--records", path, ...more]);
    const byId = json(await explain("3", "--json"));
    const yes = byId.findings.flatMap(({ mode, reason }: { mode: string; reason: string | null }) =>
      reason === null ? [] : [[mode, reason]],
    );
    assert.deepEqual(
      [byId.record, byId.line, byId.at, byId.raw, yes],
      ["3", 2, "2026-06-01T06:00:00.000Z", true, [["noop", 'outcome is "noop".']]],
      "an id comes before a line",
    );
    assert.match(
      (await explain("1")).stdout,
      /^record 1: line 1\n {2}route {4}m\n {2}success {2}yes by exit code, yes by evidence\n\n {2}no {3}noop/,
    );
    for (const [reference, message] of [
      ["twice", /Could not choose record "twice" in ".*": it is on the lines 1, 3\. Give the number of its line\./],
      ["9", /Could not find record "9" in /],
      ["none", /Could not find record "none" in /],
    ] as const) {
      const { code, stderr } = await explain(reference);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
  });
});
