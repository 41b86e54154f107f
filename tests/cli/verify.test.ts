/** `task --verify CMD`: the check decides, its words are kept, and nothing of it is left running. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { processesLeft, processesUnder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { flat, jobId, json, lastLine } from "./fixtures/reading.ts";

const COMMIT = "echo 1 > new && git add new && git -c user.name=T -c user.email=t@example.invalid commit -q -m work";
const WORK: FakeScenario = {
  turns: [
    [
      { do: "run", command: COMMIT },
      { do: "say", text: "Done." },
    ],
  ],
};
const EDIT: FakeScenario = {
  turns: [
    [
      { do: "run", command: "echo 1 > made" },
      { do: "say", text: "Done." },
    ],
  ],
};
const WRITING = ["task", "--write", "--allow-commit"];

/** What each command that tells of a job says of it. */
async function textsOf(rig: FakeRig, id: string): Promise<readonly string[]> {
  const told = await Promise.all(["status", "result", "explain"].map((command) => rig.run([command, id])));
  return told.map(({ stdout }) => stdout);
}

describe("a verified task", { concurrency: 3 }, () => {
  test("is complete if the check passes, which runs in the task's folder after the work", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const done = await rig.run([...WRITING, "--verify", "echo sound && test -f new", "do it"]);
    assert.match(lastLine(done), /status=complete id=\S+ work=commits verify=pass\]\]$/);
    assert.match(done.stdout, /\n {2}check {4}passed: echo sound && test -f new\n/);
    assert.equal(done.code, 0);
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    assert.deepEqual(job.evidence.verify, { command: "echo sound && test -f new", exit_code: 0, tail: "sound\n" });
  });

  for (const [what, scenario, work, made] of [
    ["has beside the work what the check wrote there, as diff has it", EDIT, "files", ["made", "report"]],
    ["makes no work of what the check alone wrote", { turns: [[{ do: "say", text: "Done." }]] }, "none", []],
  ] as const) {
    test(`in a copy ${what}`, async (t) => {
      const rig = await makeRig(t, { scenario });
      const check = "echo checked >> made; echo all > report";
      const done = await rig.run(["task", "--write", "--isolate", "--verify", check, "do it"]);
      assert.match(lastLine(done), new RegExp(`work=${work} verify=pass`));
      const id = jobId(done);
      const { job } = json(await rig.run(["status", id, "--json"]));
      assert.deepEqual([job.evidence.verify.exit_code, job.evidence.files_changed], [0, made]);
      const paths = json(await rig.run(["diff", id, "--json"])).files.map(({ path }: { path: string }) => path);
      assert.deepEqual(paths, ["made", "report"]);
    });
  }

  test("in the workspace the evidence holds nothing of the check's own making", async (t) => {
    const rig = await makeRig(t, { scenario: EDIT });
    const id = jobId(await rig.run(["task", "--write", "--verify", "echo all > report", "do it"]));
    const { job } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(job.evidence.files_changed, ["made"]);
  });

  test("fails with the check, its commits shown", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const done = await rig.run([...WRITING, "--verify", "echo 2 tests failed >&2; exit 3", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=commits verify=fail kind=verify_failed\]\]$/);
    assert.match(done.stdout, /\n {2}commit {3}[0-9a-f]{10} work\n/);
    assert.match(done.stdout, /verify_failed: The check ended with exit code 3\. Its last line: 2 tests failed\n/);
    assert.equal(done.code, 1);
    const { job } = json(await rig.run(["result", jobId(done), "--json"]));
    const { raw_exit_code, exit_code, normalized } = job.exit;
    assert.deepEqual({ raw_exit_code, exit_code, normalized }, { raw_exit_code: 0, exit_code: 1, normalized: false });
  });

  for (const [what, flags, folder, check] of [
    ["the copy", ["--isolate"], "", 'rm -rf "$PWD"'],
    ["the copy, and fails", ["--isolate", "--rounds", "2"], "", 'rm -rf "$PWD"; exit 1'],
    ["another in place of the copy", ["--isolate"], "", 'mv "$PWD" "$PWD.x" && mkdir "$PWD"'],
    ["the folder below the workspace", [], "below", 'rm -rf "$PWD"'],
  ] as const) {
    test(`is failed if its check leaves no folder: ${what}`, async (t) => {
      const rig = await makeRig(t, { scenario: EDIT, repository: { files: { "below/file": "1\n" } } });
      const done = await rig.run(["task", "--write", ...flags, "--verify", check, "do it"], {
        cwd: join(rig.repo, folder),
      });
      const verify = check.endsWith("1") ? "fail" : "pass";
      const id = jobId(done);
      assert.equal(
        lastLine(done),
        `[[codex-task status=failed id=${id} work=unknown verify=${verify} kind=cwd_missing]]`,
      );
      const { cwd } = json(await rig.run(["status", id, "--json"])).job;
      for (const stdout of [done.stdout, ...(await textsOf(rig, id))]) {
        const text = flat(stdout);
        assert.ok(
          text.includes(`The folder "${cwd}" was removed, renamed or replaced before the check had ended.`),
          text,
        );
        assert.ok(text.includes(`not looked at: the folder "${cwd}", which was removed, renamed or replaced`), text);
      }
      assert.equal((await rig.fake.received()).filter(({ method }) => method === "turn/start").length, 1);
    });
  }

  test("is not checked if the turn itself failed", async (t) => {
    const turns: FakeScenario["turns"] = [[{ do: "fail", message: "no", codexErrorInfo: "badRequest" }]];
    const rig = await makeRig(t, { scenario: { turns } });
    const done = await rig.run(["task", "--verify", "touch checked", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=none kind=payload_invalid\]\]$/);
    assert.equal(existsSync(join(rig.repo, "checked")), false);
  });

  test("is decided by the check if Codex died after its commits", async (t) => {
    const turns: FakeScenario["turns"] = [
      [
        { do: "run", command: COMMIT },
        { do: "exit", code: 126 },
      ],
    ];
    const rig = await makeRig(t, { scenario: { turns } });
    const good = await rig.run([...WRITING, "--verify", "true", "do it"]);
    assert.match(lastLine(good), /status=complete id=\S+ work=commits verify=pass\]\]$/);
    assert.match(good.stdout, /\n {2}exit {5}raw 126, counted as 0: /);
    await rig.fake.play({
      turns: [
        [
          { do: "run", command: COMMIT.replaceAll("new", "newer") },
          { do: "exit", code: 126 },
        ],
      ],
    });
    const bad = await rig.run([...WRITING, "--verify", "false", "do it"]);
    assert.match(lastLine(bad), /status=failed id=\S+ work=commits verify=fail kind=verify_failed\]\]$/);
  });

  test("fails if the check does not end within its limit, and what it started is ended", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const env = { CODEX_COMPANION_VERIFY_LIMIT_MS: "300" };
    const done = await rig.run([...WRITING, "--verify", "setsid sleep 60 & sleep 60", "do it"], { env });
    assert.match(
      done.stdout,
      /The check ended with exit code 124\. Its last line: The check did not end within 0\.3 s\.\n/,
    );
    assert.deepEqual(await processesLeft(rig.home), []);
  });

  test("times out if its own limit is over before the check is, which is then no failed check", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const done = await rig.run([...WRITING, "--timeout", "3s", "--verify", "sleep 300", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=commits kind=timeout\]\]$/);
    assert.match(
      done.stdout,
      /timeout: The job did not end within its limit of 3 s: its turn was over, its check was not\.\n/,
    );
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    const tookMs = Date.parse(job.completedAt) - Date.parse(job.startedAt);
    assert.ok(tookMs >= 2_900 && tookMs < 15_000, `${tookMs} ms`);
    assert.deepEqual([job.exit.raw_exit_code, job.stopping.cause], [124, "timeout"]);
    assert.deepEqual(await processesLeft(rig.home), []);
  });

  test("is cancelled during its check as at any other time", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const check = "touch checking; sleep 60; touch passed";
    const done = await rig.run([...WRITING, "--background", "--verify", check, "do it"]);
    await until(() => existsSync(join(rig.repo, "checking")), { what: "the check" });
    assert.match((await rig.run(["status", jobId(done)])).stdout, /phase {4}checking/);
    const cancelled = json(await rig.run(["cancel", jobId(done), "--json"]));
    assert.equal(cancelled.job.status, "cancelled");
    assert.deepEqual(await processesUnder(rig.home), []);
    assert.equal(existsSync(join(rig.repo, "passed")), false);
  });

  test("is asked of Codex with the very sandbox that the turn had, in the task's folder", async (t) => {
    const sandbox_workspace_write = { writable_roots: ["/srv/shared"], network_access: true, exclude_slash_tmp: true };
    const results = { "config/read": { config: { model: "fake-model", sandbox_workspace_write } } };
    const rig = await makeRig(t, { scenario: { ...WORK, results } });
    for (const flags of [WRITING, ["task", "--read-only"], ["task", "--sandbox", "danger-full-access"]]) {
      await rig.run([...flags, "--verify", "true", "do it"]);
      const received = await rig.fake.received();
      const paramsOf = (method: string) => received.findLast((message) => message["method"] === method)?.["params"];
      const { sandboxPolicy, command, cwd } = Object(paramsOf("command/exec"));
      assert.deepEqual(sandboxPolicy, Object(paramsOf("turn/start")).sandboxPolicy);
      assert.deepEqual([command, cwd], [["/bin/sh", "-c", "true"], rig.repo]);
    }
  });

  test("fails if Codex cannot run the check, and says so", async (t) => {
    const rig = await makeRig(t, { scenario: { ...WORK, refused: { "command/exec": "no such method" } } });
    const done = await rig.run([...WRITING, "--verify", "true", "do it"]);
    assert.match(lastLine(done), /verify=fail kind=verify_failed\]\]$/);
    assert.match(done.stdout, /exit code 127\. Its last line: The check could not be run by Codex: no such method\.\n/);
  });

  test("stores no secret that the check prints", async (t) => {
    const rig = await makeRig(t, { scenario: WORK });
    const env = { SOME_API_KEY: "planted-value-1234" };
    const done = await rig.run([...WRITING, "--verify", 'echo "$SOME_API_KEY"', "do it"], { env });
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    assert.equal(job.evidence.verify.tail, "[secret]\n");
    for (const file of ["events.jsonl", "worker.log"])
      assert.doesNotMatch(readFileSync(join(rig.home, "jobs", jobId(done), file), "utf8"), /planted-value/);
  });
});

test("an empty --verify is a usage error", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const { code, stderr } = await rig.run(["task", "--verify", " ", "do it"]);
  assert.equal(code, 2);
  assert.match(stderr, /Could not use --verify: its value is empty\./);
});
