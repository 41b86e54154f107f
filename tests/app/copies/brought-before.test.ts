/** A job that continues another one in the same copy brings in what came since that was applied, and no more. */
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { type ApplyOrder, applyJob } from "../../../plugins/codex/scripts/src/app/copies/apply.ts";
import { makeJobId } from "../../../plugins/codex/scripts/src/core/job/id.ts";
import { broughtStore } from "../../../plugins/codex/scripts/src/io/brought-store.ts";
import { readJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { commitAll, type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { storeEnded } from "../../../testing/plain-jobs.ts";
import { git } from "../../../testing/repository.ts";

const LINES = "1\n2\n3\n4\n5\n6\n7\n8\n";
const with1 = (text: string) => LINES.replace("1\n", `${text}\n`);

async function apply(job: IsolatedJob, order: Partial<ApplyOrder> = {}) {
  const whole = { wanted: null, isDryRun: false, isAgain: false, ...order };
  const outcome = await applyJob(job.context, job.record(), whole, () => assert.fail("nothing was left to settle"));
  return "work" in outcome ? { ...outcome, ...outcome.work } : assert.fail(JSON.stringify(outcome));
}

/** A job that went on in the same copy. */
function continued(job: IsolatedJob): IsolatedJob {
  const id = makeJobId(Date.now() + 1_000, Math.random());
  const { cwd, workspaceRoot, place } = job.record();
  if (place === undefined) throw new Error("The job is not isolated.");
  storeEnded(job.home, id, { cwd, workspaceRoot, place, sessionId: null });
  const record = () => {
    const read = readJob(job.home, id);
    return read.kind === "found" ? read.record : assert.fail("there is no such job");
  };
  return { ...job, id, record };
}

const write = (root: string, name: string, text: string) => writeFileSync(join(root, name), text);
const read = (root: string, name: string) => readFileSync(join(root, name), "utf8");
const subjects = async (root: string) => (await git(root, "log", "--reverse", "--format=%s")).split("\n").slice(1);

/** A first job that changed and committed `a`, and left `b` and `new` changed. */
function makeFirst(t: TestContext): Promise<IsolatedJob> {
  return makeIsolatedJob(t, {
    repository: { files: { a: LINES, b: LINES } },
    job: async (copy) => {
      write(copy, "a", with1("one"));
      await commitAll(copy, "First");
      write(copy, "b", with1("one"));
      write(copy, "new", "1\n");
    },
  });
}

/** What the second one changed, everywhere where the first one did. */
async function goOn(copy: string): Promise<void> {
  write(copy, "a", with1("uno"));
  await git(copy, "add", "a");
  await git(copy, "-c", "user.name=C", "-c", "user.email=c", "commit", "-q", "-m", "Second");
  write(copy, "b", with1("uno"));
  write(copy, "new", "1\n2\n");
}

describe("apply of a job that continued one which was applied", { concurrency: 3 }, () => {
  for (const as of ["commits", "changes"] as const)
    test(`as ${as}: brings in what came since, beside what the user did meanwhile`, async (t) => {
      const first = await makeFirst(t);
      assert.deepEqual((await apply(first, { wanted: as })).since, null);
      for (const name of ["a", "b"]) write(first.repo, name, read(first.repo, name).replace("8\n", "eight\n"));
      await goOn(first.copy);
      const second = continued(first);
      const { kind, since, files, commits } = await apply(second);
      assert.deepEqual([kind, since, files], ["applied", first.id, ["a", "b", "new"]]);
      assert.deepEqual(
        commits.map(({ subject }) => subject),
        as === "commits" ? ["Second"] : ["First", "Second"],
      );
      assert.deepEqual(await subjects(first.repo), ["First", "Second"]);
      const text = with1("uno").replace("8\n", "eight\n");
      assert.deepEqual([read(first.repo, "a"), read(first.repo, "b"), read(first.repo, "new")], [text, text, "1\n2\n"]);
      assert.equal(await git(first.repo, "show", "HEAD:a"), with1("uno").trimEnd());
      assert.equal((await git(first.repo, "status", "--porcelain", "-uall")).trim(), "M a\n M b\n?? new");
    });

  test("has nothing to bring if the first was applied after it, and is applied then", async (t) => {
    const first = await makeFirst(t);
    await goOn(first.copy);
    const second = continued(first);
    assert.equal((await apply(first)).commits.length, 2);
    assert.equal((await apply(second)).kind, "nothing");
    const record = second.record();
    assert.equal("applied" in record && record.applied?.as, "changes");
  });

  test("brings in all with --again, also what was applied and then taken back", async (t) => {
    const first = await makeFirst(t);
    const begin = await git(first.repo, "rev-parse", "HEAD");
    await apply(first);
    await goOn(first.copy);
    await git(first.repo, "reset", "-q", "--hard", begin);
    rmSync(join(first.repo, "new"));
    const all = await apply(continued(first), { isAgain: true });
    assert.deepEqual([all.since, all.commits.length, read(first.repo, "b")], [null, 2, with1("uno")]);
  });

  test("goes by the commit that the copy stood on if no more is known", async (t) => {
    const first = await makeFirst(t);
    await apply(first);
    rmSync(broughtStore(first.home, first.id), { recursive: true });
    write(first.copy, "a", with1("uno"));
    await git(first.copy, "checkout", "-q", "b");
    rmSync(join(first.copy, "new"));
    const { since, files } = await apply(continued(first));
    assert.deepEqual([since, files, read(first.repo, "a")], [first.id, ["a"], with1("uno")]);
    assert.equal(read(first.repo, "new"), "1\n");
  });
});
