/** An apply may be killed at every step from its journal on: the next one finishes or undoes it, and brings all in. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { ApplyForm } from "../../plugins/codex/scripts/src/core/job/applied.ts";
import { makeRig, type Rig } from "../../testing/companion.ts";
import { commitAll, type IsolatedJob, isolatedJobIn } from "../../testing/isolated-job.ts";
import { git } from "../../testing/repository.ts";
import { Disk } from "./fixtures/sick-disk-plan.ts";
import { atEachPoint, type Point, pointsOf, startVictim, TRIES_ALL } from "./fixtures/victims.ts";

const FILES = { changed: "1\n2\n3\n4\n5\n", gone: "1\n", "dir/x": "1\n", file: "1\n", staged: "1\n" };

/** A job that changed, added and removed files, and a user who did too. */
async function makeJob(rig: Rig): Promise<IsolatedJob> {
  const repo = `${rig.home}-repo`;
  const job = await isolatedJobIn(
    { folder: rig.folder, repo, home: rig.home },
    {
      repository: { files: FILES },
      async job(copy) {
        writeFileSync(join(copy, "changed"), "one\n2\n3\n4\n5\n");
        rmSync(join(copy, "gone"));
        rmSync(join(copy, "dir"), { recursive: true });
        writeFileSync(join(copy, "dir"), "a file\n");
        await commitAll(copy, "Work");
        rmSync(join(copy, "file"));
        writeFileSync(join(copy, "left"), "left\n");
      },
    },
  );
  writeFileSync(join(repo, "changed"), "1\n2\n3\n4\nfive\n");
  writeFileSync(join(repo, "staged"), "2\n");
  await git(repo, "add", "staged");
  return job;
}

const EXPECTED = { changed: "one\n2\n3\n4\nfive\n", dir: "a file\n", left: "left\n", staged: "2\n" };
const STATUS = {
  commits: [" M changed", " D file", "M  staged", "?? left"],
  changes: [" M changed", " D dir/x", " D file", " D gone", "M  staged", "?? dir", "?? left"],
} satisfies Record<ApplyForm, readonly string[]>;

/** All of it is there, once, and nothing else. */
async function assertApplied({ repo, home }: IsolatedJob, as: ApplyForm): Promise<void> {
  const names = readdirSync(repo).filter((name) => name !== ".git");
  assert.deepEqual(Object.fromEntries(names.map((name) => [name, readFileSync(join(repo, name), "utf8")])), EXPECTED);
  assert.deepEqual(
    (await git(repo, "status", "--porcelain", "-uall")).split("\n").toSorted(),
    [...STATUS[as]].toSorted(),
  );
  assert.equal(await git(repo, "rev-list", "--count", "HEAD"), as === "commits" ? "2" : "1");
  await git(repo, "fsck", "--strict");
  assert.deepEqual(
    readdirSync(join(repo, ".git")).filter((name) => /lock|codex/u.test(name)),
    [],
  );
  assert.deepEqual(readdirSync(join(home, "applies")), []);
}

/** The journals of all workspaces. */
function journalsIn({ home }: Rig): readonly string[] {
  const applies = join(home, "applies");
  if (!existsSync(applies)) return [];
  return readdirSync(applies, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("journal.json"));
}

