import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { findJobProcesses } from "../../../plugins/codex/scripts/src/io/process/find.ts";
import { selfIdentity } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { killJobProcesses } from "../../../plugins/codex/scripts/src/io/process/kill.ts";
import { thisPlatform } from "../../../plugins/codex/scripts/src/io/process/this-platform.ts";
import { until } from "../../../testing/wait.ts";
import { identityOf, isAlive, makeLaboratory } from "./fixtures/laboratory.ts";
import { entry, scriptedPlatform } from "./fixtures/platforms.ts";

const NOTHING = { marks: [], roots: [], spare: [], graceMs: 0 };
const STUBBORN = 'trap "" TERM';

test("killJobProcesses returns after one look if there is nothing", async () => {
  let looks = 0;
  const platform = scriptedPlatform(() => {
    looks++;
    return [entry(100)];
  });
  assert.deepEqual(await killJobProcesses(NOTHING, { platform }), { wasNeeded: false, survivors: [] });
  assert.deepEqual([looks, platform.sent], [1, []]);
});

test("killJobProcesses asks each process once, and kills none that ends within the grace", async () => {
  let looks = 0;
  const platform = scriptedPlatform(() => (++looks < 4 ? [entry(100, { isMarked: true })] : []));
  assert.deepEqual(await killJobProcesses({ ...NOTHING, graceMs: 60_000 }, { platform }), {
    wasNeeded: true,
    survivors: [],
  });
  assert.deepEqual(platform.sent, ["terminate 100"]);
});

test("killJobProcesses does not believe the first quiet look", async () => {
  const scans = [[100], [], [101], [], []];
  const platform = scriptedPlatform(() => (scans.shift() ?? []).map((pid) => entry(pid, { isMarked: true })));
  await killJobProcesses({ ...NOTHING, graceMs: 60_000 }, { platform });
  assert.deepEqual([platform.sent, scans], [["terminate 100", "terminate 101"], []]);
});

test("killJobProcesses freezes whoever is left until nobody new appears, and then kills all", async () => {
  const scans = [[100], [100], [100, 101], [100, 101], [], []];
  const platform = scriptedPlatform(() => (scans.shift() ?? []).map((pid) => entry(pid, { isMarked: true })));
  assert.deepEqual(await killJobProcesses(NOTHING, { platform }), { wasNeeded: true, survivors: [] });
  assert.deepEqual(platform.sent, [
    "terminate 100",
    "freeze 100",
    "freeze group 100",
    "freeze 101",
    "freeze group 100",
    "freeze group 101",
    "kill 100",
    "kill 101",
    "kill group 100",
    "kill group 101",
  ]);
});

test("killJobProcesses knows the child of a process that ended meanwhile", async () => {
  const scans = [[entry(100, { isMarked: true })], [entry(101, { ppid: 100 })]];
  const platform = scriptedPlatform(() => scans.shift() ?? []);
  await killJobProcesses({ ...NOTHING, graceMs: 60_000 }, { platform });
  assert.deepEqual(platform.sent, ["terminate 100", "terminate 101"]);
});

test("killJobProcesses looks again if a process ended while it looked, and only then", async () => {
  const scans = [[7], [7, 8], [7, 8], [7]];
  const platform = scriptedPlatform(() => []);
  const scan = () => ({ entries: [], endedPids: scans.shift() ?? [] });
  await killJobProcesses(NOTHING, { platform: { ...platform, scan } });
  assert.deepEqual(scans, [[7]]);
});

test("killJobProcesses returns whoever cannot be killed, in bounded time", async () => {
  const platform = scriptedPlatform(() => [entry(100, { isMarked: true })]);
  const startedMs = performance.now();
  assert.deepEqual(await killJobProcesses({ ...NOTHING, graceMs: 50 }, { platform, forceLimitMs: 50 }), {
    wasNeeded: true,
    survivors: [100],
  });
  assert.ok(performance.now() - startedMs < 4_000);
});

test("killJobProcesses refuses a mark that would fit strangers", async () => {
  const platform = scriptedPlatform(() => []); // never the real one: were the mark let through, strangers would be ended
  for (const mark of ["", "NAME", "NAME=", "=x", "NAME=a b"]) {
    await assert.rejects(killJobProcesses({ ...NOTHING, marks: [mark] }, { platform }), /a mark is NAME=VALUE/u, mark);
  }
});

