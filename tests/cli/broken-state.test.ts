/** A state home in which something is broken or not the user's: each command goes on with the rest, and names what is. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { untilSilent } from "../../testing/temp.ts";
import { type Json, jobId, json } from "./fixtures/reading.ts";
import { withoutAccess } from "./fixtures/somebody-else.ts";

const NEXT = "r00000009.json";

type Break = (job: string) => void;

/** What may lie where a job should be, and the reason that is then given. */
const BROKEN: Readonly<Record<string, readonly [Break, string | RegExp]>> = {
  "a folder named like a revision": [(job) => mkdirSync(join(job, NEXT)), `${NEXT} is a folder`],
  "a named pipe": [(job) => execFileSync("mkfifo", [join(job, NEXT)]), `${NEXT} is no regular file`],
  "a link to a device": [(job) => symlinkSync("/dev/zero", join(job, NEXT)), `${NEXT} is no regular file`],
  "a link to nothing": [
    (job) => symlinkSync("nowhere", join(job, NEXT)),
    `${NEXT} is gone, or a link to nothing (ENOENT)`,
  ],
  "a link in a circle": [
    (job) => symlinkSync(NEXT, join(job, NEXT)),
    `${NEXT} is a link that leads in a circle (ELOOP)`,
  ],
  "a giant": [(job) => giant(join(job, NEXT)), `${NEXT} has more than 256 MiB`],
  garbage: [(job) => writeFileSync(join(job, NEXT), "\0".repeat(9)), /./],
  "the last number that there is": [
    (job) => renameSync(join(job, newestName(job)), join(job, "r99999999.json")),
    "its revisions have run out",
  ],
  "a folder with the last number": [(job) => mkdirSync(join(job, "r99999999.json")), "its revisions have run out"],
  "revisions that are gone": [removeRevisions, "its record is gone"],
  "a file in place of its folder": [
    (job) => {
      rmSync(job, { recursive: true });
      writeFileSync(job, "");
    },
    "its folder is no folder (ENOTDIR)",
  ],
  "a link to nothing in place of its folder": [
    (job) => {
      rmSync(job, { recursive: true });
      symlinkSync("nowhere", job);
    },
    "its folder is gone, or a link to nothing (ENOENT)",
  ],
};

test("jobs that are broken, each in its way, are named with the reason, and the others are shown", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const good = await completed(rig);
  const bad = new Map<string, string | RegExp>();
  for (const [breakIt, reason] of Object.values(BROKEN)) {
    const id = await completed(rig);
    breakIt(join(rig.home, "jobs", id));
    bad.set(id, reason);
  }
  await assertNamed(rig, good, bad);
});

test("a job of another user is named with the reason, and the others are shown", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const [good, bad] = [await completed(rig), await completed(rig)];
  const reason = "its folder may not be used by this user (EACCES)";
  await withoutAccess(rig, join(rig.home, "jobs", bad), (other) => assertNamed(other, good, new Map([[bad, reason]])));
});

describe("a job that is broken", { concurrency: 2 }, () => {
  test("by files that only go with the record does no harm to any command", async (t) => {
    for (const name of ["events.jsonl", "result.md", "prompt.md", "worker.log", "before.json"]) {
      const rig = await makeRig(t, { scenario: {} });
      const id = await completed(rig);
      const path = join(rig.home, "jobs", id, name);
      rmSync(path, { force: true });
      execFileSync("mkfifo", [path]);
      for (const command of [["status"], ["status", id], ["status", id, "--wait"], ["result", id], ["report"]]) {
        const { code, stderr } = await rig.run(command);
        assert.deepEqual([code, stderr], [0, ""], `${name}: ${command.join(" ")}`);
      }
      const logs = await rig.run(["logs", id]);
      assert.equal(logs.code, name === "events.jsonl" ? 2 : 0);
      if (name === "events.jsonl")
        assert.match(logs.stderr, /Could not read the log of job "\S+": its events\.jsonl is no regular file\./);
      const { unreadable } = json(await rig.run(["result", id, "--json"]));
      const fault = { id, reason: "its result.md is no regular file" };
      assert.deepEqual(unreadable, name === "result.md" ? [fault] : undefined);
    }
  });
});

