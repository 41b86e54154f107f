import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { Sighting, Vantage } from "../../../plugins/codex/scripts/src/core/job/liveness.ts";
import type { ProcessIdentity } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import {
  livenessOf,
  livenessSeen,
  selfIdentity,
  sight,
  vantage,
} from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { parseCpuTicks, parseStat } from "../../../plugins/codex/scripts/src/io/process/linux-stat.ts";
import { until } from "../../../testing/wait.ts";
import { identityOf, isAlive, makeLaboratory } from "./fixtures/laboratory.ts";

const HERE: Vantage = { bootId: "boot-1", host: "mill", pidNamespace: "pid:[1]" };
const THERE: ProcessIdentity = { pid: 10, startedAt: "100", ...HERE };

test("livenessSeen says alive, gone or unknown", () => {
  const same: Sighting = { startedAt: "100" };
  const cases: readonly [string, Partial<ProcessIdentity>, Partial<Vantage>, Sighting, string][] = [
    ["the same process", {}, {}, same, "alive"],
    ["a reused pid", {}, {}, { startedAt: "101" }, "gone"],
    ["no such process", {}, {}, "absent", "gone"],
    ["cannot be seen", {}, {}, "unreadable", "unknown"],
    ["an earlier boot", { bootId: "boot-0" }, {}, same, "gone"],
    ["another host", { bootId: "boot-0", host: "barn" }, {}, same, "unknown"],
    ["another namespace", { pidNamespace: "pid:[2]" }, {}, "absent", "unknown"],
    ["a machine renamed since", { host: "barn" }, {}, same, "alive"],
    ["a boot that nobody could name", { bootId: "" }, {}, same, "unknown"],
    ["a boot that cannot be named now", {}, { bootId: "" }, same, "unknown"],
    ["an unnamed boot, and no such process", {}, { bootId: "" }, "absent", "gone"],
    ["an unnamed boot, and a reused pid", {}, { bootId: "" }, { startedAt: "101" }, "gone"],
    ["an unnamed boot of another host", { host: "barn" }, { bootId: "" }, "absent", "unknown"],
    ["a start that was not known", { startedAt: "" }, {}, same, "unknown"],
    ["a start that is not known", {}, {}, { startedAt: "" }, "unknown"],
    ["a start that was not known, and no such process", { startedAt: "" }, {}, "absent", "gone"],
  ];
  for (const [name, identity, here, seen, expected] of cases) {
    assert.equal(livenessSeen({ ...THERE, ...identity }, { ...HERE, ...here }, { sight: () => seen }), expected, name);
  }
});

test("livenessSeen does not look at a pid that means something else here", () => {
  const looked: number[] = [];
  const platform = {
    sight(pid: number): Sighting {
      looked.push(pid);
      return "absent";
    },
  };
  livenessSeen({ ...THERE, bootId: "boot-0" }, HERE, platform);
  livenessSeen({ ...THERE, pidNamespace: "pid:[2]" }, HERE, platform);
  assert.deepEqual(looked, []);
});

test("selfIdentity is alive, and stays the same object", () => {
  const self = selfIdentity();
  assert.equal(self.pid, process.pid);
  assert.equal(self.host, hostname());
  assert.equal(livenessOf(self), "alive");
  assert.equal(selfIdentity(), self);
  assert.deepEqual(vantage(), { bootId: self.bootId, host: self.host, pidNamespace: self.pidNamespace });
});

test("sight calls what is no pid unreadable", () => {
  for (const pid of [0, -1, -(2 ** 30), 1.5, Number.NaN, 2 ** 60]) assert.equal(sight(pid), "unreadable", String(pid));
});

test("parseStat reads a name with blanks, parentheses and a line break", () => {
  const rest = "R 1 22 33 34816 -1 4194304 1 0 0 0 7 8 0 0 20 0 1 0 84504 3133440 390 1844";
  const expected = {
    pid: 44,
    ppid: 1,
    processGroup: 22,
    session: 33,
    startedAt: "84504",
    state: "R",
    isKernelThread: false,
  };
  for (const name of ["cat", "a) (b", ") R 9 9 9 (", "x\ny", ""]) {
    assert.deepEqual(parseStat(`44 (${name}) ${rest}\n`), expected, name);
  }
});

test("parseStat knows a thread of the kernel by its flags", () => {
  const line = "2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 12 0 0 20 0 1 0 3 0 0 1844";
  assert.equal(parseStat(line)?.isKernelThread, true);
});

test("parseStat refuses what is no stat line", () => {
  for (const line of [
    "",
    "44",
    "44 (cat",
    "44 (cat) R 1 2 3",
    "x (cat) R 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 10 11",
  ]) {
    assert.equal(parseStat(line), null, line);
  }
});

if (process.platform === "linux") {
  describe("on Linux", () => {
    test("livenessOf tells a living process from a later one with its pid", async (t) => {
      const { run } = await makeLaboratory(t);
      const { sleeper } = await run("echo sleeper $$; exec sleep 60", ["sleeper"]);
      const identity = identityOf(sleeper);
      assert.equal(livenessOf(identity), "alive");
      assert.equal(livenessOf({ ...identity, startedAt: String(Number(identity.startedAt) - 1) }), "gone");
      process.kill(sleeper, "SIGKILL");
      await until(() => livenessOf(identity) === "gone", { what: "the end of the sleeper" });
    });

    test("sight sees a program whose name looks like the rest of its stat line", async (t) => {
      const { folder, run } = await makeLaboratory(t);
      await copyFile("/bin/sleep", join(folder, "a) (b Z 1"));
      const { odd } = await run('echo odd $$; exec "./a) (b Z 1" 60', ["odd"]);
      const before = sight(odd);
      assert.notEqual(typeof before, "string");
      assert.deepEqual(sight(odd), before);
    });

    test("sight calls a zombie absent", async (t) => {
      const { run } = await makeLaboratory(t);
      const { zombie } = await run("sleep 0.01 & echo zombie $!; exec sleep 60", ["zombie"]);
      await until(() => !isAlive(zombie), { what: "a zombie" });
      assert.doesNotThrow(() => process.kill(zombie, 0), "the kernel still knows it");
      assert.equal(sight(zombie), "absent");
    });
  });
}

test("parseCpuTicks adds up what a process and its ended children have used", () => {
  const line = "7 (a ) b) S 1 7 7 0 -1 4194560 100 200 0 0 11 22 33 44 20 0 1 0 9000 1 1";
  assert.deepEqual([parseCpuTicks(line), parseCpuTicks("7 (a) S 1"), parseCpuTicks("")], [110, null, null]);
});
