/** The evidence of a job with a real repository: what the job did, what the user did meanwhile, and what cannot be told. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { takeBaseline } from "../../../plugins/codex/scripts/src/app/end/baseline.ts";
import { gatherEvidence, type WorkItems } from "../../../plugins/codex/scripts/src/app/end/evidence.ts";
import { lookAgain, notePlaces } from "../../../plugins/codex/scripts/src/app/end/places.ts";
import type { Context } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { INITIAL_TURN } from "../../../plugins/codex/scripts/src/core/codex/turn.ts";
import { workspacePlace } from "../../../plugins/codex/scripts/src/core/job/place.ts";
import type { QueuedJob, RunningJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { SandboxMode, TaskRequest } from "../../../plugins/codex/scripts/src/core/job/request.ts";
import type { CommandRun } from "../../../plugins/codex/scripts/src/core/outcome/command-run.ts";
import type { Places } from "../../../plugins/codex/scripts/src/core/outcome/places.ts";
import { CLOCK_REASON, clockReason } from "../../../plugins/codex/scripts/src/core/outcome/reasons.ts";
import { type Evidence, workWord } from "../../../plugins/codex/scripts/src/core/outcome/work.ts";
import { workPhrase } from "../../../plugins/codex/scripts/src/core/outcome/work-words.ts";
import { lookAtFolder } from "../../../plugins/codex/scripts/src/io/folder-print.ts";
import { createJob, jobFolder, updateJob } from "../../../plugins/codex/scripts/src/io/job-store.ts";
import { selfIdentity } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { installProgram } from "../../../testing/install-program.ts";
import { git, gitEnvironment, gitWith, makeRepository } from "../../../testing/repository.ts";
import { QUEUED } from "../../../testing/sample-records.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const SELF = selfIdentity();
const COMMITS: JobOptions = { sandbox: "workspace-write", allowCommit: true };

interface JobOptions {
  readonly id?: string;
  readonly sandbox?: SandboxMode;
  readonly allowCommit?: boolean;
  readonly workspaceRoot?: string;
  /** Another root than the workspace's, in which the job works. */
  readonly elsewhere?: string;
}

/** A workspace with its state home. */
class Place {
  readonly context: Context;
  readonly root: string;

  constructor(folder: string, root: string) {
    const now = () => new Date().toISOString();
    this.root = root;
    this.context = { home: join(folder, "home"), env: gitEnvironment(), cwd: root, sessionId: null, now };
  }

  /** A running job with its baseline taken; writing under the user's own sandbox, unless said otherwise. */
  async start(options: JobOptions = {}): Promise<RunningJob> {
    const { id = "mm7kwn40-aaaaa", sandbox = "workspace-write", allowCommit = false } = options;
    const workspaceRoot = options.workspaceRoot ?? this.root;
    const request: TaskRequest = { ...QUEUED.request, write: sandbox !== "read-only", sandbox: null, allowCommit };
    const claimBy = new Date(Date.now() + 60_000).toISOString();
    const cwd = options.elsewhere ?? workspaceRoot;
    const placed = options.elsewhere === undefined ? {} : { place: workspacePlace(options.elsewhere) };
    const queued: QueuedJob = { ...QUEUED, id, request, workspaceRoot, ...placed, cwd, launcher: SELF, claimBy };
    assert.ok(createJob(this.context.home, queued, "go"));
    const claimed = updateJob(this.context.home, id, { type: "claimed", worker: SELF, at: this.context.now() });
    assert.ok(claimed.kind === "changed" && claimed.record.status === "running");
    await takeBaseline(this.context, claimed.record);
    const resolved = { model: null, effort: null, provider: null, sandbox };
    updateJob(this.context.home, id, { type: "learnt", by: SELF, phase: "working", facts: { resolved } });
    return claimed.record; // As the worker has it: without what was learnt since.
  }

  async end(job: RunningJob, items: Partial<WorkItems> = {}): Promise<Evidence> {
    const evidence = await gatherEvidence(this.context, job, { ...INITIAL_TURN, ...items });
    assert.ok(evidence !== null);
    return evidence;
  }

