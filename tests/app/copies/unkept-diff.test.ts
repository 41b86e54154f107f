/** A copy whose diff cannot be kept stays, unless nothing can ever tell what was changed in it. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { changesOf } from "../../../plugins/codex/scripts/src/app/copies/changes.ts";
import { discardCopy } from "../../../plugins/codex/scripts/src/app/copies/discard.ts";
import { pruneCopies } from "../../../plugins/codex/scripts/src/app/copies/prune-copies.ts";
import { updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { writePatch } from "../../../plugins/codex/scripts/src/io/patch-file.ts";
import { type IsolatedJob, makeIsolatedJob } from "../../../testing/isolated-job.ts";
import { storeEnded } from "../../../testing/plain-jobs.ts";

const NONE = { copies: [], homeless: [], partial: [], unkept: [] };

function worked(t: TestContext): Promise<IsolatedJob> {
  return makeIsolatedJob(t, { job: (copy) => writeFileSync(join(copy, "work"), "the work\n") });
}

function applied({ home, id }: IsolatedJob): void {
  const at = new Date().toISOString();
  updateJob(home, id, { type: "applied", applied: { as: "changes", at, branch: "main", commits: [] } });
}

async function refusal(job: IsolatedJob): Promise<string> {
  const discarded = await discardCopy(job.context, job.record());
  assert.ok(existsSync(join(job.copy, "work")));
  assert.equal("discardedAt" in job.record(), false);
  return discarded.kind === "refused" ? discarded.why : discarded.kind;
}

async function patchOf(job: IsolatedJob): Promise<string> {
  const changes = await changesOf(job.context, job.record());
  return "patch" in changes ? changes.patch.bytes.toString() : changes.why;
}

describe("discard of a copy", { concurrency: 3 }, () => {
  test("that borrows from elsewhere leaves it, and prune too, until its diff can be made again", async (t) => {
    const job = await worked(t);
    const alternates = join(job.copy, ".git", "objects", "info", "alternates");
    renameSync(alternates, `${alternates}-elsewhere`);
    const why = /^its diff could not be kept: the Git folder of its copy is damaged .*; its files are in/;
    assert.match(await refusal(job), why);
    applied(job);
    const { unkept, ...rest } = await pruneCopies(job.context, [], false);
    assert.deepEqual([unkept.map(({ id }) => id), rest], [[job.id], { copies: [], homeless: [], partial: [] }]);
    renameSync(`${alternates}-elsewhere`, alternates);
    const copies = [{ id: job.id, why: "applied" }];
    assert.deepEqual(await pruneCopies(job.context, [], false), { ...NONE, copies });
    assert.match(await patchOf(job), /^\+the work$/m);
  });

  test("whose diff cannot be written leaves it, with the words of the file system", async (t) => {
    const job = await worked(t);
    const inTheWay = join(job.home, "jobs", job.id, "diff.json");
    mkdirSync(join(inTheWay, "deep"), { recursive: true });
    assert.match(await refusal(job), /^its diff could not be kept: E\w+: .*rename/);
    rmSync(inTheWay, { recursive: true });
    assert.deepEqual(await discardCopy(job.context, job.record()), { kind: "removed", unkept: null });
    assert.match(await patchOf(job), /^\+the work$/m);
  });

  test("without its Git folder removes it, and says that its diff could not be kept", async (t) => {
    const job = await worked(t);
    rmSync(join(job.copy, ".git"), { recursive: true });
    const unkept = "the Git folder of its copy was replaced or removed";
    assert.deepEqual(await discardCopy(job.context, job.record()), { kind: "removed", unkept });
    assert.equal(existsSync(job.copy), false);
  });

  test("whose repository is gone removes it, and prune does not", async (t) => {
    const job = await worked(t);
    applied(job);
    renameSync(job.repo, `${job.repo}-elsewhere`);
    const homeless = [{ id: job.id, repository: job.repo }];
    for (const dryRun of [true, false])
      assert.deepEqual(await pruneCopies(job.context, [], dryRun), { ...NONE, homeless });
    const unkept = `"${job.repo}" is gone, and with it what the copy borrowed from there`;
    assert.deepEqual(await discardCopy(job.context, job.record()), { kind: "removed", unkept });
  });

  test("in which two jobs worked keeps the diffs of both", async (t) => {
    const job = await worked(t);
    const { place, workspaceRoot, cwd } = job.record();
    const next = `${job.id.slice(0, -1)}z`;
    assert.ok(place !== undefined);
    storeEnded(job.home, next, { place, workspaceRoot, cwd });
    assert.equal((await discardCopy(job.context, job.record())).kind, "removed");
    const changes = await changesOf(job.context, { ...job.record(), id: next });
    assert.ok("patch" in changes && /^\+the work$/m.test(changes.patch.bytes.toString()));
  });
});

test("a patch that could not be read again is not stored", async (t) => {
  const { home, id } = await worked(t);
  const patch = { bytes: Buffer.alloc(210_000_000), files: [] };
  assert.equal(writePatch(home, id, { patch, left: [] }), "it has 210 MB, which is too much to be kept");
  assert.equal(existsSync(join(home, "jobs", id, "diff.json")), false);
});
