/** The real Codex plants programs where Git would run them; the companion runs none, and says what it can still tell. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { git, makeRepository } from "../../testing/repository.ts";

/** A program that notes by whom it was called, up to the first process, and as a filter hands on what it is given. */
function evil({ folder }: RealRig): string {
  return `#!/bin/sh
pid=$PPID
line=
while [ -r "/proc/$pid/status" ] && [ "$pid" != 0 ]; do
  line="$line $(cat "/proc/$pid/comm")"
  pid=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$pid/status")
done
echo "$line" >> '${folder}/ran'
[ $# -gt 0 ] || cat
`;
}

/** The runs that were not Codex's doing. It asks Git for the status itself as a turn starts, filters and all (0.169.0). */
function runs({ folder }: RealRig): readonly string[] {
  const path = join(folder, "ran");
  const lines = existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
  return lines.filter((line) => !/codex|bwrap/.test(line));
}

function newest(rig: RealRig) {
  return readRecord(rig.home, jobIds(rig.home).at(-1) ?? assert.fail()) ?? assert.fail();
}

/** Nothing ran, nothing of ours is left, and Git itself would have run it. */
async function expectNothingRan(rig: RealRig, tree: string): Promise<void> {
  assert.deepEqual(runs(rig), [], "it ran outside the sandbox");
  assert.deepEqual(readdirSync(join(rig.home, "git")), []);
  await git(tree, "status");
  assert.notDeepEqual(runs(rig), [], "Git itself would not have run it: the test tests nothing.");
}

test("a submodule made anew within the sandbox, with a filter of its own", async (t) => {
  const rig = await makeRig(t);
  const origin = await makeRepository(join(rig.folder, "origin"), { files: { "a.txt": "a\n" } });
  await git(rig.repo, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", origin, "sm");
  await git(rig.repo, "commit", "-qm", "submodule");
  writeFileSync(join(rig.repo, "evil.sh"), evil(rig), { mode: 0o755 });
  const steps = [
    "cd sm && mv .git oldgit && git init -q . && git config user.name x && git config user.email x@x.invalid",
    "git add a.txt && git commit -qm x && echo '* filter=evil' > .gitattributes",
    `git config filter.evil.clean '${join(rig.repo, "evil.sh")}' && touch -d 2001-01-01 a.txt`,
  ];
  const { stdout } = await rig.run(["task", "--write", "--", `[[run:${steps.join(" && ")}]]`]);
  assert.match(stdout, /\[\[codex-task status=complete [^\n]*\]\]\n$/u);
  const { evidence } = newest(rig);
  assert.deepEqual(evidence.git_folder_changed.slice(0, 2), ["sm/.git", "sm/.git/config"]);
  assert.match(
    stdout,
    /\n {2}note {5}Git folder changed during the turn: sm\/\.git, sm\/\.git\/config[^\n]*\n {2}work /u,
  );
  assert.deepEqual(evidence.files_changed, ["sm"]);
  await expectNothingRan(rig, rig.repo);
});

test("with --allow-commit, a filter and a hook in the Git folder, said first", async (t) => {
  const rig = await makeRig(t, { repository: { files: { "a.txt": "a\n" } } });
  writeFileSync(join(rig.folder, "evil.sh"), evil(rig), { mode: 0o755 });
  const evilPath = join(rig.folder, "evil.sh");
  const steps = [
    "echo b > b.txt && git add b.txt && git commit -qm made",
    `echo '*.txt filter=evil' > .gitattributes && cp '${evilPath}' .git/hooks/post-checkout`,
    `git config filter.evil.clean '${evilPath}' && git config core.fsmonitor '${evilPath}' && touch -d 2001-01-01 a.txt`,
  ];
  const { stdout } = await rig.run(["task", "--write", "--allow-commit", "--", `[[run:${steps.join(" && ")}]]`]);
  const { evidence } = newest(rig);
  assert.deepEqual(evidence.git_folder_changed, ["config", "hooks/post-checkout"]);
  assert.deepEqual([evidence.commits.length, evidence.files_changed], [1, [".gitattributes", "b.txt"]]);
  const first =
    /\n {2}note {5}Git folder changed during the turn: config, hooks\/post-checkout\. Look at them before your next Git command\.\n {2}work /u;
  assert.match(stdout, first);
  assert.match((await rig.run(["result"])).stdout, first);
  await expectNothingRan(rig, rig.repo);
});

test("a repository that was unpacked with a filter, with --read-only", async (t) => {
  const rig = await makeRig(t, { repository: { files: { "a.txt": "a\n" } } });
  writeFileSync(join(rig.repo, "evil.sh"), evil(rig), { mode: 0o755 });
  await git(rig.repo, "config", "filter.evil.clean", join(rig.repo, "evil.sh"));
  writeFileSync(join(rig.repo, ".gitattributes"), "* filter=evil\n");
  utimesSync(join(rig.repo, "a.txt"), 1_000, 1_000);
  const { code } = await rig.run(["task", "--read-only", "--", "[[run:ls]]"]);
  assert.equal(code, 0);
  assert.equal(newest(rig)["evidence"].git_folder_changed, undefined);
  for (const args of [["setup"], ["status"], ["result"], ["report"]]) await rig.run(args);
  await expectNothingRan(rig, rig.repo);
});

test("a folder below a parent in which the turn makes a repository", async (t) => {
  const rig = await makeRig(t);
  const parent = join(rig.env["TMPDIR"] ?? "", "parent"); // Temporary folders are writable to the turn.
  mkdirSync(join(parent, "work"), { recursive: true });
  writeFileSync(join(rig.folder, "evil.sh"), evil(rig), { mode: 0o755 });
  const steps = [
    "cd .. && git init -q && git config user.name x && git config user.email x@x.invalid",
    "echo a > a.txt && git add a.txt && git commit -qm x && echo '* filter=evil' > .gitattributes",
    `git config filter.evil.clean '${join(rig.folder, "evil.sh")}' && touch -d 2001-01-01 a.txt`,
  ];
  const cwd = join(parent, "work");
  await rig.run(["task", "--write", "--", `[[run:${steps.join(" && ")}]]`], { cwd });
  assert.ok(newest(rig)["evidence"].git_folder_changed.includes("config"));
  await rig.run(["task", "--write", "--", "[[run:echo x > x.txt]]"], { cwd });
  await expectNothingRan(rig, parent);
});