  write(path: string, content = path): void {
    writeFileSync(join(this.root, path), content);
  }

  /** Commits all there is and returns the sha. `atMs`: when it is said to be committed. */
  async commit(subject: string, atMs = Date.now()): Promise<string> {
    const date = { GIT_COMMITTER_DATE: `@${Math.floor(atMs / 1_000)} +0000` };
    await git(this.root, "add", "-A");
    await gitWith(date, this.root, "commit", "-q", "--allow-empty", "-m", subject);
    return git(this.root, "rev-parse", "HEAD");
  }
}

async function makePlace(t: TestContext, files: Readonly<Record<string, string>> = { old: "1" }): Promise<Place> {
  const folder = await makeTempFolder(t);
  return new Place(folder, await makeRepository(join(folder, "repo"), { files }));
}

/** A command that ran just now, for so many seconds. */
function ran(command: string, seconds = 300, fields: Partial<CommandRun> = {}): CommandRun {
  const times = { startedAtMs: Date.now() - seconds * 1_000, completedAtMs: Date.now() };
  return { id: command, command, cwd: null, exitCode: 0, commits: [], ...times, ...fields };
}

/** The facts that most cases differ in. */
function facts({ commits, files_changed, attribution, uncommitted, meanwhile }: Evidence) {
  return { commits: commits.map(({ subject }) => subject), files_changed, attribution, uncommitted, meanwhile };
}
const NOTHING = { commits: [], files_changed: [], attribution: "git_only", uncommitted: false, meanwhile: undefined };

