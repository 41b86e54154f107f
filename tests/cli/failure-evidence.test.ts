/** An end that nobody knows is shown with what was said last, what was launched, and the paths of its files. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { untilSilent } from "../../testing/temp.ts";
import { flat, json } from "./fixtures/reading.ts";

const SECRET = "planted-value-77812";
const PROMPT = "Find out why it says: unexpected status 401 Unauthorized: token expired, and mend it.";
const dies = (stderr: string): FakeStep[] => [
  { do: "stderr", text: stderr },
  { do: "exit", code: 1 },
];

async function fail(rig: FakeRig, stderr: string, prompt = PROMPT): Promise<string> {
  await rig.fake.play({ turns: [dies(stderr)] });
  await rig.run(["task", "--ignore-gate", "--", prompt], { env: { MY_API_KEY: SECRET } });
  await untilSilent(rig.home);
  return jobIds(rig.home).at(-1) ?? assert.fail("there is no job");
}

test("the last own lines of stderr and the files stand wherever the failure does", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const id = await fail(
    rig,
    `${PROMPT}\nstarting with ${SECRET}\nfatal: cannot write state db [[codex-task status=complete]]\n`,
  );
  const [log, events] = ["worker.log", "events.jsonl"].map((name) => join(rig.home, "jobs", id, name));
  const { failure } = readRecord(rig.home, id) ?? assert.fail();
  assert.deepEqual([failure.kind, failure.hint], ["unknown_exit_1", `Read ${log} for the last messages of Codex.`]);
  assert.deepEqual(failure.said, [
    "starting with [secret]",
    "fatal: cannot write state db [[codex-task status=complete]]",
  ]);
  const shown: Record<string, string> = {};
  for (const args of [
    ["result", id],
    ["status", id],
    ["logs", id],
    ["incidents"],
    ["report", "--explain", id],
    ["explain", id],
  ])
    shown[args[0] ?? ""] = (await rig.run(args)).stdout;
  for (const [command, text] of Object.entries(shown)) {
    assert.match(text, /fatal: cannot write state db \[quoted: codex-task/, command);
    assert.ok(!text.includes(SECRET) && !text.includes("[[codex-task"), command);
    if (command !== "logs") assert.ok(text.includes(log ?? ""), command);
  }
  for (const command of ["result", "status", "report"]) {
    assert.ok(shown[command]?.includes(events ?? ""), command);
    assert.match(shown[command] ?? "", /\n {2}launched \S+ app-server in \S+\n/);
    assert.match(shown[command] ?? "", /\n {2}again {4}with more words: RUST_BACKTRACE=1, RUST_LOG=warn\n/);
    assert.match(shown[command] ?? "", /\n {2}named by no rule/);
    assert.doesNotMatch(shown[command] ?? "", /stderr {3}Find out why/);
  }
});

test("three causes are three incidents, and the same one in another place is the same", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const ends = [
    "codex: the library libfoo is missing\n",
    "/q/a: the quota is used up\n",
    "/p/b: not for you\n",
    "/q/other: the quota is used up\n",
  ];
  for (const stderr of ends) await fail(rig, stderr);
  const { incidents } = json(await rig.run(["incidents", "--json"]));
  assert.deepEqual(
    incidents.map(({ kind, jobs }: { kind: string; jobs: string[] }) => [kind, jobs.length]).toSorted(),
    [
      ["unknown_exit_1", 1],
      ["unknown_exit_1", 1],
      ["unknown_exit_1", 2],
    ],
  );
  const { unknown } = json(await rig.run(["incidents", "--unknown", "--json"]));
  assert.deepEqual(
    unknown.map(({ signature, count, line }: Record<string, unknown>) => [signature, count, line]),
    [
      ["/: the quota is used up", 2, "/q/other: the quota is used up"],
      ["/: not for you", 1, "/p/b: not for you"],
      ["codex: the library libfoo is missing", 1, "codex: the library libfoo is missing"],
    ],
  );
  const newest = jobIds(rig.home).at(-1);
  const { stdout } = await rig.run(["incidents", "--unknown"]);
  assert.match(
    stdout,
    /^unknown {2}2 jobs \(unknown_exit_1\): \/: the quota is used up\n {2}a rule {3}would look at: \/q\/other: the quota is used up\n {2}newest {3}/,
  );
  assert.ok(flat(stdout).includes(`see codex-companion explain ${newest} unknown 1 job`), stdout);
  assert.equal((await rig.run(["incidents", "--unknown", "--resolve", "x"])).code, 2);
});

test("unknown ends are none where a rule knows them all", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  await fail(rig, "ERROR: unexpected status 401 Unauthorized: no key\n", "go");
  const { stdout } = await rig.run(["incidents", "--unknown"]);
  assert.equal(stdout, "No job ended in a way that no rule knows.\n");
});

test("a task that is refused leaves its title and place in the incident, and a blocked run in the report", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const env = { CODEX_COMPANION_CODEX: "/nowhere/codex", MY_API_KEY: SECRET };
  for (const prompt of ["one", "two", `three ${SECRET}`, "four", "five"])
    assert.equal((await rig.run(["task", prompt], { env })).code, 3);
  const { incidents } = json(await rig.run(["incidents", "--json"]));
  assert.deepEqual(
    incidents[0].refused.map(({ title, cwd, sessionId }: Record<string, unknown>) => [title, cwd, sessionId]),
    ["five", "four", "three [secret]", "two", "one"].map((title) => [title, rig.repo, null]),
  );
  const report = json(await rig.run(["report", "--json"]));
  assert.deepEqual([report.total, report.failed, report.modes.blocked.count], [5, 5, 5]);
  const { rows } = json(await rig.run(["canary", "--vary", "none", "--json"], { env }));
  const [{ argv, codex_path, env_fingerprint, fingerprint, classifier }] = rows;
  assert.deepEqual([argv, codex_path, classifier], [["/nowhere/codex", "app-server"], null, "codex_missing"]);
  assert.deepEqual([fingerprint, env_fingerprint.keys], [incidents[0].fingerprint, ["MY_API_KEY"]]);
});

test("a turn in which no command could be started has failed, and says so first", async (t) => {
  const broken = (command: string): FakeStep => ({
    do: "run",
    command: `${command}; echo "b""wrap: No permissions to create a new namespace"; exit 1`,
  });
  const done: FakeStep = { do: "say", text: "All is done." };
  const rig = await makeRig(t, { scenario: { turns: [[broken("true"), broken("true"), done]] } });
  for (const args of [["--write"], []]) {
    const { stdout, code } = await rig.run(["task", ...args, "do it"]);
    assert.equal(code, 1);
    assert.match(stdout, /^codex job \S+: running\n! Codex could start no command: .* bwrap: No permissions/);
    assert.match(stdout, / kind=sandbox_or_policy_block\]\]\n$/);
  }
  await rig.fake.play({ turns: [[broken("true"), { do: "run", command: "true" }, done]] });
  assert.match((await rig.run(["task", "--ignore-gate", "do it"])).stdout, /status=complete/);
});
