/** `task --best-of N`: several jobs with one prompt and one start, compared when all have ended. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { git } from "../../testing/repository.ts";
import { until } from "../../testing/wait.ts";
import { json, lastLine } from "./fixtures/reading.ts";

/** Each job writes as many lines as its copy is old among its sisters: 3, 2, 1, … */
const UNEQUAL =
  'n=$(ls .. | grep -n "$(basename $PWD)" | cut -d: -f1); for i in $(seq $((4 - n))); do echo $i >> made; done';
const TURN: FakeScenario = {
  turns: [
    [
      { do: "run", command: UNEQUAL },
      { do: "say", text: "Wrote the lines. And more.\n\n[[codex-task status=complete]]" },
    ],
  ],
};
const GATED: FakeScenario = {
  turns: [[{ do: "run", command: "until [ -e ../../../go ]; do sleep 0.02; done; echo x > made" }]],
};
const FILES = { file: "committed" };
const BEST_OF = ["task", "--write", "--best-of", "3"];

describe("task --best-of", { concurrency: 2 }, () => {
  test("without a check: all work from the same start, side by side, and none is called the best", async (t) => {
    const rig = await makeRig(t, { scenario: TURN, repository: { files: FILES } });
    writeFileSync(join(rig.repo, "file"), "not committed");
    const done = await rig.run([...BEST_OF, "do it"]);
    const id = groupId(done.stdout);
    assert.deepEqual([done.code, done.stderr], [0, ""]);
    assert.equal(done.stdout.split("\n")[0], `codex group ${id}: running jobs=3`);
    assert.equal(lastLine(done), `[[codex-task status=complete group=${id} jobs=3]]`);
    assert.match(
      unwrapped(done.stdout),
      / best none: there was no check \(--verify\), so none of them is called the best /,
    );
    assert.equal(done.stdout.match(/^ {2}Wrote the lines\.$/gm)?.length, 3);
    assert.equal(done.stdout.match(/\[\[codex-task/g)?.length, 1);
    for (const line of done.stdout.trimEnd().split("\n").slice(1, -1)) assert.ok(line.length <= 76, line);

    const { group, best, status, size, reason, jobs } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual([group, best, status, size], [id, null, "complete", 3]);
    assert.match(reason, /no check/);
    assert.deepEqual(
      jobs.map((job: Job) => [job.group, job.evidence.insertions, job.evidence.deletions]),
      [1, 2, 3].map((lines) => [{ id, size: 3, number: 4 - lines }, lines, 0]),
    );
    assert.equal(new Set(jobs.map((job: Job) => job.place.start)).size, 1);
    for (const { place } of jobs) {
      assert.equal(readFileSync(join(place.root, "file"), "utf8"), "not committed");
      await git(place.root, "fsck", "--full", "--no-dangling");
    }
    assert.equal(readFileSync(join(rig.repo, "file"), "utf8"), "not committed");
  });

  test("with a schema: each job of the group has its answer as output in JSON, null if it is not by the schema", async (t) => {
    const say = (text: string) => ({ turns: [[{ do: "say", text }]] }) as const;
    const rig = await makeRig(t, { scenario: say('{"lines":3}'), repository: { files: FILES } });
    const schema = { type: "object", properties: { lines: { type: "integer" } }, required: ["lines"] };
    writeFileSync(join(rig.repo, "schema.json"), JSON.stringify({ ...schema, additionalProperties: false }));
    const order = ["task", "--best-of", "2", "--output-schema", "schema.json", "--json", "count"];
    const outputs = ({ jobs }: { readonly jobs: readonly { readonly output: unknown }[] }) =>
      jobs.map(({ output }) => output);
    const begun = json(await rig.run(order));
    assert.deepEqual(outputs(begun), [{ lines: 3 }, { lines: 3 }]);
    assert.deepEqual(outputs(json(await rig.run(["status", begun.group, "--json"]))), [{ lines: 3 }, { lines: 3 }]);
    await rig.fake.play(say("three"));
    assert.deepEqual(outputs(json(await rig.run(order))), [null, null]);
  });

  test("of a job whose work nobody knows, no count is shown", async (t) => {
    const turns: FakeScenario["turns"] = [
      [
        { do: "run", command: "echo hi > made; rm -rf .git" },
        { do: "say", text: "Done." },
      ],
    ];
    const rig = await makeRig(t, { scenario: { turns }, repository: { files: FILES } });
    const { stdout } = await rig.run(["task", "--write", "--best-of", "2", "do it"]);
    assert.equal(stdout.match(/^\S+ +completed +- +- +- +- /gm)?.length, 2, stdout);
  });

  test("with a check: the smallest change that passes is the best, and why", async (t) => {
    const rig = await makeRig(t, { scenario: TURN, repository: { files: FILES } });
    const check = "test $(wc -l < made) -ge 2";
    const done = await rig.run([...BEST_OF, "--verify", check, "do it"]);
    const id = groupId(done.stdout);
    const [first, second, third] = jobIds(rig.home);
    assert.equal(lastLine(done), `[[codex-task status=complete group=${id} jobs=3 best=${second}]]`);
    assert.equal(done.code, 0);
    const why = "2 of 3 passed the check, and of these that changed something none changed less (2 lines in 1 file)";
    assert.ok(unwrapped(done.stdout).includes(`best ${second}: ${why}`), done.stdout);
    assert.match(done.stdout, /\n {2}\(verify_failed\) Wrote the lines\.\n/);
    const next = `next codex-companion diff ${second}, codex-companion apply ${second}, or codex-companion discard ${id} `;
    assert.ok(unwrapped(done.stdout).includes(next));
    const { best, jobs } = json(await rig.run(["result", id, "--json"]));
    assert.deepEqual([best, ...jobs.map((job: Job) => job.id)], [second, second, first, third]);
  });

  test("where none passes it is failed, nothing is recommended, and the exit code says so", async (t) => {
    const rig = await makeRig(t, { scenario: TURN, repository: { files: FILES } });
    const done = await rig.run(["task", "--write", "--best-of", "2", "--verify", "false", "do it"]);
    const id = groupId(done.stdout);
    assert.equal(lastLine(done), `[[codex-task status=failed group=${id} jobs=2]]`);
    assert.equal(done.code, 1);
    assert.match(done.stdout, /\n {2}best {5}none: none of them completed and passed the check\n/);
    assert.deepEqual([(await rig.run(["status", id, "--wait"])).code, (await rig.run(["status", id])).code], [1, 0]);
  });

  test("in the background, waited for, one cancelled alone, all cancelled", async (t) => {
    const rig = await makeRig(t, { scenario: GATED, repository: { files: FILES } });
    const begun = json(await rig.run([...BEST_OF, "--background", "--json", "do it"]));
    assert.deepEqual([begun.status, begun.best, begun.jobs.length], ["running", null, 3]);
    const shown = await rig.run(["status", begun.group.slice(0, -2), "--wait", "--timeout-ms", "1"]);
    assert.equal(lastLine(shown), `[[codex-task status=running group=${begun.group} jobs=3]]`);
    assert.equal(shown.code, 0);
    assert.match((await rig.run(["status"])).stdout, new RegExp(`\\(group ${begun.group} 2/3\\) do it`));
    const [one, two, three] = begun.jobs.map((job: Job) => job.id);
    await rig.run(["cancel", one]);
    assert.match((await rig.run(["status", one])).stdout, new RegExp(`\\n {2}group {4}${begun.group}, job 1 of 3`));
    writeFileSync(join(rig.folder, "go"), "");
    const waited = json(await rig.run(["status", begun.group, "--wait", "--json"]));
    assert.deepEqual([waited.status, waited.timedOut], ["complete", false]);
    assert.deepEqual(
      waited.jobs.map((job: Job) => [job.id, job.status]),
      [
        [two, "completed"],
        [three, "completed"],
        [one, "cancelled"],
      ],
    );

    const other = await makeRig(t, { scenario: GATED, repository: { files: FILES } });
    const dispatched = await other.run([...BEST_OF, "--background", "do it"]);
    const id = groupId(dispatched.stdout);
    assert.equal(lastLine(dispatched), `[[codex-task status=dispatched group=${id} jobs=3]]`);
    assert.equal(dispatched.stdout.split("\n")[0], `codex group ${id}: running jobs=3`);
    const cancelled = json(await other.run(["cancel", id, "--json"]));
    assert.deepEqual([cancelled.status, cancelled.alreadyEnded], ["failed", false]);
    assert.deepEqual(
      cancelled.jobs.map((job: Job) => job.status),
      ["cancelled", "cancelled", "cancelled"],
    );
  });

  test("of which a record cannot be read: names it with the reason, and is not called ended", async (t) => {
    const rig = await makeRig(t, { scenario: GATED, repository: { files: FILES } });
    const { group } = json(await rig.run(["task", "--write", "--best-of", "2", "--background", "--json", "do it"]));
    const [one = "", two = ""] = jobIds(rig.home);
    await until(() => readRecord(rig.home, two)?.["turnId"], { what: "a turn" });
    const next = join(rig.home, "jobs", two, "r00000099.json");
    mkdirSync(next);
    const unreadable = [{ id: two, reason: "r00000099.json is a folder" }];

    const cancelled = json(await rig.run(["cancel", group, "--json"]));
    assert.deepEqual(
      [cancelled.unreadable, cancelled.status, cancelled.alreadyEnded, cancelled.jobs.map((job: Job) => job.status)],
      [unreadable, "running", false, ["cancelled"]],
    );
    const again = await rig.run(["cancel", group]);
    assert.deepEqual([again.code, again.stderr], [1, ""]);
    const words = `unread ${two}, of which nobody knows how it stands: r00000099.json is a folder `;
    for (const args of [["cancel"], ["status"], ["status", "--wait"], ["result"], ["explain"]]) {
      const { stdout } = await rig.run([args[0] ?? "", group, ...args.slice(1)]);
      assert.ok(unwrapped(stdout).includes(words), stdout);
      assert.doesNotMatch(stdout, /missing|had already ended|status=failed/);
    }
    const waited = await rig.run(["status", group, "--wait", "--json"]);
    assert.deepEqual([waited.code, json(waited).status, json(waited).unreadable], [0, "running", unreadable]);
    assert.equal(
      lastLine(await rig.run(["status", group, "--wait"])),
      `[[codex-task status=running group=${group} jobs=2]]`,
    );

    const discarded = await rig.run(["discard", group]);
    assert.equal(discarded.code, 1);
    assert.equal(
      discarded.stdout,
      `Removed the copies of ${one}.\n! The copy of ${two} stays: its record cannot be read: r00000099.json is a folder.\n`,
    );
    mkdirSync(join(rig.home, "jobs", one, "r00000099.json"));
    assert.match(
      (await rig.run(["status", group])).stderr,
      /Could not read any job of group "\S+": \S+: r00000099\.json is a folder\./,
    );
    rmdirSync(next);
    assert.equal((await rig.run(["cancel", two])).code, 0);
  });

  test("is handed over in time, and goes on", async (t) => {
    const rig = await makeRig(t, { scenario: GATED, repository: { files: FILES } });
    const left = await rig.run([...BEST_OF, "--handover-after", "1s", "do it"]);
    const id = groupId(left.stdout);
    assert.equal(lastLine(left), `[[codex-task status=dispatched group=${id} jobs=3]]`);
    assert.equal(left.code, 0);
    writeFileSync(join(rig.folder, "go"), "");
    assert.equal((await rig.run(["status", id, "--wait"])).code, 0);
  });

  test("gives the models in turn, goes on without the job whose model is not allowed, and says why", async (t) => {
    const rig = await makeRig(t, { scenario: TURN, repository: { files: FILES } });
    allow(rig, { models: ["one"] });
    const done = await rig.run([...BEST_OF, "--models", "one:high,two", "do it"]);
    const id = groupId(done.stdout);
    assert.equal(lastLine(done), `[[codex-task status=complete group=${id} jobs=3]]`);
    const { jobs } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(
      jobs.map((job: Job) => [job.group.number, job.request.model, job.request.effort, job.failure?.kind]),
      [
        [3, "one", "high", undefined],
        [1, "one", "high", undefined],
        [2, "two", null, "route_not_allowed"],
      ],
    );
    assert.match(done.stdout, /\n {2}one, effort high: Wrote the lines\.\n/);
    assert.match(done.stdout, /\n {2}two: \(route_not_allowed\) /);
  });

  test("of which none can start is refused as a task is, and leaves nothing", async (t) => {
    const rig = await makeRig(t, { scenario: TURN, repository: { files: FILES } });
    allow(rig, { models: ["one"] });
    const refused = await rig.run([...BEST_OF, "--models", "two", "do it"]);
    assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=route_not_allowed]]\n"]);
    assert.deepEqual([existsSync(join(rig.home, "jobs")), existsSync(join(rig.home, "copies"))], [false, false]);
    const { incidents } = json(await rig.run(["incidents", "--json"]));
    assert.deepEqual(
      incidents.map((incident: Job) => [incident.kind, incident.refused.length]),
      [["route_not_allowed", 1]],
    );
  });

  test("keeps to maxConcurrent: the others wait in line, as members of their group", async (t) => {
    const rig = await makeRig(t, { scenario: GATED, repository: { files: FILES } });
    allow(rig, { maxConcurrent: 1 });
    const { group } = json(await rig.run([...BEST_OF, "--background", "--json", "do it"]));
    const states = async () =>
      json(await rig.run(["status", group, "--json"]))
        .jobs.map((job: Job) => job.status)
        .sort()
        .join();
    await until(async () => (await states()) === "running,waiting,waiting", { what: "two that wait" });
    assert.equal((await rig.run(["queue"])).stdout.match(new RegExp(`\\(group ${group} [123]/3\\)`, "g"))?.length, 2);
    writeFileSync(join(rig.folder, "go"), "");
    assert.equal((await rig.run(["status", group, "--wait"])).code, 0);
  });

  test("is discarded as one, and its diffs stay; diff and logs want one job", async (t) => {
    const rig = await makeRig(t, { scenario: TURN, repository: { files: FILES } });
    const id = groupId((await rig.run([...BEST_OF, "do it"])).stdout);
    const ids = jobIds(rig.home);
    for (const command of ["diff", "logs"]) {
      const refused = await rig.run([command, id]);
      assert.equal(refused.code, 2);
      assert.match(
        refused.stderr,
        new RegExp(`Could not use group "${id}": one job is meant\\. Name one of ${ids[2]}, `),
      );
    }
    const resumed = await rig.run(["task", "--resume", id, "--", "go on"]);
    assert.match(resumed.stderr, /: that can only mean a group\./);
    const discarded = json(await rig.run(["discard", id, "--json"]));
    assert.deepEqual(discarded.discarded, ids);
    assert.deepEqual(readdirSync(join(rig.home, "copies")), []);
    assert.match((await rig.run(["diff", ids[0] ?? ""])).stdout, /^\+1\n\+2\n\+3\n/m);
    assert.match((await rig.run(["explain", id])).stdout, /best {5}none/);
  });

  test("is discarded as one, and of each diff that could not be kept that is said", async (t) => {
    const rig = await makeRig(t, { scenario: TURN, repository: { files: FILES } });
    const [id, other] = [
      groupId((await rig.run([...BEST_OF, "do it"])).stdout),
      groupId((await rig.run([...BEST_OF, "do it"])).stdout),
    ];
    const copyOf = (job = "") => join(rig.home, "copies", job);
    const [first = "", second = "", third = "", ...others] = jobIds(rig.home);
    const gone = "the Git folder of its copy was replaced or removed";
    rmSync(join(copyOf(first), ".git"), { recursive: true });
    rmSync(join(copyOf(second), ".git", "objects", "info", "alternates"));
    const said = await rig.run(["discard", id]);
    const [removed, lost = "", stays = "", ...rest] = said.stdout.split("\n");
    assert.deepEqual([said.code, removed, rest], [1, `Removed the copies of ${first}, ${third}.`, [""]]);
    assert.equal(lost, `! The diff of ${first} could not be kept: ${gone}.`);
    assert.ok(
      stays.startsWith(`! The copy of ${second} stays: its diff could not be kept: the Git folder of its copy is`),
    );
    assert.ok(stays.endsWith(` remove the folder "${copyOf(second)}".`), stays);
    rmSync(join(copyOf(others[0]), ".git"), { recursive: true });
    const { discarded, patchKept, kept } = json(await rig.run(["discard", other, "--json"]));
    const [fourth = "", fifth = "", sixth = ""] = others;
    assert.deepEqual(
      { discarded, patchKept, kept },
      { discarded: others, patchKept: { [fourth]: false, [fifth]: true, [sixth]: true }, kept: [] },
    );
  });

  test("refuses what does not go together", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    const cases: readonly [readonly string[], RegExp][] = [
      [["--best-of", "1"], /Could not use --best-of "1": it is not a whole number from 2 to 8\./],
      [["--best-of", "9"], /from 2 to 8/],
      [["--best-of", "2.5"], /from 2 to 8/],
      [["--models", "a"], /Could not use --models: it is for --best-of\./],
      [["--best-of", "2", "--models", "a,b,c"], /Could not use --models "a,b,c": they are 3, and there are 2 jobs\./],
      [["--best-of", "2", "--models", "a,,b"], /"" names no model/],
      [["--best-of", "2", "--models", "a:"], /"a:" names no model/],
      [["--best-of", "2", "--models", "a", "--model", "b"], /--models with --model/],
      [["--best-of", "2", "--models", "a", "--effort", "high"], /--models with --effort/],
      [["--best-of", "2", "--models", "a", "--route", "auto"], /--models with --route/],
      [["--best-of", "2", "--resume-last"], /--best-of with --resume-last/],
    ];
    for (const [flags, message] of cases) {
      const { code, stderr } = await rig.run(["task", ...flags, "do it"]);
      assert.match(stderr, message);
      assert.equal(code, 2);
    }
    for (const [reference, kind] of [
      ["g-zzzz", "no group has this id"],
      ["g-", "no group has this id"],
    ] as const)
      assert.match((await rig.run(["status", reference])).stderr, new RegExp(kind));
    assert.equal(existsSync(join(rig.home, "jobs")), false);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: what the program prints is what the assertions are about
type Job = any;

function groupId(stdout: string): string {
  return /^codex group (g-[0-9a-z]{8}-[0-9a-z]{5}): running/.exec(stdout)?.[1] ?? assert.fail(`no group in: ${stdout}`);
}

/** The policy of the user. */
function allow(rig: FakeRig, policy: object): void {
  mkdirSync(rig.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify(policy));
}

/** The text with its wrapped lines joined. */
function unwrapped(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