describe("evidence of the job's own work", { concurrency: true }, () => {
  test("is taken in the place of the job, whosever list it is in", async (t) => {
    const [mine, other] = [await makePlace(t), await makePlace(t)];
    const job = await other.start({ elsewhere: mine.root });
    mine.write("made");
    other.write("not-made");
    const evidence = await other.end(job, { changedPaths: [join(mine.root, "made")] });
    assert.deepEqual([evidence.repository, evidence.files_changed], [mine.root, ["made"]]);
  });

  test("nothing", async (t) => {
    const place = await makePlace(t);
    place.write("dirty-before");
    const evidence = await place.end(await place.start());
    assert.deepEqual(facts(evidence), NOTHING);
    assert.deepEqual([evidence.repository, evidence.head_before], [place.root, evidence.head_after]);
  });

  test("an edit that an item names, in a tree that was dirty before", async (t) => {
    const place = await makePlace(t);
    place.write("dirty-before");
    const job = await place.start();
    place.write("new");
    const evidence = await place.end(job, { changedPaths: [join(place.root, "new")] });
    const expected = { files_changed: ["new"], attribution: "codex_items", uncommitted: true };
    assert.deepEqual(facts(evidence), { ...NOTHING, ...expected });
  });

  test("a commit by a command, pushed", async (t) => {
    const place = await makePlace(t);
    await git(place.root, "init", "-q", "--bare", "../remote");
    await git(place.root, "remote", "add", "origin", "../remote");
    const job = await place.start(COMMITS);
    place.write("new");
    const sha = await place.commit("work");
    await git(place.root, "push", "-q", "origin", "main");
    const evidence = await place.end(job, { commands: [ran("git commit -qm work && git push")] });
    assert.deepEqual(evidence.commits, [{ sha, subject: "work" }]);
    assert.deepEqual([evidence.attribution, evidence.pushed, evidence.head_after], ["codex_items", true, sha]);
    assert.equal(workPhrase(evidence), "1 commit, 1 file changed, pushed");
  });

  test("a commit that is not pushed, to a remote that was never fetched, and if there is none", async (t) => {
    const place = await makePlace(t);
    const job = await place.start(COMMITS);
    place.write("new");
    await place.commit("work");
    const items = { commands: [ran("git commit -qm work")] };
    assert.equal(workPhrase(await place.end(job, items)), "1 commit, 1 file changed");
    await git(place.root, "remote", "add", "origin", "../remote");
    assert.equal(workPhrase(await place.end(job, items)), "1 commit, 1 file changed, not pushed");
  });

  test("patches that Git does not tell of: outside, ignored, in a repository within; not one that was put back", async (t) => {
    const place = await makePlace(t, { old: "1", ".gitignore": "dist\n" });
    await makeRepository(join(place.root, "inner"), { files: { a: "1" } });
    const job = await place.start();
    const outside = join(place.root, "..", "outside");
    mkdirSync(join(place.root, "dist"));
    for (const path of ["dist/a", "inner/a", "made"]) place.write(path, "2");
    writeFileSync(outside, "");
    place.write("old", "1");
    rmSync(join(place.root, "made"));
    const changedPaths = ["dist/a", "inner/a", "made", "old"].map((path) => join(place.root, path));
    const evidence = await place.end(job, { changedPaths: [...changedPaths, outside] });
    assert.deepEqual(facts(evidence), {
      ...{ ...NOTHING, files_changed: [outside, "dist/a", "inner/a"], attribution: "codex_items", uncommitted: false },
    });
  });

  test("a commit on a new branch, from a detached head, in the job's linked work tree", async (t) => {
    const folder = await makeTempFolder(t);
    const main = await makeRepository(join(folder, "main"), { files: { old: "1" } });
    const root = join(folder, "linked");
    await git(main, "worktree", "add", "-q", "--detach", root);
    const place = new Place(folder, root);
    const job = await place.start(COMMITS);
    writeFileSync(join(main, "by-hand"), "");
    await git(root, "checkout", "-q", "-b", "side");
    place.write("new");
    await place.commit("work");
    const evidence = await place.end(job, { commands: [ran("git checkout -b side && git commit -m work")] });
    assert.deepEqual(facts(evidence), {
      ...{ ...NOTHING, commits: ["work"], files_changed: ["new"], attribution: "codex_items" },
    });
    assert.deepEqual([evidence.branch_before, evidence.branch_after, evidence.repository], [null, "side", root]);
  });

  test("an amended commit is told as what it is", async (t) => {
    const place = await makePlace(t);
    const job = await place.start(COMMITS);
    place.write("new");
    await git(place.root, "add", "-A");
    await git(place.root, "commit", "-q", "--amend", "-m", "amended");
    const evidence = await place.end(job, { commands: [ran("git commit --amend -m amended")] });
    assert.deepEqual(facts(evidence), {
      ...{ ...NOTHING, commits: ["amended"], files_changed: ["new"], attribution: "codex_items" },
    });
    assert.deepEqual([evidence.rewritten, evidence.dropped], [1, undefined]);
  });

  test("a commit of which no item tells", async (t) => {
    const place = await makePlace(t);
    const job = await place.start(COMMITS);
    place.write("new");
    await place.commit("work");
    assert.deepEqual(facts(await place.end(job)), { ...NOTHING, commits: ["work"], files_changed: ["new"] });
  });

  test("the first commit of a repository without any, and a repository that was not there", async (t) => {
    const folder = await makeTempFolder(t);
    const [unborn, absent] = [join(folder, "unborn"), join(folder, "absent")];
    await makeRepository(unborn, { commits: 0, files: {} });
    mkdirSync(absent);
    for (const root of [unborn, absent]) {
      const place = new Place(`${root}-state`, root);
      const job = await place.start({ sandbox: "danger-full-access" });
      if (root === absent) await makeRepository(root, { commits: 0, files: {} });
      place.write("new");
      const sha = await place.commit("first");
      const { repository, head_before, head_after, commits, attribution, files_changed } = await place.end(job, {
        commands: [ran("git init; git add -A; git commit -m first")],
      });
      assert.deepEqual([repository, head_before, head_after, files_changed], [root, null, sha, ["new"]]);
      assert.deepEqual([commits, attribution], [[{ sha, subject: "first" }], "codex_items"]);
    }
  });

  test("no repository: what items name", async (t) => {
    const folder = await makeTempFolder(t);
    mkdirSync(join(folder, "plain"));
    const place = new Place(folder, join(folder, "plain"));
    const job = await place.start();
    const path = join(place.root, "new");
    const evidence = await place.end(job, { changedPaths: [path] });
    assert.deepEqual(
      [evidence.repository, evidence.files_changed, evidence.attribution],
      [null, [path], "codex_items"],
    );
  });

  test("a submodule: its commit moved, and changes within it", async (t) => {
    const folder = await makeTempFolder(t);
    const inner = await makeRepository(join(folder, "inner"), { files: { file: "1" } });
    const root = await makeRepository(join(folder, "outer"));
    for (const name of ["moved", "changed"])
      await git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, name);
    await git(root, "commit", "-q", "-m", "submodules");
    const place = new Place(folder, root);
    const job = await place.start();
    await git(
      join(root, "moved"),
      "-c",
      "user.name=T",
      "-c",
      "user.email=t@e",
      "commit",
      "-q",
      "--allow-empty",
      "-m",
      "x",
    );
    writeFileSync(join(root, "changed", "file"), "2");
    assert.deepEqual(facts(await place.end(job)), {
      ...{ ...NOTHING, files_changed: ["changed", "moved"], uncommitted: true },
    });
  });
});

