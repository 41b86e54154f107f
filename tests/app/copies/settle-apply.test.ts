/** An apply that was cut short where the workspace, its Git folder or Git itself is gone since: said plainly, and nothing is lost. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { applyJob } from "../../../plugins/codex/scripts/src/app/copies/apply.ts";
import type { Settled } from "../../../plugins/codex/scripts/src/app/copies/settle-apply.ts";
import { hasJournal, OldContents, writeJournal } from "../../../plugins/codex/scripts/src/io/apply-journal.ts";
import { ownIdentity } from "../../../plugins/codex/scripts/src/io/executor/actors.ts";
import { sha256Of } from "../../../plugins/codex/scripts/src/io/file-state.ts";
import { realPath } from "../../../plugins/codex/scripts/src/io/home.ts";
import { type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { git } from "../../../testing/repository.ts";

const [OLD, NEW] = [Buffer.from("1\n"), Buffer.from("2\n")];

/** A job of whose apply the file is in the workspace already, and the journal says that it is not all. */
async function cutShort(t: TestContext): Promise<{ readonly job: IsolatedJob; readonly root: string }> {
  const job = await makeIsolatedJob(t, {
    repository: { files: { file: OLD.toString() } },
    job: (copy) => writeFileSync(join(copy, "file"), NEW),
  });
  const root = realPath(job.repo);
  const old = new OldContents(job.home, root);
  const place = old.add(OLD);
  old.close();
  const file = (bytes: Buffer) => ({ kind: "file", isExecutable: false, sha256: sha256Of(bytes) }) as const;
  writeJournal(job.home, {
    ...{ job: job.id, root, owner: ownIdentity(), at: job.context.now(), branch: "main", copy: null, commits: null },
    head: await git(job.repo, "rev-parse", "HEAD"),
    entries: [{ path: "file", old: { ...file(OLD), mode: 0o644, ...place }, next: file(NEW), waiting: null }],
    folders: [],
    isDone: false,
  });
  writeFileSync(join(root, "file"), NEW);
  return { job, root };
}

async function apply(job: IsolatedJob) {
  const settled: Settled[] = [];
  const order = { wanted: null, isDryRun: false, isAgain: false };
  const outcome = await applyJob(job.context, job.record(), order, (each) => void settled.push(each));
  return { outcome, settled };
}

const whyOf = ({ outcome }: Awaited<ReturnType<typeof apply>>) => (outcome.kind === "refused" ? outcome.why : "");

test("a workspace that is gone is said, and what was begun there is undone once it is back", async (t) => {
  const { job, root } = await cutShort(t);
  renameSync(root, `${root}-away`);
  const away = await apply(job);
  assert.match(
    whyOf(away),
    /^its workspace is gone, in the midst of an apply that was cut short; once it is there again/u,
  );
  assert.deepEqual([away.settled, hasJournal(job.home, root), existsSync(root)], [[], true, false]);
  renameSync(`${root}-away`, root);
  const back = await apply(job);
  assert.deepEqual(back.settled, [{ kind: "undone", job: job.id }]);
  assert.equal(back.outcome.kind, "applied");
  rmSync(root, { recursive: true });
  assert.equal(whyOf(await apply(job)), "its workspace is gone");
});

test("without Git it waits, and touches nothing", async (t) => {
  const { job, root } = await cutShort(t);
  const context = { ...job.context, env: { ...job.context.env, PATH: job.folder } };
  const without = await apply({ ...job, context });
  assert.match(whyOf(without), /^an apply was cut short there, and Git cannot be asked how far it came/u);
  assert.equal(without.outcome.kind === "refused" && without.outcome.isEnvironment, true);
  assert.deepEqual([without.settled, hasJournal(job.home, root)], [[], true]);
  assert.equal((await apply(job)).settled[0]?.kind, "undone");
});

test("where the Git folder is gone it waits; one that is made anew holds nothing of it, and all is undone", async (t) => {
  const { job, root } = await cutShort(t);
  rmSync(join(root, ".git"), { recursive: true });
  const without = await apply(job);
  assert.match(whyOf(without), /^an apply was cut short there, and Git cannot be asked/u);
  assert.deepEqual([without.settled, hasJournal(job.home, root)], [[], true]);
  await git(job.repo, "init", "-q");
  const { settled } = await apply(job);
  assert.deepEqual([settled, readFileSync(join(root, "file"))], [[{ kind: "undone", job: job.id }], OLD]);
});

test("while the commits cannot be read it waits", async (t) => {
  const { job, root } = await cutShort(t);
  const objects = join(root, ".git", "objects");
  renameSync(objects, `${objects}-away`);
  mkdirSync(objects);
  assert.match(whyOf(await apply(job)), /^an apply was cut short there, and Git cannot be asked/u);
  assert.equal(hasJournal(job.home, root), true);
  rmSync(objects, { recursive: true });
  renameSync(`${objects}-away`, objects);
  assert.equal((await apply(job)).settled[0]?.kind, "undone");
});

test("what somebody has committed since is left, and what they committed besides does not count", async (t) => {
  const { job, root } = await cutShort(t);
  await git(job.repo, "commit", "-q", "-a", "-m", "The user's");
  const [left] = (await apply(job)).settled;
  assert.ok(left?.kind === "left");
  assert.deepEqual(
    [left.left, readFileSync(join(root, "file")), readFileSync(join(left.kept, "file"))],
    [["file"], NEW, OLD],
  );
  const other = await cutShort(t);
  await git(other.job.repo, "commit", "-q", "--allow-empty", "-m", "The user's");
  assert.deepEqual((await apply(other.job)).settled, [{ kind: "undone", job: other.job.id }]);
});