/** The steps of an apply; those in the files are the same in both forms, and each object is added like the first. */
function isOwnStep(step: string, as: ApplyForm): boolean {
  if (/git\/SCRATCH|slots\//u.test(step)) return false;
  return as === "changes" || (!/objects\/XX #(?!1$)/u.test(step) && /state-repo\/\.git|applies\/|jobs\//u.test(step));
}

async function stepsOf(t: TestContext, as: ApplyForm): Promise<readonly Point[]> {
  const rig = await makeRig(t, { scenario: {} });
  const job = await makeJob(rig);
  const whole = startVictim(rig, ["apply", job.id, "--as", as], {
    program: "companion.js",
    step: null,
    home: rig.folder,
  });
  const { code, stderr } = await whole.finished;
  assert.deepEqual([code, stderr], [0, ""]);
  await assertApplied(job, as);
  const steps = whole.steps();
  const first = steps.findIndex((step) => step.includes("applies/"));
  assert.ok(first > 0, steps.join("\n"));
  const points = pointsOf(steps.slice(first - 1).filter((step) => isOwnStep(step, as)));
  t.diagnostic(`${points.length} points`);
  return points;
}

describe("an apply that is killed at any step from its journal on", { concurrency: false }, () => {
  for (const as of ["changes", "commits"] as const)
    test(`as ${as}: the next one brings all in, once`, async (t) => {
      const points = await stepsOf(t, as);
      const said = new Set<string>();
      await atEachPoint(t, points, async (rig, { step, torn }) => {
        const job = await makeJob(rig);
        const plan = { program: "companion.js", step, torn, home: rig.folder } as const;
        const { code } = await startVictim(rig, ["apply", job.id, "--as", as], plan).finished;
        if (code !== null) return; // How many objects there are differs with their names.
        const isJournal = journalsIn(rig).length > 0;
        const shown = await rig.run(["status", job.id], { cwd: job.repo });
        assert.equal(/^! An apply of job \S+ was cut short/u.test(shown.stdout), isJournal);
        const next = await rig.run(["apply", job.id, "--as", as, "--again"], { cwd: job.repo });
        assert.equal(next.code, 0, next.stderr);
        said.add(/it is (finished|undone) now/u.exec(next.stderr)?.[1] ?? "nothing");
        await assertApplied(job, as);
        const record = job.record();
        assert.equal("applied" in record && record.applied?.as, as);
      });
      if (TRIES_ALL) assert.deepEqual([...said].toSorted(), ["finished", "nothing", "undone"]);
    });
});

describe("an apply that was killed in its midst", { concurrency: 2 }, () => {
  const cutShort = async (t: TestContext) => {
    const rig = await makeRig(t, { scenario: {} });
    const job = await makeJob(rig);
    const plan = { program: "companion.js", home: rig.folder, step: "rename state-repo/left #1" } as const;
    assert.equal((await startVictim(rig, ["apply", job.id, "--as", "changes"], plan).finished).code, null);
    return { rig, job };
  };

  test("is never undone over a file that changed since; its former content is kept", async (t) => {
    const { rig, job } = await cutShort(t);
    assert.equal(readFileSync(join(job.repo, "changed"), "utf8"), EXPECTED.changed);
    writeFileSync(join(job.repo, "changed"), "mine\n");
    const next = await rig.run(["apply", job.id], { cwd: job.repo });
    assert.match(
      next.stderr,
      /all was undone but what was changed or committed since, changed; what these were before is kept in "/u,
    );
    const kept = /kept in "(.*?)"/u.exec(next.stderr)?.[1] ?? "";
    assert.equal(readFileSync(join(kept, "changed"), "utf8"), "1\n2\n3\n4\nfive\n");
    assert.equal(readFileSync(join(job.repo, "changed"), "utf8"), "mine\n");
    assert.deepEqual([existsSync(join(job.repo, "gone")), existsSync(join(job.repo, "dir", "x"))], [true, true]);
  });

  test("leaves what somebody has committed of it since, and undoes the rest", async (t) => {
    const { rig, job } = await cutShort(t);
    await git(job.repo, "commit", "-q", "-m", "mine", "changed", "gone");
    const next = await rig.run(["apply", job.id, "--as", "changes"], { cwd: job.repo });
    const said = /what was changed or committed since, changed, gone; what these were before is kept in "(.*?)"/u;
    const kept = said.exec(next.stderr)?.[1] ?? assert.fail(next.stderr);
    assert.equal(await git(job.repo, "show", "HEAD:changed"), EXPECTED.changed.trimEnd());
    assert.equal(readFileSync(join(kept, "changed"), "utf8"), "1\n2\n3\n4\nfive\n");
    assert.equal(next.code, 0, next.stderr);
    assert.deepEqual((await git(job.repo, "status", "--porcelain", "-uall")).split("\n").toSorted(), [
      " D dir/x",
      " D file",
      "?? dir",
      "?? left",
      "M  staged",
    ]);
  });

  test("is undone whole if somebody has committed something else since", async (t) => {
    const { rig, job } = await cutShort(t);
    await git(job.repo, "commit", "-q", "--allow-empty", "-m", "mine");
    const other = await rig.run(["apply", job.id, "--as", "commits"], { cwd: job.repo });
    assert.match(other.stderr, /it is undone now\.$/mu);
    assert.equal(other.code, 0, other.stderr);
    assert.equal(readFileSync(join(job.repo, "changed"), "utf8"), EXPECTED.changed);
    assert.equal(await git(job.repo, "log", "--format=%s", "-2"), "Work\nmine");
  });

  test("stays so, and status says it, while its Git folder is away", async (t) => {
    const { rig, job } = await cutShort(t);
    const [folder, away] = [join(job.repo, ".git"), `${job.repo}.away`];
    renameSync(folder, away);
    const { stderr } = await rig.run(["apply", job.id], { cwd: job.folder });
    assert.match(stderr, /an apply was cut short there, and Git cannot be asked how far it came/u);
    assert.equal(journalsIn(rig).length, 1);
    const shown = await rig.run(["status", job.id], { cwd: job.folder });
    assert.match(shown.stdout, /^! An apply of job \S+ was cut short/u);
    renameSync(away, folder);
    const next = await rig.run(["apply", job.id, "--as", "changes"], { cwd: job.repo });
    assert.match(next.stderr, /it is undone now/u);
    await assertApplied(job, "changes");
  });
});

test("an apply onto a disk that is full or read-only is undone, and says so with 3", async (t) => {
  for (const sickness of ["ENOSPC", "EROFS"] as const) {
    const rig = await makeRig(t, { scenario: {} });
    const job = await makeJob(rig);
    const disk = new Disk({ ...rig, home: job.repo }, sickness);
    disk.fallSick();
    const { code, stderr } = await rig.run(["apply", job.id, "--as", "changes"], { cwd: job.repo, env: disk.env });
    assert.equal(code, 3, stderr);
    disk.getWell();
    assert.deepEqual((await git(job.repo, "status", "--porcelain", "-uall")).split("\n").toSorted(), [
      " M changed",
      "M  staged",
    ]);
    assert.equal((await rig.run(["apply", job.id, "--as", "changes"], { cwd: job.repo })).code, 0);
    await assertApplied(job, "changes");
  }
});