describe("evidence while the user works too", { concurrency: true }, () => {
  test("the user commits while the sandbox keeps Codex from it: not claimed, but counted", async (t) => {
    const place = await makePlace(t);
    const job = await place.start();
    place.write("by-hand");
    await place.commit("the user's");
    place.write("new");
    const items = { changedPaths: [join(place.root, "new")], commands: [ran("npm test")] };
    const evidence = await place.end(job, items);
    assert.deepEqual(facts(evidence), {
      ...{ commits: [], files_changed: ["new"], attribution: "codex_items", uncommitted: true },
      meanwhile: { commits: 1, files: 1 },
    });
    assert.equal(workPhrase(evidence), "1 file changed, not all committed; not claimed: 1 commit, 1 file changed");
  });

  test("the user commits what Codex has edited: the files are the job's, the commit is not", async (t) => {
    const place = await makePlace(t);
    const job = await place.start();
    place.write("new");
    await place.commit("the user's");
    const evidence = await place.end(job, { changedPaths: [join(place.root, "new")] });
    const own = { ...NOTHING, files_changed: ["new"], attribution: "codex_items" };
    assert.deepEqual(facts(evidence), { ...own, meanwhile: { commits: 1, files: 0 } });
  });

  test("the user commits beside a commit of Codex's: only that is claimed", async (t) => {
    const place = await makePlace(t);
    const job = await place.start(COMMITS);
    place.write("by-hand");
    await place.commit("the user's", Date.now() + 3_600_000);
    place.write("new");
    await place.commit("work");
    const evidence = await place.end(job, { commands: [ran("git add new && git commit -qm work")] });
    assert.deepEqual(facts(evidence), {
      ...{ commits: ["work"], files_changed: ["new"], attribution: "codex_items", uncommitted: false },
      meanwhile: { commits: 1, files: 1 },
    });
  });

  test("the user commits in the very second of a commit of Codex's, which its output names", async (t) => {
    const place = await makePlace(t);
    const job = await place.start(COMMITS);
    const now = Date.now();
    await place.commit("the user's", now);
    place.write("new");
    const sha = await place.commit("work", now);
    const commit = ran("git commit -m work", 300, { commits: [sha.slice(0, 7)] });
    assert.deepEqual(facts(await place.end(job, { commands: [commit] })), {
      ...{ commits: ["work"], files_changed: ["new"], attribution: "codex_items", uncommitted: false },
      meanwhile: { commits: 1, files: 0 },
    });
  });

  test("somebody commits while a command of Codex's runs that need not have made it: it cannot be told", async (t) => {
    const place = await makePlace(t);
    const job = await place.start(COMMITS);
    place.write("by-hand");
    await place.commit("whose?");
    const evidence = await place.end(job, { commands: [ran("npm test")] });
    assert.deepEqual(facts(evidence), {
      ...{ ...NOTHING, commits: ["whose?"], files_changed: ["by-hand"], attribution: "ambiguous" },
    });
    const words = "1 commit, 1 file changed in the repository meanwhile, not certain to be the job's";
    assert.equal(workPhrase(evidence), words);
  });

  test("the user commits in another work tree of the repository", async (t) => {
    const place = await makePlace(t);
    const linked = join(place.root, "..", "linked");
    await git(place.root, "worktree", "add", "-q", "-b", "side", linked);
    const job = await place.start({ sandbox: "danger-full-access" });
    await git(linked, "commit", "-q", "--allow-empty", "-m", "the user's");
    assert.deepEqual(facts(await place.end(job)), { ...NOTHING, meanwhile: { commits: 1, files: 0 } });
  });

  test("the user fetches and merges what others have made before", async (t) => {
    const place = await makePlace(t);
    await git(place.root, "clone", "-q", ".", "../origin");
    const origin = new Place(place.root, join(place.root, "..", "origin"));
    await git(origin.root, "config", "user.name", "Other");
    await git(origin.root, "config", "user.email", "other@example.invalid");
    origin.write("theirs");
    await origin.commit("theirs", Date.now() - 3_600_000);
    const job = await place.start({ sandbox: "danger-full-access" });
    await git(place.root, "pull", "-q", "../origin", "main");
    const evidence = await place.end(job, { commands: [ran("ls")] });
    assert.deepEqual(facts(evidence), { ...NOTHING, meanwhile: { commits: 1, files: 1 } });
  });

  test("the user edits beside Codex's items, and under a sandbox that only reads", async (t) => {
    const place = await makePlace(t);
    const writing = await place.start();
    const reading = await place.start({ id: "mm7kwn40-bbbbb", sandbox: "read-only" });
    for (const name of ["new", "by-hand"]) place.write(name);
    const before = ran("ls", 3_600, { completedAtMs: Date.now() - 3_000_000 });
    const items = { changedPaths: [join(place.root, "new")], commands: [before] };
    const own = { ...NOTHING, files_changed: ["new"], attribution: "codex_items", uncommitted: true };
    assert.deepEqual(facts(await place.end(writing, items)), { ...own, meanwhile: { commits: 0, files: 1 } });
    const read = await place.end(reading, { commands: [ran("ls")] });
    assert.deepEqual(facts(read), { ...NOTHING, meanwhile: { commits: 0, files: 2 } });
  });

  test("a tool of a server runs outside the sandbox", async (t) => {
    const place = await makePlace(t);
    const job = await place.start({ sandbox: "read-only" });
    place.write("new");
    const found = facts(await place.end(job, { hasCalledTools: true }));
    assert.deepEqual(found, { ...NOTHING, files_changed: ["new"], uncommitted: true });
  });
});

