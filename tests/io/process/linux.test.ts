import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { linuxPlatform } from "../../../plugins/codex/scripts/src/io/process/linux.ts";
import { parseStat, type Stat } from "../../../plugins/codex/scripts/src/io/process/linux-stat.ts";
import { until } from "../../../testing/wait.ts";
import { isAlive, makeLaboratory } from "./fixtures/laboratory.ts";

if (process.platform === "linux") {
  describe("on Linux", () => {
    test("linuxPlatform.send signals a group whole, and targets only while they have their start time", async (t) => {
      const { run } = await makeLaboratory(t);
      const script =
        "setsid sh -c 'echo apart $$; exec sleep 60' & sleep 60 & echo member $!; echo leader $$; exec sleep 60";
      const { apart, member, leader } = await run(script, ["apart", "member", "leader"]);
      const target = linuxPlatform.scan([]).entries.find(({ pid }) => pid === apart);
      assert.ok(target);
      linuxPlatform.send([{ ...target, startedAt: "1" }], [leader], "kill");
      await until(() => !isAlive(member) && !isAlive(leader), { what: "the end of the group" });
      assert.equal(isAlive(apart), true);
      linuxPlatform.send([target], [], "kill");
      await until(() => !isAlive(apart), { what: "the end of the target" });
    });

    test("linuxPlatform.scan passes over the threads of the kernel, and over no program", () => {
      const before = everyStat();
      const scanned = new Set(linuxPlatform.scan([]).entries.map(({ pid }) => pid));
      const after = new Map(everyStat().map((stat) => [stat.pid, stat]));
      const stable = before.filter(({ pid, startedAt }) => after.get(pid)?.startedAt === startedAt);
      const programs = stable.filter((stat) => !stat.isKernelThread && stat.state !== "Z");
      const threads = stable.filter((stat) => stat.isKernelThread);
      assert.ok(programs.some(({ pid }) => pid === process.pid));
      assert.deepEqual(
        programs.filter(({ pid }) => !scanned.has(pid)),
        [],
      );
      assert.deepEqual(
        threads.filter(({ pid }) => scanned.has(pid)),
        [],
      );
    });

    test("linuxPlatform.scan counts a zombie among those that ended, and takes no mark that would fit all", async (t) => {
      const { run } = await makeLaboratory(t);
      const { zombie } = await run("sleep 0.01 & echo zombie $!; exec sleep 60", ["zombie"]);
      await until(() => !isAlive(zombie), { what: "a zombie" });
      const { entries, endedPids } = linuxPlatform.scan([""]);
      assert.ok(endedPids.includes(zombie));
      assert.deepEqual(
        entries.filter(({ isMarked }) => isMarked),
        [],
      );
    });

    test("linuxPlatform.scan leaves the marks and the zombies of those older than `since` aside", async (t) => {
      const { run, mark } = await makeLaboratory(t);
      const { zombie, marked } = await run("sleep 0.01 & echo zombie $!; echo marked $$; exec sleep 60", [
        "zombie",
        "marked",
      ]);
      await until(() => !isAlive(zombie), { what: "a zombie" });
      const entryOf = (since?: string) => {
        const { entries, endedPids } = linuxPlatform.scan([mark], since);
        return {
          entry: entries.find(({ pid }) => pid === marked) ?? assert.fail(),
          hasZombie: endedPids.includes(zombie),
        };
      };
      const { entry } = entryOf();
      assert.equal(entry.isMarked, true);
      assert.deepEqual(entryOf(entry.startedAt), { entry, hasZombie: true });
      const later = String(Number(entry.startedAt) + 100_000);
      assert.deepEqual(entryOf(later), { entry: { ...entry, isMarked: false }, hasZombie: false });
    });

    test("linuxPlatform names the boot and the pid namespace", () => {
      assert.match(linuxPlatform.bootId(), /^[\da-f-]{36}$/u);
      assert.match(linuxPlatform.pidNamespace(), /^pid:\[\d+\]$/u);
    });
  });
}

function everyStat(): Stat[] {
  return readdirSync("/proc").flatMap((name) => {
    try {
      return parseStat(readFileSync(`/proc/${Number(name)}/stat`, "utf8")) ?? [];
    } catch {
      return []; // No process, or one that has just ended.
    }
  });
}
