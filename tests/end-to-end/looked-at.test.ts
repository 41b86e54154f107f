/**
 * That nothing changed is said only if all that the real Codex could write was looked at. Every way is tried in which
 * it changes something that Git does not tell of.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { makeRig, type RealRig, type RunOptions } from "../../testing/companion.ts";
import { installProgram } from "../../testing/install-program.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { git, makeRepository } from "../../testing/repository.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import { until } from "../../testing/wait.ts";

const WRITE = ["task", "--write", "--"];

/** The sentinel's words without the id, the line about the work, and the record's evidence. */
async function outcome(rig: RealRig, args: readonly string[], options: RunOptions = {}) {
  const { stdout } = await rig.run(args, options);
  const [, status, rest] = /\[\[codex-task status=(\w+) id=\S+ (.*)\]\]\n$/.exec(stdout) ?? assert.fail(stdout);
  const work = /^ {2}work {5}(.*)$/m.exec(stdout)?.[1] ?? "";
  const record = readRecord(rig.home, jobIds(rig.home).at(-1) ?? "") ?? assert.fail("There is no job.");
  assert.equal(stdout.includes("changed nothing"), rest?.startsWith("work=none") === true && status === "complete");
  return { said: `${status} ${rest}`, work, record, evidence: record["evidence"], stdout };
}