describe("evidence while another job works too", { concurrency: true }, () => {
  test("what no item accounts for cannot be told, what one does is claimed", async (t) => {
    const place = await makePlace(t);
    const first = await place.start(COMMITS);
    const second = await place.start({ ...COMMITS, id: "mm7kwn50-bbbbb" });
    place.write("new");
    await place.commit("whose?");
    for (const job of [first, second]) assert.equal((await place.end(job)).attribution, "ambiguous");
    const commands = [ran("git commit -m x")];
    assert.equal((await place.end(first, { commands })).attribution, "codex_items");
  });

  test("what another job has accounted for is its own", async (t) => {
    const place = await makePlace(t);
    const first = await place.start(COMMITS);
    const second = await place.start({ ...COMMITS, id: "mm7kwn50-bbbbb" });
    place.write("new");
    const sha = await place.commit("the other's");
    const evidence = await place.end(second, {
      commands: [ran("git commit -m x", 300, { commits: [sha.slice(0, 8)] })],
    });
    assert.equal(evidence.attribution, "codex_items");
    const exit = { raw_exit_code: 0, signal: null, exit_code: 0, normalized: false, reason: null };
    const facts_ = { usage: null, plan: null, attempts: [], evidence, exit, outcome: { status: "completed" } } as const;
    const ended = { type: "ended", by: SELF, at: place.context.now(), cause: "turn", ...facts_ } as const;
    assert.equal(updateJob(place.context.home, second.id, ended).kind, "changed");
    const own = await place.end(first, { commands: [ran("git commit -m y")] });
    assert.deepEqual(facts(own), { ...NOTHING, meanwhile: { commits: 1, files: 1 } });
  });

  test("one that only reads, one elsewhere, and one that ended before, are nobody there", async (t) => {
    const place = await makePlace(t);
    const elsewhere = join(place.root, "..", "elsewhere");
    mkdirSync(elsewhere);
    const early = await place.start({ id: "mm7kwn30-eeeee" });
    const exit = { raw_exit_code: 1, signal: null, exit_code: 1, normalized: false, reason: null };
    const facts_ = {
      usage: null,
      plan: null,
      attempts: [],
      evidence: null,
      exit,
      outcome: { status: "completed" },
    } as const;
    updateJob(place.context.home, early.id, {
      type: "ended",
      by: SELF,
      at: place.context.now(),
      cause: "turn",
      ...facts_,
    });
    const job = await place.start(COMMITS);
    await place.start({ id: "mm7kwn50-bbbbb", sandbox: "read-only" });
    await place.start({ id: "mm7kwn50-ccccc", workspaceRoot: elsewhere });
    place.write("new");
    assert.equal((await place.end(job)).attribution, "git_only");
  });
});

