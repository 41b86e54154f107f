/** As a user to whom not every folder is open, as root's every folder is. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { until } from "../../testing/wait.ts";
import { flat, jobId, json, lastLine } from "./fixtures/reading.ts";
import { withoutAccess } from "./fixtures/somebody-else.ts";

const ISOLATED = ["task", "--write", "--isolate", "do it"];
const FIXED = "mkdir -p kept/deep && echo 1 > kept/deep/file && chmod 555 kept/deep kept";
const CLOSED = `${FIXED} && mkdir none && echo 1 > none/file && chmod 000 none`;

describe("a user who may not do everything", { concurrency: 2 }, () => {
  test("gets rid of a copy with folders that may not be written, by prune once it was applied", async (t) => {
    await asSomebody(t, FIXED, async (rig) => {
      const id = jobId(await rig.run(ISOLATED));
      assert.equal((await rig.run(["apply", id])).code, 0);
      const { code, stdout, stderr } = await rig.run(["prune"]);
      assert.deepEqual([code, stderr], [0, ""]);
      assert.match(stdout, /removed the copy of/);
      assert.deepEqual(readdirSync(join(rig.home, "copies")), []);
    });
  });

  test("gets rid of a copy with folders that may not be read, by discard, and what lay in them is in the kept diff", async (t) => {
    await asSomebody(t, CLOSED, async (rig) => {
      const id = jobId(await rig.run(ISOLATED));
      const { code, stdout, stderr } = await rig.run(["discard", id]);
      assert.deepEqual([code, stdout, stderr], [0, `Removed the copy of job ${id}.\n`, ""]);
      assert.deepEqual(readdirSync(join(rig.home, "copies")), []);
      assert.match((await rig.run(["diff", "--name-only", id])).stdout, /^kept\/deep\/file\nnone\/file$/m);
    });
  });

  test("is told which folder an apply cannot write, and nothing is touched", async (t) => {
    await asSomebody(t, "echo 2 > closed/file", async (rig) => {
      const id = jobId(await rig.run(ISOLATED));
      const closed = join(rig.repo, "closed");
      chmodSync(closed, 0o555);
      const { code, stderr } = await rig.run(["apply", id]);
      chmodSync(closed, 0o755);
      assert.equal(code, 3);
      assert.match(stderr, new RegExp(`^codex-companion: Could not use "${closed}/[^"]+": EACCES`));
      assert.match(stderr, / See whether you may read and write there \(ls -ld\), /);
      assert.equal(readFileSync(join(closed, "file"), "utf8"), "1\n");
    });
  });
});

const SHUT = "may not be used by this user \\(EACCES\\)";

describe("a job that has shut its own copy", { concurrency: 2 }, () => {
  for (const [what, command, folder] of [
    ["all of it", "echo 1 > made; chmod 000 .", "."],
    ["its list", "chmod 600 .", "."],
    ["its Git folder", "chmod 000 .git", "."],
    ["all of it, from a folder below", "chmod 000 ..", "closed"],
  ] as const) {
    test(`${what}: ends, with what is not known and why, and is discarded`, async (t) => {
      await asSomebody(t, command, async (rig) => {
        const done = await rig.run(ISOLATED, { cwd: join(rig.repo, folder) });
        const id = jobId(done);
        assert.deepEqual([done.code, done.stderr], [0, ""]);
        assert.equal(lastLine(done), `[[codex-task status=complete id=${id} work=unknown]]`);
        const why = new RegExp(`not looked at: the repository, because its Git folder ${SHUT}`);
        for (const name of ["status", "result", "explain"]) {
          const { code, stdout, stderr } = await rig.run([name, id]);
          assert.deepEqual([code, stderr], [0, ""], name);
          assert.match(flat(stdout), why);
        }
        for (const name of ["diff", "apply"]) {
          const { code, stderr } = await rig.run([name, id]);
          assert.equal(code, 1, name);
          assert.match(stderr, new RegExp(`: the Git folder of its copy ${SHUT}; its files are in "`));
        }
        const more = await rig.run(["task", "--write", "--resume", id, "--", "go on"]);
        assert.match(
          flat(more.stdout + more.stderr),
          new RegExp(`Could not start Codex in .*: (the|its Git) folder ${SHUT}`),
        );
        assert.equal((await rig.run(["discard", id])).stdout.split(".")[0], `Removed the copy of job ${id}`);
        assert.deepEqual(readdirSync(join(rig.home, "copies")), []);
      });
    });
  }

  test("to writing, by its --prepare: no turn is run", async (t) => {
    await asSomebody(t, "echo 1 > made", async (rig) => {
      const shut = "echo 1 > new; chmod 555 .git/refs/heads/codex";
      const done = await rig.run([...ISOLATED.slice(0, -1), "--prepare", shut, "do it"]);
      assert.match(lastLine(done), /^\[\[codex-task status=failed id=\S+ work=none kind=prepare_failed\]\]$/);
      assert.match(flat(done.stdout), /--prepare left a copy that Git cannot read or write, or moved its branch: /);
      assert.match((await rig.run(["discard", jobId(done)])).stdout, /^Removed the copy /);
    });
  });

  test("one of a group: both end, and all copies are discarded", async (t) => {
    await asSomebody(
      t,
      'ls .. | head -n 1 | grep -q "$(basename "$PWD")" && chmod 000 . || echo 1 > made',
      async (rig) => {
        const done = await rig.run(["task", "--write", "--best-of", "2", "do it"]);
        assert.deepEqual([done.code, done.stderr], [0, ""]);
        assert.match(lastLine(done), /^\[\[codex-task status=complete group=g-\S+ jobs=2\]\]$/);
        const group = json(await rig.run(["discard", lastLine(done).match(/group=(\S+)/)?.[1] ?? "", "--json"]));
        assert.deepEqual([group.discarded, group.kept], [jobIds(rig.home), []]);
        assert.deepEqual(readdirSync(join(rig.home, "copies")), []);
      },
    );
  });
});

for (const [what, order, words] of [
  ["a task", ["task", "do it"], /^\[\[codex-task status=running id=\S+\]\]$/],
  ["a group", ["task", "--write", "--best-of", "2", "do it"], /^\[\[codex-task status=running group=g-\S+ jobs=2\]\]$/],
] as const) {
  test(`${what} whose end cannot be recorded says how it stands, and does not go on waiting`, async (t) => {
    await asSomebody(t, null, async (rig) => {
      const task = rig.run(order);
      const started = () => jobIds(rig.home).find((each) => readRecord(rig.home, each)?.["turnId"]);
      const id = await until(started, { what: "a turn" });
      const folder = join(rig.home, "jobs", id);
      chmodSync(folder, 0o555);
      process.kill(readRecord(rig.home, id)?.["worker"].pid, "SIGKILL");
      const done = await task;
      assert.equal(done.code, 1);
      assert.match(done.stderr, /^codex-companion: Could not use the state home /);
      assert.match(lastLine(done), words);
      chmodSync(folder, 0o700);
      for (const each of jobIds(rig.home)) await rig.run(["cancel", each]);
    });
  });
}

/** In a rig whose jobs run the command; with null they hang. */
async function asSomebody(
  t: Parameters<typeof makeRig>[0],
  command: string | null,
  body: (rig: FakeRig) => Promise<void>,
): Promise<void> {
  const step = command === null ? ({ do: "hang" } as const) : ({ do: "run", command } as const);
  const scenario = { turns: [[step, { do: "say", text: "Done." } as const]] };
  const rig = await makeRig(t, { scenario, repository: { files: { "closed/file": "1\n" } } });
  const folder = join(rig.folder, "forbidden");
  mkdirSync(folder);
  await withoutAccess(rig, folder, body);
}