async function plainFolder(rig: RealRig, ...below: readonly string[]): Promise<string> {
  const folder = join(rig.folder, "plain", ...below);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A folder with the few programs that these tests run, and no Git. */
function pathWithoutGit(rig: RealRig): string {
  const folder = join(rig.folder, "bin-without-git");
  mkdirSync(folder);
  for (const name of ["sh", "bash", "sleep"]) symlinkSync(join("/bin", name), join(folder, name));
  return folder;
}

test("a folder without Git: a shell edit is unknown and named, a patch counts, and a look alone changed nothing", async (t) => {
  const rig = await makeRig(t);
  const cwd = await plainFolder(rig);
  writeFileSync(join(cwd, "there.txt"), "1");
  const edit = await outcome(rig, [...WRITE, "[[run:echo x >> there.txt]]"], { cwd });
  assert.equal(edit.said, "complete work=unknown");
  assert.match(edit.work, /^not known, no change was found; not looked at: what changed in "there\.txt" after /);
  const gone = await outcome(rig, [...WRITE, "[[run:rm there.txt]]"], { cwd });
  assert.equal(gone.said, "complete work=unknown");
  const look = await outcome(rig, [...WRITE, "[[run:ls]]"], { cwd });
  assert.deepEqual([look.said, look.work], ["complete work=none", "no change"]);
  const patch = await outcome(rig, [...WRITE, "[[edit:made.txt:x]]"], { cwd });
  assert.deepEqual([patch.said, patch.evidence.files_changed], ["complete work=files", [join(cwd, "made.txt")]]);
  const talk = await outcome(rig, [...WRITE, "[[say:Hello.]]"], { cwd });
  assert.deepEqual([talk.said, talk.evidence.not_looked_at], ["complete work=none", undefined]);
});

test("a folder without Git that holds repositories, with an edit and a commit in one of them", async (t) => {
  const rig = await makeRig(t);
  const cwd = await plainFolder(rig);
  const one = await makeRepository(join(cwd, "one"));
  await makeRepository(join(cwd, "two"));
  const commit = "cd one && echo x > new.txt && git add . && git -c user.name=n -c user.email=e commit -qm work";
  const { said, work } = await outcome(rig, [...WRITE, `[[run:${commit}]]`], { cwd });
  assert.equal(await git(one, "log", "-1", "--format=%s"), "work");
  assert.equal(said, "complete work=unknown");
  assert.match(work, /not looked at: what changed in "one/);
});

test("ignored outputs are unknown and named, a patch to one counts, and an untouched one is no change", async (t) => {
  const rig = await makeRig(t, {
    repository: { files: { ".gitignore": "dist\n.env\n" } },
    config: { model: "gpt-5.5" },
  });
  mkdirSync(join(rig.repo, "dist"));
  writeFileSync(join(rig.repo, ".env"), "A=1");
  const look = await outcome(rig, [...WRITE, "[[run:ls]]"]);
  assert.equal(look.said, "complete work=none");
  const built = await outcome(rig, [...WRITE, "[[run:echo x > dist/app.js]]"]);
  assert.equal(built.said, "complete work=unknown");
  assert.match(
    built.work,
    /not looked at: what changed in "dist", "dist\/app\.js" after the turn had begun, of which Git/,
  );
  const secret = await outcome(rig, [...WRITE, "[[run:echo A=2 > .env]]"]);
  assert.equal(secret.said, "complete work=unknown");
  const removed = await outcome(rig, [...WRITE, "[[run:rm .env]]"]);
  assert.equal(removed.said, "complete work=unknown");
  const patch = await outcome(rig, [...WRITE, "[[edit:dist/patched.js:x]]"]);
  assert.deepEqual([patch.said, patch.evidence.files_changed], ["complete work=files", ["dist/patched.js"]]);
  const old = await outcome(rig, [...WRITE, "[[run:touch -d 2001-01-01 dist/app.js]]"]);
  assert.equal(old.said, "complete work=unknown");
});

test("another writable root counts as a place of work", async (t) => {
  const root = join("/tmp", `codex-root-${process.pid}`);
  mkdirSync(root);
  t.after(async () => (await import("node:fs/promises")).rm(root, { recursive: true }));
  const extraToml = `[sandbox_workspace_write]\nwritable_roots = [${JSON.stringify(root)}]`;
  const rig = await makeRig(t, { config: { extraToml } });
  assert.equal((await outcome(rig, [...WRITE, "[[run:ls]]"])).said, "complete work=none");
  const { said, work } = await outcome(rig, [...WRITE, `[[run:echo x > ${root}/made.txt]]`]);
  assert.equal(said, "complete work=unknown");
  assert.match(work, new RegExp(`"${root}/made\\.txt"`));
});

test("without a sandbox nothing is certain once a command ran, and everything is if none did", async (t) => {
  const rig = await makeRig(t, { config: { model: "gpt-5.5" } });
  const free = ["task", "--sandbox", "danger-full-access", "--"];
  const ran = await outcome(rig, [...free, `[[run:echo x > '${rig.folder}/elsewhere']]`]);
  assert.equal(ran.said, "complete work=unknown");
  assert.match(ran.work, /all that lies outside of "\S+", where no sandbox kept Codex from writing/);
  assert.equal((await outcome(rig, [...free, "[[say:Hello.]]"])).said, "complete work=none");
  const patched = join(rig.folder, "patched");
  const patch = await outcome(rig, [...free, `[[edit:${patched}:x]]`]);
  assert.deepEqual([patch.said, patch.evidence.files_changed], ["complete work=files", [patched]]);
});

test("without Git on PATH, with a Git that fails or hangs, what changed is unknown, and why is said", async (t) => {
  const rig = await makeRig(t);
  const without = pathWithoutGit(rig);
  const edit = [...WRITE, "[[run:echo x > new.txt]]"];
  const missing = await outcome(rig, edit, { env: { PATH: without } });
  assert.equal(missing.said, "complete work=unknown");
  assert.match(missing.work, /not looked at: the repository, because no Git is on PATH/);
  for (const [program, limitMs, why] of [
    ["failing-git", "5000", "Git could not tell its state"],
    ["hanging-git", "500", "Git did not answer within 0.5 s"],
  ] as const) {
    const bin = join(rig.folder, `bin-${program}`);
    installProgram(bin, "git", `fake-programs/${program}`, join(bin, "pid"));
    const env = { PATH: `${bin}${delimiter}${without}`, CODEX_COMPANION_GIT_LIMIT_MS: limitMs };
    const { said, work } = await outcome(rig, [...WRITE, "[[run:/bin/echo y > new.txt]]"], { env });
    assert.equal(said, "complete work=unknown");
    assert.ok(work.includes(`because ${why}`), work);
  }
  const talk = await outcome(rig, [...WRITE, "[[say:Hello.]]"], { env: { PATH: without } });
  assert.equal(talk.said, "complete work=none");
});

test("a Git folder that may be written: a tag and a branch are unknown, a look is no change", async (t) => {
  const rig = await makeRig(t);
  const free = ["task", "--write", "--allow-commit", "--"];
  const look = await outcome(rig, [...free, "[[run:git status; git diff; git log -1]]"]);
  assert.deepEqual([look.said, look.work], ["complete work=none", "no change"]);
  for (const command of ["git tag v1", "git branch side"]) {
    const { said, work } = await outcome(rig, [...free, `[[run:${command}]]`]);
    assert.equal(said, "complete work=unknown");
    assert.match(work, /not looked at: what changed in "\.git\/refs\/(?:tags|heads)/);
  }
});

test("a folder of 5,000 files is looked through, or what was left out is named", async (t) => {
  const rig = await makeRig(t);
  const cwd = await plainFolder(rig);
  for (let at = 0; at < 5_000; at++) writeFileSync(join(cwd, String(at)), "");
  assert.equal((await outcome(rig, [...WRITE, "[[run:pwd]]"], { cwd })).said, "complete work=none");
  const env = { CODEX_COMPANION_LOOK_LIMIT_MS: "1" };
  const { said, work } = await outcome(rig, [...WRITE, "[[run:pwd]]"], { cwd, env });
  assert.equal(said, "complete work=unknown");
  assert.match(work, /not looked at: what comes after "\S+": a look takes 0\.001 s at most$/);
});

test("a job whose worker was killed says no more than it knows, and leaves nothing of ours behind", async (t) => {
  const rig = await makeRig(t);
  const cwd = await plainFolder(rig);
  const { stdout } = await rig.run(["task", "--background", "--write", "--json", "--", `[[run:${waitIn(rig)}]]`], {
    cwd,
  });
  const id = JSON.parse(stdout).jobId;
  await until(() => existsSync(signal(rig, "started")), { what: "the command to run" });
  writeFileSync(join(cwd, "new.txt"), "");
  process.kill(readRecord(rig.home, id)?.["worker"].pid, "SIGKILL");
  const ended = await rig.run(["status", id, "--wait"]);
  assert.match(ended.stdout, /what changed in "new\.txt"[\s\S]* work=unknown kind=worker_lost\]\]\n$/);
  const left = readdirSync(rig.env["TMPDIR"] ?? "").filter((name) => name.startsWith("codex-companion"));
  assert.deepEqual(left, []);
});

const ELSEWHERE = "was removed, renamed or replaced";
for (const [how, act] of [
  ["removed", (repo: string, path: string) => git(repo, "worktree", "remove", "--force", path)],
  ["renamed", async (_: string, path: string) => renameSync(path, `${path}-moved`)],
  [
    "replaced",
    async (_: string, path: string) => {
      renameSync(path, `${path}-moved`);
      mkdirSync(path);
    },
  ],
] as const) {
  test(`a linked worktree that is ${how} while the job runs: failed, and said`, async (t) => {
    const rig = await makeRig(t);
    const cwd = join(rig.folder, "linked");
    await git(rig.repo, "worktree", "add", "-q", cwd);
    const ended = outcome(rig, [...WRITE, `[[run:${waitIn(rig)}]] [[run:echo x > new.txt]]`], { cwd });
    await until(() => existsSync(signal(rig, "started")), { what: "the command to run" });
    await act(rig.repo, cwd);
    writeFileSync(signal(rig, "go"), "");
    const { said, work, record } = await ended;
    assert.equal(said, "failed work=unknown kind=cwd_missing");
    assert.ok(work.endsWith(`not looked at: the folder "${cwd}", which ${ELSEWHERE} while the job ran`), work);
    assert.equal(record["failure"].message, `The folder "${cwd}" ${ELSEWHERE} before the turn had ended.`);
  });
}

function signal(rig: RealRig, name: string): string {
  return join(rig.env["TMPDIR"] ?? "", name);
}

/** Tells that it runs, and ends when it is told to. */
function waitIn(rig: RealRig): string {
  return `touch '${signal(rig, "started")}'; until test -e '${signal(rig, "go")}'; do sleep 0.05; done`;
}

test("a command that a turn leaves running is ended and named", async (t) => {
  const call = { cmd: "sleep 601", yield_time_ms: 500 };
  const scenario = [
    reply({ type: "function_call", name: "exec_command", arguments: call }),
    reply(message("Left it running.")),
  ];
  const rig = await makeRig(t, { model: { scenario } });
  const { said, record, stdout } = await outcome(rig, [...WRITE, "Start it."]);
  assert.equal(said, "complete work=none");
  assert.deepEqual(record["leftRunning"], ["sleep 601"]);
  assert.match(stdout, /^ {2}note {5}was left running, and ended with the job: sleep 601$/m);
});