describe("evidence of what Git could be made to run", { concurrency: true }, () => {
  test("names what changed in the Git folder, even if Git cannot be asked any more", async (t) => {
    const place = await makePlace(t);
    const job = await place.start(COMMITS);
    assert.equal("git_folder_changed" in (await place.end(job)), false);
    await git(place.root, "config", "core.pager", "x");
    writeFileSync(join(place.root, ".git", "hooks", "pre-push"), "x");
    const changed = ["config", "hooks/pre-push"];
    const evidence = await place.end(job);
    assert.deepEqual([evidence.git_folder_changed, workWord(evidence)], [changed, "unknown"]);
    writeFileSync(join(place.root, ".git", "HEAD"), "rubbish");
    const blind = await place.end(job);
    assert.deepEqual([blind.repository, blind.git_folder_changed], [null, changed]);
  });

  test("names it in a repository that the turn made, and in a nested one", async (t) => {
    const folder = await makeTempFolder(t);
    mkdirSync(join(folder, "plain"));
    const plain = new Place(folder, join(folder, "plain"));
    const job = await plain.start();
    await makeRepository(plain.root, { commits: 0 });
    assert.deepEqual((await plain.end(job)).git_folder_changed, ["config"]);
    const outer = await makePlace(t);
    const other = await outer.start();
    await makeRepository(join(outer.root, "inner"));
    assert.deepEqual((await outer.end(other)).git_folder_changed, ["inner/.git/config"]);
  });

  test("is seen with the configuration as it was before the turn", async (t) => {
    const place = await makePlace(t);
    const job = await place.start(COMMITS);
    writeFileSync(join(place.root, "..", "hide"), "*\n");
    await git(place.root, "config", "core.excludesFile", join(place.root, "..", "hide"));
    place.write("new");
    assert.deepEqual((await place.end(job)).files_changed, ["new"]);
  });

  test("says which path under a filter could not be told, and only if it changed meanwhile", async (t) => {
    const place = await makePlace(t, { ".gitattributes": "* filter=crypt\n", a: "sealed", b: "sealed" });
    await git(place.root, "config", "filter.crypt.clean", "false");
    place.write("a", "open");
    const job = await place.start();
    notePlaces(place.context, job, "workspace-write", [place.root], null);
    assert.equal("not_looked_at" in (await place.end(job)), false);
    place.write("b", "open");
    const { files_changed, not_looked_at } = await place.end(job, { hasActed: true });
    const reason = '"b", because the Git filter "crypt" is not run';
    assert.deepEqual([files_changed, not_looked_at?.includes(reason)], [[], true]);
  });
});

test("a folder whose file system may go by another clock is not looked at, and named", async (t) => {
  const place = await makePlace(t);
  const job = await place.start();
  const startedAtMs = Date.now() + 60_000; // After all that is there.
  const look = (path: string, clock: Places["clock"]) => {
    const places = { startedAtMs, clock, isConfined: true, base: [], gitFolders: [], witness: null };
    const acts = { hasActed: true, hasCalledTools: false };
    return lookAgain(place.context, job, { ...places, writable: [lookAtFolder(path)] }, acts);
  };
  const elsewhere = { device: -1, ms: 0 };
  assert.deepEqual(look("/proc/self/fdinfo", elsewhere), [clockReason("/proc/self/fdinfo"), CLOCK_REASON]);
  for (const clock of [elsewhere, null]) assert.deepEqual(look(place.root, clock), [CLOCK_REASON]);
});

