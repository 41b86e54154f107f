/**
 * Commits that no command of the turn asks Git for by its name. If the only job at work there made them, they are its
 * own, and make up for the end of Codex's process.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { killOfCodex, mortalCodex } from "../../testing/mortal-codex.ts";
import { git } from "../../testing/repository.ts";

const FILES = {
  Makefile: "ship:\n\t@echo x > shipped && git add . && git commit -q -m ship\n",
  "commit.sh": "echo x > quiet\ngit add . && git commit -q -m quiet >/dev/null 2>&1\n",
  "package.json": '{"name":"x","version":"1.0.0"}\n',
};
const TASK = ["task", "--write", "--allow-commit", "--retry", "never", "--"];

async function commitRig(t: Parameters<typeof makeRig>[0]): Promise<RealRig> {
  const rig = await makeRig(t, { repository: { files: FILES } });
  await git(rig.repo, "config", "alias.ci", "commit");
  return rig;
}

function latest(rig: RealRig) {
  return readRecord(rig.home, jobIds(rig.home).at(-1) ?? "") ?? assert.fail("There is no job.");
}

for (const [how, command, subject] of [
  ["make ship", "make -s ship", "ship"],
  ["a quiet script", "sh commit.sh", "quiet"],
  ["an alias", "echo x > aliased && git add . && git ci -q -m aliased", "aliased"],
  ["npm version", "npm version patch >/dev/null", "1.0.1"],
] as const) {
  test(`${how}, and then exit 126: the commits are the job's, and counted`, async (t) => {
    const rig = await commitRig(t);
    const env = { ...mortalCodex(rig, 126), ...identity() };
    const death = `[[run:${killOfCodex(rig)}]]`;
    const sandboxless = ["task", "--sandbox", "danger-full-access", "--allow-commit", "--retry", "never", "--"];
    const { stdout } = await rig.run([...sandboxless, `[[run:${command}]] ${death}`], { env });
    assert.match(stdout, /\[\[codex-task status=complete id=\S+ work=commits\]\]\n$/);
    const { evidence, exit } = latest(rig);
    assert.deepEqual(
      [evidence.attribution, evidence.commits.map((commit: { subject: string }) => commit.subject)],
      ["witnessed", [subject]],
    );
    assert.deepEqual([exit.raw_exit_code, exit.exit_code, exit.normalized], [126, 0, true]);
    assert.deepEqual(leftIn(rig), []);
  });
}

test("make ship in the sandbox, with --allow-commit", async (t) => {
  const rig = await commitRig(t);
  const { stdout } = await rig.run([...TASK, "[[run:make -s ship]]"], { env: identity() });
  assert.match(stdout, /work=commits\]\]\n$/);
  assert.equal(latest(rig)["evidence"].attribution, "witnessed");
  assert.deepEqual(leftIn(rig), []);
});

test("a user's own GIT_TRACE2_EVENT is left as it is", async (t) => {
  const rig = await commitRig(t);
  const trace = join(rig.env["TMPDIR"] ?? "", "own-trace");
  await rig.run([...TASK, "[[run:make -s ship]]"], { env: { ...identity(), GIT_TRACE2_EVENT: trace } });
  assert.ok(existsSync(trace));
  assert.equal(latest(rig)["evidence"].attribution, "ambiguous");
});

function identity(): Record<string, string> {
  const who = { NAME: "n", EMAIL: "n@example.org" };
  return Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((role) => Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value])),
  );
}

/** What of ours is left in the temporary folder. */
function leftIn(rig: RealRig): readonly string[] {
  return readdirSync(rig.env["TMPDIR"] ?? "").filter((name) => name.startsWith("codex-companion"));
}