describe("a list or a file of the home that is broken", { concurrency: 2 }, () => {
  const places = ["active", "untold", "workspaces", "sessions", "clients", "agents", "watchers", "incidents"];
  for (const place of places) {
    test(`${place}: is named, and nothing hangs or is called a bug`, async (t) => {
      const rig = await makeRig(t, { scenario: {} });
      await completed(rig);
      const path = join(rig.home, place);
      rmSync(path, { recursive: true, force: true });
      execFileSync("mkfifo", [path]);
      for (const args of [["status"], ["status", "--all"]]) {
        const { code, stdout } = await rig.run([...args, "--json"], { env: { CODEX_COMPANION_SESSION_ID: "s1" } });
        assert.equal(code, 0, stdout);
        const named = json({ code, stdout, stderr: "" }).unreadable.find(({ id }: Json) => id === place);
        assert.deepEqual(named, { id: place, reason: "it is no folder" });
        assert.match((await rig.run(args)).stdout, new RegExp(`^! ${place} cannot be read: it is no folder\\.$`, "m"));
      }
      for (const args of [["incidents"], ["report"], ["prune"], ["setup"], ["result"], ["logs"]]) {
        const { code, stderr } = await rig.run(args);
        assert.ok(code === 0 || code === 2, `${args}: ${code} ${stderr}`);
      }
    });
  }

  test("all of them, or the home itself: status tells it, and the home is named once", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const named = async (scope: readonly string[]) => {
      const { code, stdout, stderr } = await rig.run(["status", ...scope, "--json"]);
      assert.equal(code, 0, stderr);
      return JSON.parse(stdout).unreadable.map(({ id }: Json) => id);
    };
    mkdirSync(rig.home);
    const broken = ["jobs", "active", "untold", "workspaces"];
    for (const place of broken) writeFileSync(join(rig.home, place), "");
    for (const scope of [[], ["--all"], ["--everywhere"]])
      assert.deepEqual((await named(scope)).slice(0, 4), broken, scope.join());
    rmSync(rig.home, { recursive: true });
    writeFileSync(rig.home, "");
    for (const scope of [[], ["--all"], ["--everywhere"]])
      assert.deepEqual(await named(scope), [rig.home], scope.join());
    assert.ok((await rig.run(["status"])).stdout.includes(`! ${rig.home} cannot be read: it is no folder.`));
  });

  for (const file of ["ledger.jsonl", "gate.json", "preflight.json", "usage.json"]) {
    test(`${file}: a task runs all the same, and each command works`, async (t) => {
      const rig = await makeRig(t, { scenario: {} });
      await completed(rig);
      rmSync(join(rig.home, file), { force: true });
      mkdirSync(join(rig.home, file));
      assert.equal((await rig.run(["task", "again"])).code, 0);
      for (const args of [["status"], ["incidents"], ["report"], ["prune"], ["setup"], ["result"], ["logs"]]) {
        const { code, stderr } = await rig.run(args);
        assert.equal(code, 0, `${args}: ${stderr}`);
      }
    });
  }

  test("an incident that cannot be read is named, and keeps no task out", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    await completed(rig);
    mkdirSync(join(rig.home, "incidents", "0123456789ab.jsonl"), { recursive: true });
    const { code, stdout } = await rig.run(["incidents", "--json"]);
    const unreadable = [{ id: "0123456789ab", reason: "its file is a folder" }];
    assert.deepEqual([code, JSON.parse(stdout).unreadable], [0, unreadable]);
    assert.match(
      (await rig.run(["incidents"])).stdout,
      /^! incident 0123456789ab cannot be read: its file is a folder\.$/m,
    );
    assert.equal((await rig.run(["task", "again"])).code, 0);
    assert.equal((await rig.run(["status"])).code, 0);
  });
});

test("prune never removes what is left of a job whose record is gone", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const id = await completed(rig);
  const old = "00000001-00000";
  renameSync(join(rig.home, "jobs", id), join(rig.home, "jobs", old));
  removeRevisions(join(rig.home, "jobs", old));
  const unreadable = [{ id: old, reason: "its record is gone" }];
  const pruned = json(await rig.run(["prune", "--json"]));
  assert.deepEqual([pruned.removed, pruned.unreadable, pruned.dryRun], [[], unreadable, false]);
  assert.ok(readdirSync(join(rig.home, "jobs", old)).includes("events.jsonl"));
});

async function assertNamed(rig: FakeRig, good: string, bad: ReadonlyMap<string, string | RegExp>): Promise<void> {
  for (const scope of [[], ["--all"]]) {
    const listed = await rig.run(["status", ...scope, "--json"]);
    assert.equal(listed.code, 0, listed.stderr);
    const { recent, unreadable } = json(listed);
    assert.deepEqual(
      recent.map(({ id }: Json) => id),
      [good],
    );
    assert.deepEqual(unreadable.map(({ id }: Json) => id).sort(), [...bad.keys()].sort());
    const text = await rig.run(["status", ...scope]);
    for (const { id, reason } of unreadable) {
      assert.match(reason, pattern(bad.get(id) ?? assert.fail()));
      assert.ok(text.stdout.includes(`! ${id} cannot be read: ${reason}.`), text.stdout);
    }
  }
  for (const command of [["result"], ["logs"], ["report"], ["incidents"], ["setup"], ["prune", "--dry-run"]]) {
    const { code, stderr } = await rig.run(command);
    assert.deepEqual([code, stderr], [0, ""], command.join(" "));
  }
  const commands = [["status"], ["result"], ["logs"], ["cancel"], ["status", "--wait"], ["logs", "--follow"]];
  for (const [at, id] of [...bad.keys()].entries()) {
    const command = commands[at % commands.length] ?? [];
    const { code, stderr } = await rig.run([...command, id]);
    assert.equal(code, 2, command.join(" "));
    assert.match(stderr, new RegExp(`^codex-companion: Could not read job "${id}": `), command.join(" "));
  }
}

function pattern(reason: string | RegExp): RegExp {
  return typeof reason === "string" ? new RegExp(`^${reason.replaceAll(/[.()]/g, "\\$&")}$`) : reason;
}

async function completed(rig: FakeRig): Promise<string> {
  const id = jobId(await rig.run(["task", "a task"]));
  // Its worker still writes the last line of the log when the end is told.
  await untilSilent(rig.home);
  return id;
}

function newestName(job: string): string {
  return readdirSync(job).findLast((name) => /^r\d{8}\.json$/.test(name)) ?? assert.fail();
}

function removeRevisions(job: string): void {
  for (const name of readdirSync(job)) if (/^r\d{8}\.json$/.test(name)) rmSync(join(job, name));
}

/** Three gigabytes that take no room. */
function giant(path: string): void {
  appendFileSync(path, "");
  truncateSync(path, 3 * 2 ** 30);
  chmodSync(path, 0o600);
}
