/** `task --isolate`: the job works and commits in a copy that begins at the user's work, and nothing of theirs changes. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import { makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { readRecord } from "../../testing/job-on-disk.ts";
import { printFolder } from "../../testing/print-folder.ts";
import { git } from "../../testing/repository.ts";
import { makeTempFolder, untilSilent } from "../../testing/temp.ts";
import { jobId, json, lastLine } from "./fixtures/reading.ts";

const run = (command: string) => ({ do: "run", command }) as const;
const COMMIT = "git -c user.name=T -c user.email=t@example.invalid commit -q -m work";
const WORK: FakeScenario = {
  turns: [[run(`cat file > made && git add made && ${COMMIT}`), run("echo left > left"), { do: "say", text: "Done." }]],
};
const ISOLATED = ["task", "--write", "--isolate"];
const FILES = { file: "committed", "sub/x": "1" };

/** What lies among the copies, but for their noted sizes. */
const copyNames = (home: string) => readdirSync(join(home, "copies")).filter((name) => !name.startsWith(".size-"));

describe("an isolated task", { concurrency: 3 }, () => {
  test("begins at the user's work, commits in its copy, and leaves theirs as it is", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    writeFileSync(join(rig.repo, "file"), "not committed");
    const before = printFolder(rig.repo);
    const done = await rig.run([...ISOLATED, "do it"]);
    assert.deepEqual(printFolder(rig.repo), before);
    const id = jobId(done);
    const root = join(rig.home, "copies", id);
    assert.equal(lastLine(done), `[[codex-task status=complete id=${id} work=commits]]`);
    assert.match(
      done.stdout,
      /\n {2}work {5}1 commit, 2 files changed, not all committed, in a copy, not applied yet\n/,
    );
    assert.ok(done.stdout.includes(`\n  copy of  ${rig.repo}, branch codex/${id}\n`));

    const { job } = json(await rig.run(["status", id, "--json"]));
    assert.deepEqual(job.place, { kind: "copy", root, start: job.evidence.head_before, branch: `codex/${id}` });
    assert.deepEqual([job.workspaceRoot, job.cwd], [rig.repo, root]);
    const { attribution, commits, files_changed, uncommitted, meanwhile, repository } = job.evidence;
    assert.deepEqual(
      { attribution, files_changed, uncommitted, meanwhile, repository },
      {
        attribution: "isolated",
        files_changed: ["left", "made"],
        uncommitted: true,
        meanwhile: undefined,
        repository: root,
      },
    );
    assert.deepEqual(
      commits.map(({ sha }: { readonly sha: string }) => sha),
      [await git(root, "rev-parse", "HEAD")],
    );
    assert.equal(await git(root, "show", "HEAD:made"), "not committed");
  });

  test("begins at head or a ref, if that is asked for, in the same sub-folder", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[run("cat ../file > seen")]] }, repository: { files: FILES } });
    await git(rig.repo, "tag", "old");
    writeFileSync(join(rig.repo, "file"), "newer");
    await git(rig.repo, "commit", "-q", "-a", "-m", "newer");
    writeFileSync(join(rig.repo, "file"), "not committed");
    const seen: string[] = [];
    for (const from of ["head", "old"]) {
      const done = await rig.run([...ISOLATED, "--from", from, "do it"], { cwd: join(rig.repo, "sub") });
      const cwd = join(rig.home, "copies", jobId(done), "sub");
      assert.equal(readRecord(rig.home, jobId(done))?.["cwd"], cwd);
      seen.push(readFileSync(join(cwd, "seen"), "utf8"));
    }
    assert.deepEqual(seen, ["newer", "committed"]);
  });

  test("is refused where it cannot be, and leaves nothing", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    const plain = await makeTempFolder(t);
    const outside = await rig.run([...ISOLATED, "do it"], { cwd: plain });
    assert.match(outside.stderr, /Could not copy ".*" for an isolated job: it is no Git repository\./);
    assert.deepEqual([outside.code, lastLine(outside)], [2, "[[codex-task status=failed kind=payload_invalid]]"]);
    const nowhere = await rig.run([...ISOLATED, "--from", "nowhere", "do it"]);
    assert.match(nowhere.stderr, /"nowhere" is no commit of it\. Give --from working, head or a ref\./);
    assert.equal(nowhere.code, 2);
    const unasked = await rig.run(["task", "--from", "head", "do it"]);
    assert.match(unasked.stderr, /Could not use --from: the task is not isolated\. Add --isolate\./);
    assert.equal(existsSync(join(rig.home, "jobs")), false);
    assert.deepEqual(readdirSync(join(rig.home, "copies")), []);
  });

  test("from a commit of which objects are missing, never fetched or lost, says that", async (t) => {
    const rig = await makeRig(t, { scenario: {}, repository: { files: FILES } });
    const [folder, partial] = [await makeTempFolder(t), "partial clone"];
    writeFileSync(join(rig.repo, "file"), "later\n");
    await git(rig.repo, "commit", "-q", "-am", "Later");
    await git(rig.repo, "config", "uploadpack.allowFilter", "true");
    await git(rig.repo, "config", "uploadpack.allowAnySHA1InWant", "true");
    await git(folder, "clone", "-q", "--filter=blob:none", `file://${rig.repo}`, partial);
    const cwd = join(folder, partial);
    const order = [...ISOLATED, "--fresh", "--from", "HEAD~1", "do it"];
    const never = await rig.run(order, { cwd });
    assert.match(
      never.stderr,
      /for an isolated job: it is a partial clone that has not fetched all of "HEAD~1", .* Let Git fetch it first: git archive 'HEAD~1' > \/dev\/null\.\n$/,
    );
    assert.deepEqual([never.code, lastLine(never)], [3, "[[codex-task status=failed kind=launch_failed]]"]);
    assert.deepEqual(copyNames(rig.home), []);
    await git(cwd, "archive", "--output", join(folder, "fetched.tar"), "HEAD~1");
    assert.equal((await rig.run(order, { cwd })).code, 0);

    const lost = await git(rig.repo, "rev-parse", "HEAD~1:file");
    rmSync(join(rig.repo, ".git", "objects", lost.slice(0, 2), lost.slice(2)));
    const gone = await rig.run(order);
    assert.match(gone.stderr, /: objects of "HEAD~1" are missing in it\. See what git fsck says there\.\n$/);
  });

  test("is continued in its copy, and what it wrote on another branch counts too", async (t) => {
    const turns = [[run("echo 1 > one")], [run(`git checkout -q -b more && git add one && ${COMMIT}`)]] as const;
    const rig = await makeRig(t, { scenario: { turns }, repository: { files: FILES } });
    const first = await rig.run([...ISOLATED, "do it"]);
    const second = await rig.run(["task", "--write", "--resume", jobId(first), "--", "go on"]);
    const [one, two] = [first, second].map((each) => readRecord(rig.home, jobId(each)));
    assert.deepEqual([two?.["place"], two?.["cwd"], two?.["workspaceRoot"]], [one?.["place"], one?.["cwd"], rig.repo]);
    assert.match(lastLine(second), / work=commits\]\]$/);
    assert.match(second.stdout, /HEAD went from codex\/\S+ to more/);
    assert.deepEqual(copyNames(rig.home), [jobId(first)]);
  });

  test("is refused if its copy would be one too many bytes, and prune takes the copies of jobs that are gone", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    const old = [makeJobId(Date.now() - 2 * 3_600_000, 0.1), makeJobId(Date.now(), 0.2)];
    for (const id of old) mkdirSync(join(rig.home, "copies", id, "deep"), { recursive: true });
    writeFileSync(join(rig.home, "copies", old[1] ?? "", "large"), "x".repeat(100_000));
    mkdirSync(join(rig.home, "copies", ".doomed-x"));
    const limit = (copyLimit: number) => writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ copyLimit }));
    limit(100_000);
    const refused = await rig.run([...ISOLATED, "do it"]);
    assert.match(
      refused.stderr,
      /Could not keep one more copy: all would take 10\d kB, and 100 kB are allowed \(copyLimit\)\. Wait until jobs have ended/,
    );
    assert.deepEqual([refused.code, lastLine(refused)], [3, "[[codex-task status=failed kind=copy_limit]]"]);
    limit(200_000);
    const id = jobId(await rig.run([...ISOLATED, "do it"]));
    await untilSilent(rig.home);
    limit(100_000);
    const again = await rig.run([...ISOLATED, "do it"]);
    const named = new RegExp(
      String.raw`The largest that no job works in: ${id} \([\d.]+ kB\)\. .* codex-companion discard ${id}, or`,
    );
    assert.match(again.stderr, named);
    assert.equal(existsSync(join(rig.home, "copies", `.size-${id}`)), true);
    await rig.run(["prune"]);
    assert.deepEqual(copyNames(rig.home), [old[1], id].toSorted());
  });

  test("is refused beyond 20 GB of copies if no policy says otherwise", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    const large = join(rig.home, "copies", makeJobId(Date.now(), 0.2), "large");
    mkdirSync(dirname(large), { recursive: true });
    writeFileSync(large, "");
    truncateSync(large, 20_000_000_001); // Takes no room on the disk.
    const refused = await rig.run([...ISOLATED, "do it"]);
    assert.match(refused.stderr, /all would take 20 GB, and 20 GB are allowed/);
    assert.deepEqual([refused.code, readdirSync(join(rig.home, "copies")).length], [3, 2]);
    writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ copyLimit: 30_000_000_000 }));
    assert.equal((await rig.run([...ISOLATED, "do it"])).code, 0);
  });

  test("may go to the background from an agent's own worktree, and is in the main checkout's list", async (t) => {
    const rig = await makeRig(t, { scenario: WORK, repository: { files: FILES } });
    const own = join(rig.repo, ".claude", "worktrees", "agent-1");
    await git(rig.repo, "worktree", "add", "-q", "--detach", own);
    const refused = await rig.run(["task", "--background", "do it"], { cwd: own });
    const hint = `Run it in the foreground, or with --isolate, in a copy that stays, or with --cwd ${rig.repo}, the main checkout.`;
    assert.deepEqual([refused.code, refused.stderr.includes(hint)], [2, true], refused.stderr);
    const review = await rig.run(["review", "--background", "--commit", "HEAD"], { cwd: own });
    assert.match(review.stderr, /Run it in the foreground, or with --cwd /);
    const done = await rig.run([...ISOLATED, "--background", "do it"], { cwd: own });
    assert.equal(done.code, 0, done.stderr);
    await git(rig.repo, "worktree", "remove", "--force", own);
    const ended = await rig.run(["status", jobId(done), "--wait"]);
    assert.match(lastLine(ended), /status=complete id=\S+ work=commits\]\]$/);
    assert.equal(readRecord(rig.home, jobId(done))?.["workspaceRoot"], rig.repo);
  });
});
