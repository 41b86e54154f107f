/** Whatever a task does, the user's Codex configuration stays as it is, byte for byte, and is obeyed. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { eventsOf, jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { until } from "../../testing/wait.ts";

/** What the user has configured, and the sandbox that `--write` must then get. */
interface Setting {
  readonly name: string;
  readonly sandbox?: "read-only" | "workspace-write" | "danger-full-access";
  readonly trust?: "trusted" | "untrusted";
  readonly writes: string;
}

const SETTINGS: readonly Setting[] = [
  { name: "read-only", sandbox: "read-only", writes: "workspace-write" },
  { name: "workspace-write", sandbox: "workspace-write", writes: "workspace-write" },
  { name: "danger-full-access", sandbox: "danger-full-access", writes: "danger-full-access" },
  { name: "a trusted project", trust: "trusted", writes: "workspace-write" },
  { name: "an untrusted project", trust: "untrusted", writes: "workspace-write" },
];

const TASKS: readonly (readonly [status: string, ...args: string[]])[] = [
  ["completed", "--read-only", "--", "[[run:ls]]"],
  ["completed", "--write", "--", "[[edit:written.txt:x]]"],
  ["completed", "--write", "--allow-commit", "--", "[[commit:made]]"],
  ["completed", "--sandbox", "danger-full-access", "--", "[[commit:made]]"],
  ["completed", "--resume-last", "--write", "--", "[[run:ls]]"],
  ["failed", "--write", "--", "[[http:400]]"],
];

test("with nothing configured, every kind of task leaves the configuration as it was", async (t) => {
  const rig = await makeRig(t);
  const before = configuration(rig);
  for (const [status, ...args] of TASKS) {
    await rig.run(["task", ...args]);
    assert.deepEqual([newest(rig)["status"], configuration(rig)], [status, before], args.join(" "));
  }
  await rig.run(["task", "--background", "--write", "--", "[[run:sleep 600]]"]);
  const { id } = newest(rig);
  await until(() => eventsOf(rig.home, id).some(({ type }) => type === "command_started"), { what: "the command" });
  await rig.run(["cancel", id]);
  assert.deepEqual([newest(rig)["status"], configuration(rig)], ["cancelled", before]);
});

test("a writing task obeys the configuration and leaves it as it was", { concurrency: 2 }, async (t) => {
  await Promise.all(SETTINGS.map((setting) => t.test(setting.name, (own) => write(own, setting))));
});

async function write(t: TestContext, { sandbox, trust, writes }: Setting): Promise<void> {
  const rig = await makeRig(t, { config: sandbox === undefined ? {} : { sandbox } });
  const project = `[projects.${JSON.stringify(rig.repo)}]\ntrust_level = "${trust}"\n`;
  if (trust !== undefined) await appendFile(join(rig.codexHome, "config.toml"), project);
  const before = configuration(rig);
  for (const args of [["--write"], ["--write", "--allow-commit"], ["--read-only"]]) {
    const { code } = await rig.run(["task", ...args, "--", "[[run:echo x >> written.txt]]"]);
    assert.deepEqual([code, configuration(rig)], [0, before], args.join(" "));
    assert.equal(newest(rig)["resolved"].sandbox, args.includes("--write") ? writes : "read-only");
  }
  assert.equal(readFileSync(join(rig.repo, "written.txt"), "utf8"), "x\nx\n");
}

/** The configuration's bytes, and the names beside it that could hold one. */
function configuration(rig: RealRig): readonly string[] {
  const names = readdirSync(rig.codexHome).filter((name) => name.endsWith(".toml"));
  return [...names, readFileSync(join(rig.codexHome, "config.toml"), "utf8")];
}

/** The record of the newest job. */
function newest(rig: RealRig) {
  return readRecord(rig.home, jobIds(rig.home).at(-1) ?? assert.fail()) ?? assert.fail();
}
