/** The commits between two moments, as Git tells them: whatever became of the branches. */
import assert from "node:assert/strict";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { History } from "../../plugins/codex/scripts/src/core/outcome/evidence.ts";
import type { Snapshot } from "../../plugins/codex/scripts/src/core/outcome/snapshot.ts";
import { historyBetween } from "../../plugins/codex/scripts/src/io/git-history.ts";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { git, gitEnvironment, makeRepository } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const ENV = gitEnvironment();
const ODD_NAMES = ["a b.txt", "line\nbreak", " lead", ":100644 x", "ünïcödé-日本", 'quote"s', "tab\there", "-dash"];

/** Makes what happens next be looked at. */
async function watch(root: string): Promise<() => Promise<History>> {
  const snapshot = async () => (await takeSnapshot({ root, env: ENV })) as Snapshot;
  const before = await snapshot();
  return async () => historyBetween({ root, env: ENV }, before, await snapshot());
}

/** Subjects with the paths of each commit, and `~` if it was made anew. */
function told({ made }: History): readonly string[] {
  return made.map(({ subject, paths, isRewritten }) => `${subject}${isRewritten ? "~" : ""}: ${paths.toSorted()}`);
}

/** Commits a file, at an author's time of its own, and returns the sha. */
async function commit(root: string, file: string, content: string, minute: number): Promise<string> {
  writeFileSync(join(root, file), content);
  await git(root, "add", "-A");
  await git(root, "commit", "-q", "-m", `${file} ${content}`, `--date=2026-03-01T10:${minute}:00Z`);
  return git(root, "rev-parse", "HEAD");
}

