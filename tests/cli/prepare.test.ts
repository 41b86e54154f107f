/** `task --isolate --prepare CMD`: the copy is made ready before the turn, and that is no work of the job. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { git } from "../../testing/repository.ts";
import { processesUnder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json, lastLine } from "./fixtures/reading.ts";

const SCENARIO: FakeScenario = {
  turns: [
    [
      { do: "run", command: "cat made deep/ignored > work" },
      { do: "say", text: "Done." },
    ],
  ],
};
const FILES = { file: "1", ".gitignore": "ignored\n" };
const PREPARE = "echo 2 > file; echo 3 > made; mkdir deep && echo 4 > deep/ignored";
const task = (command: string, ...more: readonly string[]) => [
  ...["task", "--write", "--isolate", "--prepare", command, ...more, "do it"],
];

async function methodsAsked(rig: FakeRig): Promise<readonly unknown[]> {
  return (await rig.fake.received()).map(({ method }) => method);
}

describe("a prepared task", { concurrency: 3 }, () => {
  test("begins its turn in the prepared copy, and what was prepared is not its work", async (t) => {
    const rig = await makeRig(t, { scenario: SCENARIO, repository: { files: FILES } });
    const done = await rig.run(task(PREPARE));
    const id = jobId(done);
    assert.equal(lastLine(done), `[[codex-task status=complete id=${id} work=files]]`);
    assert.ok(done.stdout.includes(`\n  prepare  ${PREPARE}\n`), done.stdout);
    const { job } = json(await rig.run(["status", id, "--json"]));
    const { root, start } = job.place;
    assert.deepEqual([job.request.prepare, job.evidence.files_changed], [PREPARE, ["work"]]);
    assert.equal(readFileSync(join(root, "work"), "utf8"), "3\n4\n");
    assert.equal((await rig.run(["diff", id, "--name-only"])).stdout, "work\n");
    assert.equal(await git(root, "rev-parse", "HEAD"), start);
    assert.equal(await git(root, "log", "-1", "--format=%s"), "The copy as --prepare left it");
    assert.equal(await git(root, "rev-parse", "HEAD^"), await git(rig.repo, "rev-parse", "HEAD"));
    assert.equal(await git(root, "status", "--porcelain"), "?? work");
    assert.match((await rig.run(["apply", id])).stdout, /applied|1 file/i);
    assert.deepEqual([existsSync(join(rig.repo, "work")), existsSync(join(rig.repo, "made"))], [true, false]);
    const log = (await rig.run(["logs", id])).stdout;
    assert.match(log, /prepares: echo 2.*\n.*prepare exit 0: .*\(2 paths that it changed count as the start\)\n/);
    assert.match(
      (await rig.run(["explain", id])).stdout,
      /Before the turn, echo 2 [\s\S]*ended\s+with\s+exit\s+code\s+0\./,
    );
  });

  test("keeps its start if nothing changed that Git does not ignore", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    const { job } = json(await rig.run(["result", jobId(await rig.run(task("echo 1 > ignored"))), "--json"]));
    assert.equal(job.place.start, await git(rig.repo, "rev-parse", "HEAD"));
  });

  test("fails without a turn if the command does, is not there, or is too slow", async (t) => {
    const rig = await makeRig(t, { scenario: SCENARIO, repository: { files: FILES } });
    const cases = [
      [
        "echo one; echo two >&2; exit 3",
        /ended with exit code 3: echo one; .*Its last lines: (?:one \| two|two \| one)/,
      ],
      ["no-such-program-here", /ended with exit code 127: no-such-program-here\. Its last lines: .*not found/],
      [
        "sleep 60",
        /ended with exit code 124: sleep 60\. Its last lines: The command of --prepare did not end within 0\.5 s\./,
      ],
      ["git checkout -q -b other", /moved its branch: git checkout/],
    ] as const;
    for (const [command, words] of cases) {
      const slow = command.startsWith("sleep") ? { CODEX_COMPANION_PREPARE_LIMIT_MS: "500" } : {};
      const done = await rig.run(task(command), { env: slow });
      assert.match(lastLine(done), /status=failed id=\S+ work=none kind=prepare_failed\]\]$/);
      assert.equal(done.code, 1);
      const { job } = json(await rig.run(["result", jobId(done), "--json"]));
      assert.match(job.failure.message, words);
      assert.equal(job.attempts.length, 1);
    }
    assert.equal((await methodsAsked(rig)).includes("turn/start"), false);
  });

  test("counts in --timeout", async (t) => {
    const rig = await makeRig(t, { scenario: SCENARIO, repository: { files: FILES } });
    const done = await rig.run(task("sleep 60", "--timeout", "1s"));
    assert.match(lastLine(done), /kind=prepare_failed\]\]$/);
  });

  test("can be cancelled while it is prepared, and nothing of it goes on", async (t) => {
    const rig = await makeRig(t, { scenario: SCENARIO, repository: { files: FILES } });
    const command = `touch ${join(rig.folder, "begun")}; sleep 600`;
    const id = jobId(await rig.run(["task", "--write", "--isolate", "--background", "--prepare", command, "do it"]));
    await until(() => existsSync(join(rig.folder, "begun")), { what: "the command to begin" });
    assert.match((await rig.run(["status", id])).stdout, /phase {4}preparing/);
    const { job } = json(await rig.run(["cancel", id, "--json"]));
    assert.deepEqual([job.status, job.failure], ["cancelled", null]);
    assert.deepEqual(await processesUnder(rig.folder), []);
  });

  test("runs outside by the user's own policy, and not at all if a policy forbids checks", async (t) => {
    const rig = await makeRig(t, { scenario: SCENARIO, repository: { files: FILES } });
    const policy = (verify: unknown) => writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ verify }));
    const first = await rig.run(task("true"));
    assert.equal((await methodsAsked(rig)).filter((method) => method === "command/exec").length, 1);
    policy("outside");
    assert.match(lastLine(await rig.run(task("true"))), /status=complete/);
    assert.equal((await methodsAsked(rig)).filter((method) => method === "command/exec").length, 1);
    policy(false);
    const refused = await rig.run(task("true"));
    assert.deepEqual([first.code, refused.code], [0, 3]);
    assert.match(refused.stderr, /--prepare is not allowed/);
  });

  test("is refused where it could do nothing", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const plain = await rig.run(["task", "--write", "--prepare", "true", "do it"]);
    assert.match(plain.stderr, /Could not use --prepare: the task is not isolated\. Add --isolate\./);
    const reading = await rig.run(["task", "--isolate", "--prepare", "true", "do it"]);
    assert.match(reading.stderr, /Could not use --prepare: the task may not write\. Add --write\./);
    assert.deepEqual([plain.code, reading.code], [2, 2]);
  });
});
