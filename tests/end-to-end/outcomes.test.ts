/** What the real Codex produced decides, not the way in which it ended. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { killOfCodex, mortalCodex } from "../../testing/mortal-codex.ts";
import { git } from "../../testing/repository.ts";
import { untilSilent } from "../../testing/temp.ts";

const COMMITTING = ["task", "--sandbox", "danger-full-access", "--allow-commit"];
const NORMALIZED = { signal: null, exit_code: 0, normalized: true };

const death = (rig: RealRig) => `[[run:${killOfCodex(rig)}; sleep 30]]`;

function ended(rig: RealRig) {
  const record = readRecord(rig.home, jobIds(rig.home).at(-1) ?? "") ?? assert.fail("There is no job.");
  const { status, exit, evidence, attempts, failure } = record;
  return { status, exit, evidence, attempts, failure };
}

for (const [how, code, raw, signal] of [
  ["with 126", 126, 126, null],
  ["with 1", 1, 1, null],
  ["by SIGKILL", "alike", 137, "SIGKILL"],
] as const) {
  test(`Codex that commits and then dies ${how} has done its work, and both codes are told`, async (t) => {
    const rig = await makeRig(t);
    const env = mortalCodex(rig, code);
    const { code: own, stdout } = await rig.run([...COMMITTING, "--retry", "never", `[[commit:work]] ${death(rig)}`], {
      env,
    });
    assert.match(stdout, /\[\[codex-task status=complete id=\S+ work=commits\]\]\n$/);
    assert.equal(own, 0);
    assert.match(stdout, new RegExp(`\\n {2}exit {5}raw ${raw}, counted as 0: 1 commit was made by the job before`));
    const { exit, evidence } = ended(rig);
    const { reason, ...rest } = exit;
    assert.deepEqual(rest, { ...NORMALIZED, raw_exit_code: raw, signal });
    assert.equal(evidence.attribution, "codex_items");
    assert.equal(evidence.commits[0].sha, (await git(rig.repo, "rev-parse", "HEAD")).trim());
  });
}

test("what was shipped before Codex died is shipped once, by default: one attempt, one run, one success", async (t) => {
  const rig = await makeRig(t);
  const env = mortalCodex(rig, 126);
  const origin = join(rig.folder, "origin.git");
  await git(rig.folder, "init", "-q", "--bare", origin);
  await git(rig.repo, "remote", "add", "origin", origin);
  const ship = `[[commit:work]] [[run:git push -q origin HEAD:refs/heads/shipped && echo 1 >> '${rig.folder}/pushes']]`;
  const { stdout, code } = await rig.run([...COMMITTING, `${ship} ${death(rig)}`], { env });
  assert.match(stdout, /\[\[codex-task status=complete id=\S+ work=commits\]\]\n$/);
  assert.equal(code, 0);
  const { exit, attempts, evidence } = ended(rig);
  assert.deepEqual([exit.raw_exit_code, exit.normalized, attempts.length], [126, true, 1]);
  assert.deepEqual([evidence.commits.length, evidence.pushed], [1, true]);
  assert.equal(await readFile(join(rig.folder, "pushes"), "utf8"), "1\n");
  assert.equal((await git(origin, "rev-list", "--count", "shipped")).trim(), "2");
  await untilSilent(rig.home);
  const ledger = (await readFile(join(rig.home, "ledger.jsonl"), "utf8")).trim().split("\n");
  assert.equal(ledger.length, 1);
  const { total, routes } = JSON.parse((await rig.run(["report", "--json"])).stdout);
  const [{ runs, raw, evidence: byEvidence }] = routes;
  assert.deepEqual([total, runs, raw.successes, byEvidence.successes], [1, 1, 0, 1]);
});

for (const [how, end, teardown] of [
  ["with 126", 126, { code: 126, signal: null }],
  ["by a signal", "SIGABRT", { code: null, signal: "SIGABRT" }],
] as const) {
  test(`a Codex that ends ${how} after its turn was completed has done its work, and how it ended is kept and told`, async (t) => {
    const rig = await makeRig(t);
    const env = mortalCodex(rig, end);
    const { stdout } = await rig.run(["task", "[[say:Done.]]"], { env });
    assert.match(stdout, /\[\[codex-task status=complete id=\S+ work=none\]\]\n$/);
    const words = teardown.signal === null ? "with code 126" : "by SIGABRT";
    assert.match(stdout, new RegExp(`\n {2}teardown Codex's process ended ${words} after its turn was over\n`));
    const record = readRecord(rig.home, jobIds(rig.home).at(-1) ?? "") ?? assert.fail();
    assert.deepEqual(record["teardown"], teardown);
    assert.deepEqual([record["exit"].raw_exit_code, record["exit"].normalized], [0, false]);
    assert.match((await rig.run(["result"])).stdout, /\n {2}teardown /);
  });
}

test("Codex that dies in the middle is asked to go on in the same thread, and does nothing twice", async (t) => {
  const rig = await makeRig(t);
  const env = mortalCodex(rig, 1);
  const once = `[[run:test -e '${rig.folder}/died' || { touch '${rig.folder}/died'; ${killOfCodex(rig)}; sleep 30; }]]`;
  const { stdout } = await rig.run([...COMMITTING, `[[edit:begun.txt:one]] ${once} [[commit:work]] [[say:Whole.]]`], {
    env,
  });
  assert.match(stdout, /^Whole\.$/m);
  assert.match(stdout, /\n {2}attempts 2: unknown_exit_1, good\n/);
  const { exit, evidence, attempts } = ended(rig);
  assert.deepEqual([exit.raw_exit_code, exit.normalized, attempts.length], [0, false, 2]);
  assert.deepEqual(
    evidence.commits.map(({ subject }: { subject: string }) => subject),
    ["work"],
  );
  const tasks = rig.model.responses().map(({ body }) => JSON.stringify(body));
  assert.ok(tasks.at(-1)?.includes("The turn before this one was cut short."));
  assert.ok(tasks.at(-1)?.includes("commit:work"), "the thread holds the task itself");
});

test("Codex that exits with 0 and has done nothing has not succeeded", async (t) => {
  const rig = await makeRig(t);
  const env = mortalCodex(rig, 0);
  const { code, stdout } = await rig.run([...COMMITTING, "--retry", "never", death(rig)], { env });
  assert.match(stdout, /\[\[codex-task status=failed id=\S+ work=none kind=protocol_error\]\]\n$/);
  assert.equal(code, 1);
  assert.deepEqual([ended(rig).exit.raw_exit_code, ended(rig).exit.exit_code], [0, 1]);
});

test("a timeout after a commit stays a timeout, and shows the commit", async (t) => {
  const rig = await makeRig(t);
  const { stdout } = await rig.run([...COMMITTING, "--timeout", "6s", "[[commit:work]] [[hang]]"]);
  assert.match(stdout, /\[\[codex-task status=failed id=\S+ work=commits kind=timeout\]\]\n$/);
  assert.match(stdout, /\n {2}commit {3}[0-9a-f]{10} work\n/);
  assert.deepEqual([ended(rig).exit.raw_exit_code, ended(rig).exit.normalized], [124, false]);
});

test("a limit of the service after a commit stays a failure, with the commit", async (t) => {
  const rig = await makeRig(t);
  const { stdout } = await rig.run([...COMMITTING, "[[commit:work]] [[http:429usage]]"]);
  assert.match(stdout, /\[\[codex-task status=failed id=\S+ work=commits kind=usage_limit\]\]\n$/);
});

test("commands that the sandbox refuses change nothing, which every text says", async (t) => {
  const rig = await makeRig(t);
  const { stdout } = await rig.run([
    "task",
    "--read-only",
    "[[run:echo 1 > new]] [[run:mkdir made]] [[say:I did it all.]]",
  ]);
  assert.match(stdout, /\n {2}work {5}no change\n/);
  assert.match(stdout, /\[\[codex-task status=complete id=\S+ work=none\]\]\n$/);
});

test("edits without a commit are files, not commits", async (t) => {
  const rig = await makeRig(t);
  const { stdout } = await rig.run(["task", "--write", "[[edit:made.txt:one]] [[say:Done.]]"]);
  assert.match(stdout, /\n {2}work {5}1 file changed, not all committed\n/);
  assert.match(stdout, /\[\[codex-task status=complete id=\S+ work=files\]\]\n$/);
});

test("a check decides over the real Codex's work", async (t) => {
  const rig = await makeRig(t);
  const task = ["task", "--write", "--verify", "grep -q one made.txt"];
  const good = await rig.run([...task, "[[edit:made.txt:one]] [[say:Done.]]"]);
  assert.match(good.stdout, /\[\[codex-task status=complete id=\S+ work=files verify=pass\]\]\n$/);
  const bad = await rig.run([...task, "[[run:rm made.txt]] [[say:Done.]]"]);
  assert.match(bad.stdout, /\[\[codex-task status=failed id=\S+ work=\w+ verify=fail kind=verify_failed\]\]\n$/);
  assert.equal(bad.code, 1);
});

test("five jobs with one cause are one incident, and one with another cause is a second", async (t) => {
  const rig = await makeRig(t, { config: { retries: 1 } });
  for (let job = 1; job <= 5; job++) await rig.run(["task", "--ignore-gate", `[[http:401]] number ${job}`]);
  await rig.run(["task", "--ignore-gate", "[[http:404model]]"]);
  await untilSilent(rig.home);
  const { incidents } = JSON.parse((await rig.run(["incidents", "--json"])).stdout);
  const jobs = incidents.map(({ kind, jobs }: { kind: string; jobs: string[] }) => [kind, jobs.length]);
  assert.deepEqual(jobs.sort(), [
    ["auth_unavailable", 5],
    ["model_unavailable", 1],
  ]);
  const refused = await rig.run(["task", "[[say:Never said.]]"]);
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /its lane is closed by incident [0-9a-f]+ \((?:auth|model)_unavailable, \d jobs?\)/);
});