describe("historyBetween", { concurrency: true }, () => {
  test("gives the commits oldest first, with subjects, times and paths as they are", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { "old name": "text\n".repeat(20) } });
    const history = await watch(root);
    for (const name of ODD_NAMES) writeFileSync(join(root, name), "1");
    await git(root, "add", "-A");
    await git(root, "commit", "-q", "-m", "zwei – ü 日本 %H [[x]]");
    renameSync(join(root, "old name"), join(root, "new name"));
    await git(root, "add", "-A");
    await git(root, "commit", "-q", "--allow-empty-message", "-m", "");
    await git(root, "commit", "-q", "--allow-empty", "-m", "empty");
    const shas = (await git(root, "log", "--reverse", "--format=%H %ct", "-3")).split("\n");
    const expected = [
      ["zwei – ü 日本 %H [[x]]", ODD_NAMES.toSorted()],
      ["", ["new name", "old name"]],
      ["empty", []],
    ].map(([subject, paths], index) => {
      const [sha, seconds] = shas[index]?.split(" ") ?? [];
      return { sha, subject, committedAtMs: Number(seconds) * 1_000, paths, isElsewhere: false, isRewritten: false };
    });
    const { made, ...rest } = await history();
    assert.deepEqual(
      made.map((each) => ({ ...each, paths: each.paths.toSorted() })),
      expected,
    );
    assert.deepEqual(rest, { dropped: 0, unpushed: null });
  });

  test("finds commits on any branch: switched, created, not checked out, on a detached head", async (t) => {
    const root = await makeRepository(await makeTempFolder(t));
    await git(root, "branch", "other");
    const history = await watch(root);
    assert.deepEqual(told(await history()), []);
    await git(root, "checkout", "-q", "-b", "new");
    await commit(root, "a", "1", 11);
    await git(root, "checkout", "-q", "main");
    const tree = await git(root, "rev-parse", "main^{tree}");
    const loose = await git(root, "commit-tree", tree, "-p", "main", "-m", "loose");
    await git(root, "update-ref", "refs/heads/other", loose);
    assert.deepEqual(told(await history()).toSorted(), ["a 1: a", "loose: "]);
    await git(root, "checkout", "-q", "--detach");
    await commit(root, "b", "1", 12);
    assert.deepEqual(told(await history()).toSorted(), ["a 1: a", "b 1: b", "loose: "]);
  });

  test("takes no commit for new that any branch had, a remote's included", async (t) => {
    const folder = await makeTempFolder(t);
    const origin = await makeRepository(join(folder, "origin"), { commits: 3 });
    await git(origin, "branch", "far");
    await git(folder, "clone", "-q", origin, "tree");
    const root = join(folder, "tree");
    await git(root, "branch", "first", "HEAD~2");
    const history = await watch(root);
    await git(root, "checkout", "-q", "far");
    await git(root, "reset", "-q", "--hard", "first");
    await git(root, "merge", "-q", "main");
    assert.deepEqual(await history(), { made: [], dropped: 0, unpushed: null });
  });

  test("tells an amended commit from a new one, and only what is new in it", async (t) => {
    const root = await makeRepository(await makeTempFolder(t));
    await commit(root, "a", "1", 11);
    const history = await watch(root);
    writeFileSync(join(root, "b"), "1");
    await git(root, "add", "-A");
    await git(root, "commit", "-q", "--amend", "-m", "amended");
    await commit(root, "c", "1", 12);
    const found = await history();
    assert.deepEqual([told(found), found.dropped], [["amended~: b", "c 1: c"], 0]);
  });

  test("tells a rebase: the same commits made anew, upon somebody's", async (t) => {
    const root = await makeRepository(await makeTempFolder(t));
    await git(root, "checkout", "-q", "-b", "side");
    await commit(root, "a", "1", 11);
    await commit(root, "b", "1", 12);
    await git(root, "checkout", "-q", "main");
    await commit(root, "m", "1", 13);
    await git(root, "checkout", "-q", "side");
    const history = await watch(root);
    await git(root, "rebase", "-q", "main");
    const found = await history();
    assert.deepEqual([told(found), found.dropped], [["a 1~: ", "b 1~: "], 0]);
  });

  test("counts commits that are on no branch any more", async (t) => {
    const root = await makeRepository(await makeTempFolder(t));
    await commit(root, "a", "1", 11);
    await commit(root, "b", "1", 12);
    const history = await watch(root);
    await git(root, "reset", "-q", "--hard", "HEAD~2");
    assert.deepEqual(await history(), { made: [], dropped: 2, unpushed: null });
    await commit(root, "c", "1", 13);
    const found = await history();
    assert.deepEqual([told(found), found.dropped], [["c 1: c"], 2]);
  });

  test("gives of a merge what differs from all parents", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { files: { f: "0" } });
    await git(root, "checkout", "-q", "-b", "side");
    await commit(root, "f", "1", 11);
    await commit(root, "a", "1", 12);
    await git(root, "checkout", "-q", "main");
    await commit(root, "f", "2", 13);
    const history = await watch(root);
    await assert.rejects(git(root, "merge", "-q", "side"));
    writeFileSync(join(root, "f"), "3");
    await git(root, "commit", "-qam", "merged");
    assert.deepEqual(told(await history()), ["merged: f"]);
  });

  test("tells the first commits, and those in a repository that was not there", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { commits: 0 });
    const history = await watch(root);
    await commit(root, "a", "1", 11);
    assert.deepEqual(told(await history()), ["a 1: README.md,a"]);
  });

  test("tells which commits are on a remote", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "tree"));
    await git(folder, "init", "-q", "--bare", "remote");
    await git(root, "remote", "add", "origin", join(folder, "remote"));
    await git(root, "push", "-q", "origin", "main");
    const history = await watch(root);
    await commit(root, "a", "1", 11);
    assert.equal((await history()).unpushed, null);
    await git(root, "push", "-q", "origin", "main");
    assert.deepEqual((await history()).unpushed, new Set([""]));
    const sha = await commit(root, "b", "1", 12);
    assert.deepEqual((await history()).unpushed, new Set([sha, ""]));
  });

  test("sets commits on another work tree's branch apart", async (t) => {
    const folder = await makeTempFolder(t);
    const root = await makeRepository(join(folder, "main"));
    const linked = join(folder, "linked");
    await git(root, "worktree", "add", "-q", "-b", "side", linked);
    const [fromMain, fromLinked] = [await watch(root), await watch(linked)];
    await commit(linked, "a", "1", 11);
    const elsewhere = (history: History) => history.made.map(({ subject, isElsewhere }) => [subject, isElsewhere]);
    assert.deepEqual(elsewhere(await fromMain()), [["a 1", true]]);
    assert.deepEqual(elsewhere(await fromLinked()), [["a 1", false]]);
  });

  test("is not confused by the user's configuration", async (t) => {
    const root = await makeRepository(await makeTempFolder(t), { commits: 0 });
    const history = await watch(root);
    await commit(root, "Grüße", "1", 11);
    const verifier = join(root, ".git", "verifier");
    writeFileSync(verifier, "#!/bin/sh\necho 'cannot verify' >&2; exit 1\n", { mode: 0o755 });
    const settings = {
      "log.showSignature": "true",
      "log.showRoot": "false",
      "gpg.program": verifier,
      "i18n.logOutputEncoding": "ISO-8859-1",
      "color.ui": "always",
      "log.decorate": "full",
      "format.pretty": "oneline",
    };
    for (const [name, value] of Object.entries(settings)) await git(root, "config", name, value);
    const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----";
    const signed = (await git(root, "cat-file", "commit", "HEAD")).replace("\n\n", `\n${signature}\n\n`);
    writeFileSync(join(root, ".git", "signed"), `${signed}\n`);
    const sha = await git(root, "hash-object", "-t", "commit", "-w", join(root, ".git", "signed"));
    await git(root, "reset", "-q", "--hard", sha);
    assert.deepEqual(told(await history()), ["Grüße 1: Grüße,README.md"]);
  });

  test("counts as none what Git cannot tell, or not any more", async (t) => {
    const root = await makeRepository(await makeTempFolder(t));
    const snapshot = (await takeSnapshot({ root, env: ENV })) as Snapshot;
    const gone = { ...snapshot, head: "1".repeat(40) };
    const found = await historyBetween({ root, env: ENV }, gone, snapshot);
    assert.deepEqual(found, { made: [], dropped: 0, unpushed: null });
    const sha = await commit(root, "a", "1", 11);
    const after = (await takeSnapshot({ root, env: ENV })) as Snapshot;
    const shasFrom = async (before: Snapshot, env = ENV) =>
      (await historyBetween({ root, env }, before, after)).made.map((each) => each.sha);
    assert.deepEqual(await shasFrom(snapshot, { ...ENV, PATH: join(root, "empty") }), []);
    assert.deepEqual(await shasFrom(gone), [sha]);
    assert.equal((await shasFrom({ ...gone, branches: null })).at(-1), sha);
  });
});