test("killJobProcesses passes over a root of another boot, namespace or unknown start", async () => {
  const self = selfIdentity();
  const platform = scriptedPlatform(() => [entry(101, { processGroup: 100 })]);
  const root = { ...self, pid: 100, startedAt: "100" };
  const roots = [
    { ...root, bootId: "another" },
    { ...root, pidNamespace: "another" },
    { ...root, startedAt: "" },
  ];
  await killJobProcesses({ ...NOTHING, roots }, { platform });
  assert.deepEqual(platform.sent, []);
});

if (process.platform === "linux") {
  describe("on Linux", () => {
    test("a scan lists this process and no zombie", async (t) => {
      const { run } = await makeLaboratory(t);
      const { zombie } = await run("sleep 0.01 & echo zombie $!; exec sleep 60", ["zombie"]);
      await until(() => !isAlive(zombie), { what: "a zombie" });
      const pids = thisPlatform.scan([]).entries.map(({ pid }) => pid);
      assert.ok(pids.includes(process.pid));
      assert.ok(!pids.includes(zombie));
    });

    test("findJobProcesses matches a mark whole: neither a longer value, nor a longer name, nor an argument", async (t) => {
      const { mark, run } = await makeLaboratory(t);
      const script = [
        `env -i "$MARK" sh -c 'echo exact $$; exec sleep 60' &`,
        `env -i "\${MARK}0" sh -c 'echo value $$; exec sleep 60' &`,
        `env -i "X$MARK" sh -c 'echo name $$; exec sleep 60' &`,
        `env -i "X=$MARK" sh -c 'echo inside $$; exec sleep 60' "$MARK" &`,
        "echo shell $$; exec sleep 60",
      ];
      const names = ["exact", "value", "name", "inside", "shell"] as const;
      const { exact } = await run(`MARK=${mark}\n${script.join("\n")}`, names, { isMarked: false });
      const found = findJobProcesses({ marks: ["OTHER=1", mark], roots: [], spare: [] });
      assert.deepEqual(
        found.map(({ pid }) => pid),
        [exact],
      );
    });

    test("killJobProcesses asks before it kills", async (t) => {
      const { mark, run, folder } = await makeLaboratory(t);
      const script = `trap 'echo asked > asked; exit' TERM; echo polite $$; while :; do sleep 0.01; done`;
      const { polite } = await run(script, ["polite"]);
      await killJobProcesses({ ...NOTHING, marks: [mark], graceMs: 10_000 });
      assert.equal(isAlive(polite), false);
      assert.equal(readFileSync(`${folder}/asked`, "utf8"), "asked\n");
    });

    test("killJobProcesses ends whoever ignores the request, in sessions and groups of their own", async (t) => {
      const { mark, run } = await makeLaboratory(t);
      const script = `
        setsid sh -c '${STUBBORN}; echo session $$; sh -c "echo grandchild \\$\\$; exec sleep 60" & wait; exec sleep 60' &
        (setsid sh -c '(setsid sh -c "${STUBBORN.replaceAll('"', '\\"')}; echo daemon \\$\\$; exec sleep 60" &)' &)
        ${STUBBORN}; echo shell $$; while :; do sleep 60; done`;
      const pids = await run(script, ["session", "grandchild", "daemon", "shell"]);
      assert.deepEqual(await killJobProcesses({ ...NOTHING, marks: [mark], graceMs: 50 }), {
        wasNeeded: true,
        survivors: [],
      });
      assert.deepEqual(Object.values(pids).filter(isAlive), []);
      assert.deepEqual(findJobProcesses({ ...NOTHING, marks: [mark] }), []);
    });

    test("killJobProcesses ends descendants of a root that scrubbed their environment", async (t) => {
      const { mark, run } = await makeLaboratory(t);
      const scrubbed = `env -i setsid sh -c '${STUBBORN}; echo scrubbed $$; sh -c "echo below \\$\\$; exec sleep 60" & exec sleep 60'`;
      const pids = await run(`${scrubbed} & echo root $$; exec sleep 60`, ["scrubbed", "below", "root"]);
      assert.equal(findJobProcesses({ ...NOTHING, marks: [mark] }).length, 3);
      const roots = [identityOf(pids.root)];
      assert.deepEqual(await killJobProcesses({ ...NOTHING, roots, graceMs: 50 }), { wasNeeded: true, survivors: [] });
      assert.deepEqual(Object.values(pids).filter(isAlive), []);
    });

    test("killJobProcesses ends the scrubbed orphans in the session of a root that is gone", async (t) => {
      const { run } = await makeLaboratory(t);
      const orphan = `env -i sh -c 'echo orphan $$; exec sleep 60'`;
      const { orphan: pid, root } = await run(`${orphan} & echo root $$; exec sleep 60`, ["orphan", "root"]);
      const roots = [identityOf(root)];
      process.kill(root, "SIGKILL");
      await until(() => !isAlive(root), { what: "the end of the root" });
      assert.deepEqual(await killJobProcesses({ ...NOTHING, roots, graceMs: 10_000 }), {
        wasNeeded: true,
        survivors: [],
      });
      assert.equal(isAlive(pid), false);
    });

    test("killJobProcesses leaves bystanders alone: in the session, spared, or a later process with a root's pid", async (t) => {
      const { mark, run } = await makeLaboratory(t);
      const script = `
        env -u UNMARKED sh -c 'echo bystander $$; exec sleep 60' &
        env ${mark} sh -c 'echo marked $$; exec sleep 60' &
        env ${mark} sh -c 'echo spared $$; exec sleep 60' &
        echo leader $$; exec sleep 60`;
      const names = ["bystander", "marked", "spared", "leader"] as const;
      const pids = await run(script, names, { isMarked: false });
      const leader = identityOf(pids.leader);
      const reused = { ...leader, startedAt: String(Number(leader.startedAt) - 1) };
      const request = { marks: [mark], roots: [reused], spare: [pids.spared], graceMs: 10_000 };
      assert.deepEqual(await killJobProcesses(request), { wasNeeded: true, survivors: [] });
      assert.deepEqual(
        names.filter((name) => isAlive(pids[name])),
        ["bystander", "spared", "leader"],
      );
    });

    test("killJobProcesses ends a stopped process by its own will", async (t) => {
      const { mark, run, folder } = await makeLaboratory(t);
      const script = `trap 'echo asked > asked; exit' TERM; echo stopped $$; while :; do sleep 0.01; done`;
      const { stopped } = await run(script, ["stopped"]);
      process.kill(stopped, "SIGSTOP");
      await killJobProcesses({ ...NOTHING, marks: [mark], graceMs: 10_000 });
      assert.equal(readFileSync(`${folder}/asked`, "utf8"), "asked\n");
    });

    test("killJobProcesses ends a process that forks without end", async (t) => {
      const { mark, run } = await makeLaboratory(t);
      await run(`${STUBBORN}; echo storm $$; while :; do sleep 30 & sleep 0.005; done`, ["storm"]);
      assert.deepEqual(await killJobProcesses({ ...NOTHING, marks: [mark], graceMs: 50 }), {
        wasNeeded: true,
        survivors: [],
      });
      assert.deepEqual(findJobProcesses({ ...NOTHING, marks: [mark] }), []);
    });

    test("killJobProcesses ends a chain in which each process forks the next and ends", async (t) => {
      const { mark, run, folder } = await makeLaboratory(t);
      // Each link runs on only while its folder is there, so that a failure of this test ends too.
      const link = `[ -d "${folder}" ] && sh -c "$LINK" &`;
      await run(`${STUBBORN}; export LINK='${link}'; sh -c "$LINK"; echo chain $$`, ["chain"]);
      assert.deepEqual(await killJobProcesses({ ...NOTHING, marks: [mark], graceMs: 0 }), {
        wasNeeded: true,
        survivors: [],
      });
      const looks = Array.from({ length: 20 }, () => findJobProcesses({ ...NOTHING, marks: [mark] }).length);
      assert.deepEqual(looks, Array(20).fill(0));
    });
  });
}