describe("evidence when something is wrong", { concurrency: true }, () => {
  test("without Git, what items name is left", async (t) => {
    const place = await makePlace(t);
    const context = { ...place.context, env: { ...place.context.env, PATH: place.root } };
    const path = join(place.root, "new");
    const without = new Place(join(place.root, ".."), place.root);
    Object.assign(without, { context });
    const blind = await without.start();
    place.write("new");
    const found = await without.end(blind, { changedPaths: [path] });
    assert.deepEqual([found.repository, found.files_changed], [null, [path]]);
    // Git is back, but what was there before is not known: nothing more may be claimed.
    assert.deepEqual((await place.end(blind, { changedPaths: [path] })).files_changed, [path]);
  });

  test("a repository, or a folder, that is gone", async (t) => {
    const place = await makePlace(t);
    const job = await place.start();
    rmSync(join(place.root, ".git"), { recursive: true });
    assert.equal((await place.end(job)).repository, null);
    rmSync(place.root, { recursive: true });
    assert.equal((await place.end(job)).repository, null);
  });

  test("a folder without a repository that is gone", async (t) => {
    const folder = await makeTempFolder(t);
    mkdirSync(join(folder, "plain"));
    const place = new Place(folder, join(folder, "plain"));
    const job = await place.start();
    rmSync(place.root, { recursive: true });
    assert.equal((await place.end(job)).repository, null);
  });

  test("no baseline, or one that cannot be read", async (t) => {
    const place = await makePlace(t);
    const job = await place.start();
    const path = join(jobFolder(place.context.home, job.id), "before.json");
    const text = readFileSync(path, "utf8");
    for (const spoil of [() => writeFileSync(path, text.slice(0, 40)), () => rmSync(path)]) {
      spoil();
      assert.equal((await place.end(job)).repository, null);
    }
  });

  test("a baseline of an earlier version", async (t) => {
    const place = await makePlace(t);
    await git(place.root, "branch", "other");
    place.write("dirty-before");
    const job = await place.start(COMMITS);
    const path = join(jobFolder(place.context.home, job.id), "before.json");
    const { version, repository, head, dirty } = JSON.parse(readFileSync(path, "utf8"));
    const old = dirty.map(({ path: name, print }: { path: string; print: string }) => ({ path: name, print }));
    writeFileSync(path, JSON.stringify({ version, repository, head, dirty: old, absentMountPoints: [] }));
    assert.deepEqual(facts(await place.end(job)), NOTHING);
    await git(place.root, "commit", "-q", "--allow-empty", "-m", "work");
    const found = await place.end(job, { commands: [ran("git commit -m work")] });
    assert.deepEqual(facts(found), { ...NOTHING, commits: ["work"], attribution: "codex_items" });
    assert.equal(found.branch_after, undefined);
  });
});

/** How often Git is started on each side of the turn. */
test("Git is asked three times before the turn, twice after it, and once more side by side if a branch moved", async (t) => {
  const place = await makePlace(t);
  const bin = join(place.root, "..", "bin");
  const log = join(bin, "log");
  installProgram(bin, "git", "fake-programs/counting-git", log, join(await git(place.root, "--exec-path"), "git"));
  const counted = new Place(join(place.root, ".."), place.root);
  Object.assign(counted, {
    context: { ...place.context, env: { ...gitEnvironment(), PATH: `${bin}${delimiter}${process.env["PATH"]}` } },
  });
  const starts = () => {
    const count = readFileSync(log, "utf8").length / 2;
    writeFileSync(log, "");
    return count;
  };
  const job = await counted.start(COMMITS);
  const counts = [starts()];
  await counted.end(job);
  counts.push(starts());
  await place.commit("work");
  await counted.end(job);
  counts.push(starts());
  assert.deepEqual(counts, [3, 2, 4]);
});
