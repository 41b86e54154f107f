/** Policies decide: which routes are allowed, whose word counts, and how many jobs there may be at once. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json } from "./fixtures/reading.ts";

interface Case {
  readonly home?: object;
  readonly repository?: object;
  readonly flags?: readonly string[];
  /** Null: the task runs. */
  readonly problem: string | null;
}

const NAMED = ["--model", "a", "--effort", "low"];
const CASES: readonly Case[] = [
  { home: { models: ["fake-model"] }, problem: null },
  { home: { models: ["a"] }, problem: 'the model "fake-model" is not allowed; allowed: a (HOME)' },
  { home: { models: ["a"] }, flags: NAMED, problem: null },
  { home: { efforts: ["high"] }, problem: "no effort is named; allowed: high (HOME)" },
  { home: { efforts: ["high"] }, flags: NAMED, problem: 'the effort "low" is not allowed; allowed: high (HOME)' },
  {
    home: { sandboxes: ["workspace-write"] },
    problem: 'the sandbox "read-only" is not allowed; allowed: workspace-write (HOME)',
  },
  { home: { sandboxes: ["workspace-write"] }, flags: ["--write"], problem: null },
  {
    home: { models: ["b"] },
    repository: { models: ["a", "b"] },
    flags: NAMED,
    problem: 'the model "a" is not allowed; allowed: b (HOME)',
  },
  {
    home: { models: ["a", "b"] },
    repository: { models: ["b"] },
    flags: NAMED,
    problem: 'the model "a" is not allowed; allowed: b (REPOSITORY)',
  },
  { home: { models: ["a", "b"] }, repository: { models: ["a"], efforts: ["low"] }, flags: NAMED, problem: null },
  { repository: { maxConcurrent: 1 }, problem: null },
  { home: { verify: false }, problem: null },
  { home: { verify: false }, flags: ["--verify", "true"], problem: "--verify is not allowed (HOME)" },
  { repository: { verify: false }, flags: ["--verify", "true"], problem: "--verify is not allowed (REPOSITORY)" },
  { home: { verify: "outside" }, flags: ["--verify", "true"], problem: null },
  { home: { allowCommit: false }, flags: ["--write"], problem: null },
  {
    home: { allowCommit: false },
    flags: ["--write", "--allow-commit"],
    problem: "--allow-commit is not allowed (HOME)",
  },
  {
    home: { allowCommit: true },
    repository: { allowCommit: false },
    flags: ["--write", "--allow-commit"],
    problem: "--allow-commit is not allowed (REPOSITORY)",
  },
  { home: { network: true }, flags: ["--network"], problem: null },
  { repository: { network: false }, flags: ["--network"], problem: "--network is not allowed (REPOSITORY)" },
  { home: { addDirs: ["/usr"] }, flags: ["--write", "--add-dir", "/usr/bin"], problem: null },
  {
    home: { addDirs: ["/usr"] },
    repository: { addDirs: [] },
    flags: ["--write", "--add-dir", "/usr/bin"],
    problem: '--add-dir "/usr/bin" is not allowed; allowed: none (REPOSITORY)',
  },
  {
    repository: { config: true },
    flags: ["--config", "a=1"],
    problem: '--config is not allowed unless "config" is true in the user\'s policy',
  },
  { home: { config: true }, flags: ["--config", "a=1"], problem: null },
  {
    home: { config: true },
    repository: { config: false },
    flags: ["--config", "a=1"],
    problem: "--config is not allowed (REPOSITORY)",
  },
  { home: { kinds: ["review"] }, problem: 'the kind of job "task" is not allowed; allowed: review (HOME)' },
  { repository: { notify: 5, routes: "x", verify: "outside" }, problem: null },
];

function place(rig: FakeRig) {
  return { home: join(rig.home, "policy.json"), repository: join(rig.repo, ".codex-companion.json") };
}

function write(rig: FakeRig, policies: Pick<Case, "home" | "repository">): void {
  mkdirSync(rig.home, { recursive: true });
  for (const [whose, path] of Object.entries(place(rig))) {
    const policy = policies[whose as keyof typeof policies];
    if (policy === undefined) rmSync(path, { force: true });
    else writeFileSync(path, JSON.stringify(policy));
  }
}

describe("a policy", { concurrency: 3 }, () => {
  test("allows a route if the user's and the repository's do, and names the one that does not", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    for (const { flags = [], problem, ...policies } of CASES) {
      write(rig, policies);
      const { code, stderr } = await rig.run(["task", ...flags, "go"]);
      const said = stderr.replaceAll(place(rig).home, "HOME").replaceAll(place(rig).repository, "REPOSITORY");
      const told = `codex-companion: Could not start a task: ${problem}. `;
      const what = said.slice(0, told.length);
      assert.deepEqual([code, what], problem === null ? [0, ""] : [3, told], JSON.stringify(policies));
      if (problem === null) continue;
      const where = problem.endsWith("policy") ? "policy.json in the state home" : /\((\w+)\)$/.exec(problem)?.[1];
      assert.match(
        said.slice(told.length),
        new RegExp(`^(?:Leave|Name|Hand) [^:]+: .*"\\w+".* in "?${where}"? .*\\.\n$`),
      );
    }
    const allowed = CASES.filter(({ problem }) => problem === null).length;
    assert.equal(jobIds(rig.home).length, allowed, "what is not allowed is never a job");
  });

  test("of a wrong shape is an invalid configuration, with its place", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const wrongs = [
      [{ maxConcurrent: 0 }, '"maxConcurrent" is not a whole number above 0'],
      [{ models: "a" }, '"models" is not a list of strings'],
      [{ gate: 1 }, '"gate" is not an object'],
      [{ verify: true }, '"verify" is not "sandbox", "outside" or false'],
    ] as const;
    for (const whose of ["home", "repository"] as const) {
      for (const [policy, problem] of wrongs) {
        write(rig, { [whose]: policy });
        const answer = await rig.run(["task", "--json", "go"]);
        assert.deepEqual(
          [answer.code, json(answer).error],
          [
            3,
            {
              kind: "config_invalid",
              message: `Could not read a policy: in "${place(rig)[whose]}", ${problem}.`,
              hint: "Correct the file or remove it.",
            },
          ],
        );
      }
    }
  });

  test("with a ceiling lets no more jobs run at once; one whose worker died does not count", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    write(rig, { home: { maxConcurrent: 2 }, repository: { maxConcurrent: 1 } });
    const first = jobId(await rig.run(["task", "--background", "go"]));
    const refused = await rig.run(["task", "--background", "--no-queue", "go"]);
    assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=no_slot]]\n"]);
    assert.match(refused.stderr, /1 may run at once, and no slot is free/);
    process.kill(await workerOf(rig, first), "SIGKILL");
    const second = jobId(await rig.run(["task", "--background", "go"]));
    assert.equal(readRecord(rig.home, first)?.["status"], "failed");
    await rig.run(["cancel", second]);
    await rig.fake.play({});
    assert.equal((await rig.run(["task", "go"])).code, 0);
    const { incidents } = json(await rig.run(["incidents", "--json"]));
    assert.deepEqual(
      incidents.filter(({ kind }: { kind: string }) => kind === "no_slot"),
      [],
      "a refusal by the user's own limits is no incident",
    );
  });
});

function workerOf(rig: FakeRig, id: string): Promise<number> {
  return until(() => Number(readRecord(rig.home, id)?.["worker"]?.pid ?? 0) || null, { what: "the worker" });
}
