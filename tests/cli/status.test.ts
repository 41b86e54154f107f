/** How jobs stand: as a table, as JSON, waited for; each client sees its own, and an id works from anywhere. */
import assert from "node:assert/strict";
import { readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import { ownIdentity } from "../../plugins/codex/scripts/src/io/executor/actors.ts";
import { eventsPath } from "../../plugins/codex/scripts/src/io/job-files.ts";
import { makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { storeEnded, storeRunning } from "../../testing/plain-jobs.ts";
import { until } from "../../testing/wait.ts";
import { GATE, openGate } from "./fixtures/gate.ts";
import { jobId, json, lastLine, masked, whole } from "./fixtures/reading.ts";

const HANG: FakeScenario = { turns: [[{ do: "run", command: "echo working" }, { do: "hang" }]] };
const RECORD = [
  ..."version id kind title summary workspaceRoot cwd sessionId agentId request status phase launcher claimBy".split(
    " ",
  ),
  ..."worker stopping threadId turnId createdAt startedAt completedAt attempts exit evidence failure told".split(" "),
  ..."codex resolved usage plan place".split(" "),
];

describe("status", { concurrency: 4 }, () => {
  test("without any job says so, and has the same JSON as always", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    assert.deepEqual(whole(await rig.run(["status"]), rig), {
      code: 0,
      stdout: 'No codex jobs of this client in "RIG/repo".\n',
      stderr: "",
    });
    const empty = { incidents: [], running: [], waiting: [], recent: [], latestFinished: null, unreadable: [] };
    assert.deepEqual(json(await rig.run(["status", "--json"])), { workspaceRoot: rig.repo, sessionId: null, ...empty });
    assert.deepEqual(readdirSync(rig.folder).includes("state"), false, "asking makes nothing");
  });

  test("says how many tokens a running job has used: its own, not those of its thread before", async (t) => {
    const tokens = (totalTokens: number) => ({ totalTokens, inputTokens: 0, outputTokens: 0 });
    const tokenUsage = { total: tokens(52_400), last: tokens(12_400) };
    const told = { do: "notify", method: "thread/tokenUsage/updated", params: { tokenUsage } } as const;
    const rig = await makeRig(t, { scenario: { turns: [[told, { do: "hang" }]] } });
    const id = jobId(await rig.run(["task", "--background", "go"]));
    const { progress } = await until(
      async () => {
        const answer = json(await rig.run(["status", id, "--json"]));
        return answer.progress.tokens !== null && answer;
      },
      { what: "tokens" },
    );
    assert.equal(progress.tokens, 12_400);
    assert.match((await rig.run(["status"])).stdout, /^ {2}12k tokens · \w/mu);
    assert.match((await rig.run(["status", id])).stdout, /^ {2}route {4}.*, 12400 tokens$/mu);
    await rig.run(["cancel", id]);
  });

  test("shows running and ended jobs, as a table and as JSON, and no sentinel", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const ended = jobId(await rig.run(["task", "a", "first\ttask", "with a long description that has to be cut"]));
    await rig.fake.play(HANG);
    const running = jobId(await rig.run(["task", "--background", "second"]));
    await rig.run(["status", running, "--wait", "--timeout-ms", "1"]);
    const table = masked((await rig.run(["status"])).stdout, rig)
      .replace(/^ {2}(?:starting|(?:beginning|worker|thread|running|ran) .*)$/m, "  DOING")
      .replace(/ with a long description that .*…$/m, " with a long …");
    assert.equal(
      table.replaceAll(/ {2,}/g, "  "),
      "JOB  STATUS  TIME  TASK\n" +
        "JOB  running  TIME  second\n" +
        "  DOING\n" +
        "JOB  completed  TIME  a first task with a long …\n\n" +
        "Next  codex-companion result ID, codex-companion status ID,\n" +
        "  codex-companion cancel ID\n",
    );
    const listing = json(await rig.run(["status", "--json"]));
    assert.deepEqual(Object.keys(listing), [
      "workspaceRoot",
      "sessionId",
      "incidents",
      "running",
      "waiting",
      "recent",
      "latestFinished",
      "unreadable",
    ]);
    assert.deepEqual([listing.running.length, listing.running[0].id], [1, running]);
    assert.deepEqual([listing.recent.length, listing.recent[0].id], [1, ended]);
    assert.deepEqual(listing.latestFinished, listing.recent[0]);
    const inClient = (await rig.run(["status", ended], { env: { CLAUDECODE: "1" } })).stdout;
    const next = `\n  next     /codex:result ${ended},\n           /codex:rescue --resume ${ended} …\n`;
    assert.ok(inClient.endsWith(next), inClient);
    await rig.run(["cancel", running]);
  });

  test("of one job shows its progress, and its record without the prompt", async (t) => {
    const rig = await makeRig(t, { scenario: HANG });
    const prompt = `${"word ".repeat(60)}the end of the prompt`;
    const id = jobId(await rig.run(["task", "--background", prompt]));
    await rig.run(["status", id, "--wait", "--timeout-ms", "500"]);
    const shown = await rig.run(["status", id]);
    assert.match(
      shown.stdout,
      /^codex job \S+: running for \S+\n {2}task {5}word [^\n]+…\n {2}folder {3}[^\n]+\n {2}phase {4}\w+/,
    );
    assert.doesNotMatch(shown.stdout, /codex-task/);
    const answer = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(Object.keys(answer), ["workspaceRoot", "job", "progress"]);
    assert.deepEqual(Object.keys(answer.progress), ["latest", "doing", "plan", "tokens", "silentMs", "stalled"]);
    assert.equal(answer.job.status, "running");
    await rig.run(["cancel", id]);
    const ended = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(Object.keys(ended), ["workspaceRoot", "job"]);
    assert.deepEqual(Object.keys(ended.job).toSorted(), RECORD.toSorted());
    assert.doesNotMatch(JSON.stringify(ended), /the end of the prompt/);
  });

  test("--wait returns at the job's end, or when the time is up", async (t) => {
    const rig = await makeRig(t, {
      scenario: {
        turns: [[GATE, { do: "say", text: "Done." }]],
      },
    });
    const id = jobId(await rig.run(["task", "--background", "go"]));
    for (const limit of ["0", "50"]) {
      const early = await rig.run(["status", "--wait", "--timeout-ms", limit]);
      assert.deepEqual([early.code, lastLine(early)], [0, `[[codex-task status=running id=${id}]]`]);
    }
    openGate(rig);
    const [late, asJson] = await Promise.all([
      rig.run(["status", id, "--wait", "--timeout-ms", "60000"]),
      rig.run(["status", id, "--wait", "--json"]),
    ]);
    assert.deepEqual([late.code, lastLine(late)], [0, `[[codex-task status=complete id=${id} work=none]]`]);
    assert.deepEqual([json(asJson).job.status, json(asJson).timedOut], ["completed", false]);
    assert.deepEqual(Object.keys(json(asJson)), ["workspaceRoot", "job", "timedOut"]);
  });

  test("--wait without any job, or with an unknown one, is told", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const none = await rig.run(["status", "--wait"]);
    assert.deepEqual([none.code, none.stdout], [2, ""]);
    assert.match(none.stderr, /^codex-companion: There is no job of this client in [^\n]+\n$/);
    const unknown = await rig.run(["status", "zzz", "--wait", "--json"]);
    assert.deepEqual([unknown.code, json(unknown).error.kind], [2, "no_such_job"]);
  });

  test("takes an id or a prefix from any folder, and lists the candidates of an ambiguous one", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const ids = [1, 2].map((random) => makeJobId(Date.parse("2026-01-02T03:04:05Z"), random / 10));
    for (const id of ids) storeEnded(rig.home, id, { workspaceRoot: rig.repo });
    const [first = "", second = ""] = ids;
    for (const reference of [first, first.slice(0, 10), first.toUpperCase()]) {
      const answer = await rig.run(["status", reference, "--json"], { cwd: "/" });
      assert.equal(json(answer).job.id, first);
    }
    const ambiguous = await rig.run(["result", first.slice(0, 8)]);
    assert.equal(ambiguous.code, 2);
    const words = `Could not choose job "${first.slice(0, 8)}": it fits ${second}, ${first}. Give more of the id.`;
    assert.equal(ambiguous.stderr, `codex-companion: ${words}\n`);
    for (const reference of ["zzz", "../../etc", "%"]) {
      const answer = await rig.run(["status", reference]);
      assert.deepEqual([answer.code, answer.stderr.includes("no job has this id")], [2, true]);
    }
  });

  test("shows a client its own jobs, without a client or with --all everybody's", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const sessions = [
      { CODEX_COMPANION_SESSION_ID: "s1", CLAUDE_CODE_SESSION_ID: "s2" },
      { CLAUDE_CODE_SESSION_ID: "s2" },
      { CODEX_COMPANION_SESSION_ID: "", CLAUDE_CODE_SESSION_ID: "s3" },
      {},
    ];
    const ids: string[] = [];
    for (const env of sessions) ids.push(jobId(await rig.run(["task", "go"], { env })));
    const seen = async (args: readonly string[], env: object) =>
      json(await rig.run(["status", "--json", ...args], { env: { ...env } })).recent.map(
        (job: { id: string }) => job.id,
      );
    const newestFirst = ids.toReversed();
    for (const [index, env] of sessions.entries())
      assert.deepEqual(await seen([], env), index === 3 ? newestFirst : [ids[index]]);
    assert.deepEqual(await seen(["--all"], { CLAUDE_CODE_SESSION_ID: "s2" }), newestFirst);
    assert.deepEqual(await seen(["--all", "--cwd", ".."], {}), []);
    const { job } = json(await rig.run(["status", ids[0] ?? "", "--json"], { env: { CLAUDE_CODE_SESSION_ID: "s2" } }));
    assert.deepEqual([job.id, job.sessionId], [ids[0], "s1"]);
    const own = await rig.run(["result"], { env: { CLAUDE_CODE_SESSION_ID: "s3" } });
    assert.equal(/^codex job (\S+):/m.exec(own.stdout)?.[1], ids[2]);
  });

  test("is short in text, whole in JSON, and hides canaries unless all are asked for", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    for (let number = 0; number < 24; number++)
      storeEnded(rig.home, makeJobId(number * 60_000, 0), { workspaceRoot: rig.repo, summary: `job ${number}` });
    storeEnded(rig.home, makeJobId(24 * 60_000, 0), { workspaceRoot: rig.repo, kind: "canary", summary: "canary" });
    const text = (await rig.run(["status"])).stdout;
    assert.deepEqual(
      [/job 23/.test(text), /job 16/.test(text), /job 15/.test(text), /canary/.test(text)],
      [true, true, false, false],
    );
    assert.match(text, /\n\n8 of 24 jobs are shown; codex-companion status --everywhere shows more\.\n\nNext {2}/);
    const inClient = (await rig.run(["status"], { env: { CLAUDECODE: "1" } })).stdout;
    assert.match(
      inClient,
      /\n8 of 24 jobs are shown; \/codex:status --everywhere shows more\.\n\nNext {2}\/codex:result ID\n$/,
    );
    assert.equal(json(await rig.run(["status", "--json"])).recent.length, 8);
    const all = (await rig.run(["status", "--all"])).stdout.trimEnd().split("\n");
    const end = ["", "20 of 25 jobs are shown; --json lists them all.", "", "Next  codex-companion result ID"];
    assert.deepEqual([all.length, all.slice(-4)], [25, end]);
    assert.match(all[1] ?? "", /canary/);
    assert.equal(json(await rig.run(["status", "--all", "--json"])).recent.length, 25);
  });

  test("names each running job that is silent, those that the list has no room for too", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const ids = Array.from({ length: 22 }, (_, number) => makeJobId(number * 60_000, 0));
    for (const id of ids) {
      storeRunning(rig.home, id, ownIdentity(), { workspaceRoot: rig.repo, cwd: rig.repo });
      writeFileSync(eventsPath(rig.home, id), `${JSON.stringify({ type: "message", text: `words of ${id}` })}\n`);
    }
    const [first = "", last = ""] = [ids[0], ids.at(-1)];
    for (const id of [first, last]) utimesSync(eventsPath(rig.home, id), 0, Date.now() / 1_000 - 900);
    const { stdout } = await rig.run(["status"]);
    assert.deepEqual([stdout.includes(`\n${last} `), stdout.includes(`\n${first} `)], [true, false]);
    assert.match(stdout, /\n20 of 22 jobs are shown; /);
    const silent = stdout.matchAll(/^! (\S+) has been silent for 15m[^;]*; it may be stuck\.$/gmu);
    assert.deepEqual(
      [...silent].map(([, id]) => id),
      [last, first],
    );
  });

  test("reports a record that cannot be read, and shows the others", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const [whole_, torn] = [jobId(await rig.run(["task", "go"])), jobId(await rig.run(["task", "go"]))];
    writeFileSync(join(rig.home, "jobs", torn, "r00000099.json"), '{"version":1');
    const reason = "it is not a JSON object";
    const { recent, unreadable } = json(await rig.run(["status", "--json"]));
    assert.deepEqual([recent.map((job: { id: string }) => job.id), unreadable], [[whole_], [{ id: torn, reason }]]);
    const text = await rig.run(["status"]);
    assert.deepEqual([text.code, lastLine(text)], [0, `! ${torn} cannot be read: ${reason}.`]);
    for (const args of [
      ["status", torn],
      ["result", torn],
      ["logs", torn],
      ["cancel", torn],
      ["status", torn, "--wait"],
    ]) {
      const answer = await rig.run([...args, "--json"]);
      assert.deepEqual([answer.code, json(answer).error.kind], [2, "unreadable"], args.join(" "));
    }
  });

  test("shows a client its jobs in every folder, with --all a workspace's, with --everywhere the machine's", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const [here, elsewhere] = [rig.repo, join(rig.folder, "other\nfolder")];
    const store = (minute: number, fields: object) => {
      const id = makeJobId(minute * 60_000, 0);
      storeEnded(rig.home, id, { workspaceRoot: here, ...fields });
      return id;
    };
    const ours = store(1, { sessionId: "s1" });
    const oursElsewhere = store(2, { sessionId: "s1", workspaceRoot: elsewhere });
    const theirs = store(3, { sessionId: "s2" });
    const theirsElsewhere = store(4, { sessionId: "s2", workspaceRoot: elsewhere });
    const canary = store(5, { sessionId: "s1", kind: "canary" });
    const seen = async (env: Record<string, string>, ...args: string[]) =>
      json(await rig.run(["status", "--json", ...args], { env })).recent.map(({ id }: { id: string }) => id);
    const client = { CLAUDE_CODE_SESSION_ID: "s1" };
    assert.deepEqual(await seen(client), [oursElsewhere, ours]);
    assert.deepEqual(await seen({}), [theirs, ours]);
    for (const env of [client, {}]) {
      assert.deepEqual(await seen(env, "--all"), [canary, theirs, ours]);
      assert.deepEqual(await seen(env, "--everywhere"), [theirsElsewhere, theirs, oursElsewhere, ours]);
      assert.deepEqual((await seen(env, "--everywhere", "--all"))[0], canary);
    }
    const table = (await rig.run(["status"], { env: client })).stdout.split("\n");
    assert.match(table[0] ?? "", /^JOB +STATUS +TIME +FOLDER +TASK$/);
    assert.match(table[1] ?? "", new RegExp(`^${oursElsewhere} .* other folder +`));
    assert.match(table[2] ?? "", new RegExp(`^${ours} .* \\. +`));
    for (const command of ["result", "logs"]) {
      const answer = json(await rig.run([command, "--json"], { env: client }));
      assert.equal(answer.job.id, ours, command);
      const there = json(await rig.run([command, "--json"], { env: client, cwd: "/" }));
      assert.equal(there.job.id, oursElsewhere, command);
    }
    const none = await rig.run(["cancel"], { env: client, cwd: "/" });
    assert.equal(
      none.stderr,
      'codex-companion: There is no running job of this client in "/", nor in any other folder. See `status --everywhere`.\n',
    );
    assert.match(
      (await rig.run(["result"], { cwd: "/" })).stderr,
      /There is no ended job of this client in "\/"\. See/,
    );
  });

  test("of several jobs shows each, and waits for all or any of them", async (t) => {
    const rig = await makeRig(t, { scenario: HANG });
    const done = makeJobId(60_000, 0);
    storeEnded(rig.home, done, { workspaceRoot: rig.repo });
    const id = jobId(await rig.run(["task", "--background", "go"]));
    const shown = json(await rig.run(["status", id, done, id, "--json"]));
    assert.deepEqual(Object.keys(shown), ["workspaceRoot", "jobs"]);
    assert.deepEqual(
      shown.jobs.map((job: { id: string }) => job.id),
      [id, done],
    );
    const blocks = (await rig.run(["status", id, done])).stdout;
    assert.match(blocks, new RegExp(`^codex job ${id}: running [^]*\\n\\ncodex job ${done}: completed `));
    const any = await rig.run(["status", id, done, "--wait", "--any"]);
    assert.deepEqual([any.code, any.stdout.includes(id)], [0, false]);
    assert.match(lastLine(any), new RegExp(`^\\[\\[codex-task status=complete id=${done} `));
    const early = json(await rig.run(["status", id, done, "--wait", "--timeout-ms", "50", "--json"]));
    assert.deepEqual([early.timedOut, early.jobs.length], [true, 2]);
    const waiting = rig.run(["status", id, done, "--wait", "--timeout-ms", "60000"]);
    await rig.run(["cancel", id]);
    const all = await waiting;
    assert.equal(all.code, 1);
    assert.match(all.stdout, new RegExp(`status=complete id=${done} [^]*status=cancelled id=${id} [^\\n]*\\n$`));
    const refused = await rig.run(["status", id, "--any"]);
    assert.deepEqual(
      [refused.code, refused.stderr],
      [2, "codex-companion: Could not use --any: it needs --wait. See --help.\n"],
    );
  });

  test("finds jobs whose hints were lost", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const env = { CODEX_COMPANION_SESSION_ID: "s1" };
    const id = jobId(await rig.run(["task", "go"], { env }));
    const seen = async () =>
      json(await rig.run(["status", "--json"], { env })).recent.map((job: { id: string }) => job.id);
    assert.deepEqual(await seen(), [id]);
    for (const lost of [["workspaces"], ["sessions"], ["workspaces", "sessions", "active", "untold"]]) {
      for (const name of lost) rmSync(join(rig.home, name), { recursive: true, force: true });
      assert.deepEqual(await seen(), [id], lost.join());
    }
  });
});
