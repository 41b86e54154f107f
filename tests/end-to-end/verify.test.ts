/** `--verify` with the real Codex: the check is confined as its turn was, and is outside only by the user's own word. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { git } from "../../testing/repository.ts";
import { processesLeft, processesUnder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";

const WRITE = "[[run:echo made > made.txt]]";

describe("a check", { concurrency: 2 }, () => {
  test("sees what the turn made, and writes where the turn could, and nowhere else", async (t) => {
    // The rig lies in a temporary folder, which a sandbox lets write unless the user's own settings say otherwise.
    const rig = await makeRig(t, { config: { extraToml: "[sandbox_workspace_write]\nexclude_slash_tmp = true" } });
    const before = readdirSync(rig.repo);
    const outside = join(rig.folder, "escaped");
    const check = `test -f made.txt && touch inside && ! touch ${outside} 2>/dev/null && ! touch .git/escaped 2>/dev/null`;
    const { stdout } = await rig.run(["task", "--write", "--verify", check, "--", WRITE]);
    assert.match(stdout, /status=complete id=\S+ work=files verify=pass\]\]\n$/u);
    assert.equal(existsSync(outside), false);
    assert.deepEqual(readdirSync(rig.repo), [...before, "inside", "made.txt"].sort());
    assert.deepEqual(readdirSync(join(rig.repo, ".git")).includes("escaped"), false);
  });

  test("of a read-only task writes nothing, whatever the policy, and says so", async (t) => {
    const rig = await makeRig(t);
    policy(rig, { sandboxes: ["read-only"] });
    const { code, stdout } = await rig.run(["task", "--read-only", "--verify", "touch x", "--", "[[say:Looked.]]"]);
    assert.equal(code, 1);
    assert.match(stdout, /verify=fail kind=verify_failed\]\]\n$/u);
    assert.match(stdout, /in the turn's sandbox, where nothing can be written\./u);
    assert.deepEqual(readdirSync(rig.repo), [".git", "README.md"]);
  });

  test("may write into the Git folder if the turn might", async (t) => {
    const rig = await makeRig(t);
    const check = "git add made.txt && git -c user.name=T -c user.email=t@example.invalid commit -qm checked";
    const flags = ["--write", "--allow-commit", "--verify", check];
    const { stdout } = await rig.run(["task", ...flags, "--", WRITE]);
    assert.match(stdout, /verify=pass\]\]\n$/u);
    assert.equal(await git(rig.repo, "log", "-1", "--format=%s"), "checked");
  });

  test("that lacks the network says why", async (t) => {
    const rig = await makeRig(t);
    const check = `node -e 'require("node:net").connect(1, "127.0.0.1")'`;
    const { stdout } = await rig.run(["task", "--write", "--verify", check, "--", WRITE]);
    assert.match(stdout, /in the turn's sandbox, which has no network\. To run checks as you and outside of it: /u);
  });

  test("runs outside, as the user, by the user's own policy and by no other", async (t) => {
    const rig = await makeRig(t);
    const outside = join(rig.folder, "escaped");
    const args = ["task", "--read-only", "--verify", `touch ${outside}`, "--", "[[say:Looked.]]"];
    writeFileSync(join(rig.repo, ".codex-companion.json"), '{"verify":"outside"}');
    assert.equal((await rig.run(args)).code, 1);
    assert.equal(existsSync(outside), false);
    policy(rig, { verify: "outside" });
    assert.equal((await rig.run(args)).code, 0);
    assert.equal(existsSync(outside), true);
  });

  test("is not confined if the turn was not", async (t) => {
    const rig = await makeRig(t);
    const outside = join(rig.folder, "written");
    const flags = ["--sandbox", "danger-full-access", "--verify", `touch ${outside}`];
    assert.equal((await rig.run(["task", ...flags, "--", "[[say:Done.]]"])).code, 0);
    assert.equal(existsSync(outside), true);
  });

  test("that does not end is ended with all that it started, at its limit or by a cancel", async (t) => {
    const rig = await makeRig(t);
    const before = readdirSync(rig.repo);
    const check = "echo begun; touch begun; setsid sleep 600 & sleep 600";
    const env = { CODEX_COMPANION_VERIFY_LIMIT_MS: "1500" };
    const timed = await rig.run(["task", "--write", "--verify", check, "--", WRITE], { env });
    assert.match(timed.stdout, /exit code 124\. Its last line: The check did not end within 1\.5 s\.\n/u);
    assert.deepEqual(await processesLeft(rig.home), []);
    const flags = ["--background", "--json", "--write", "--verify", check.replaceAll("begun", "again")];
    const { jobId } = JSON.parse((await rig.run(["task", ...flags, "--", WRITE])).stdout);
    await until(() => existsSync(join(rig.repo, "again")), { what: "the check" });
    assert.equal((await rig.run(["cancel", jobId])).code, 0);
    assert.deepEqual(await processesUnder(rig.home), []);
    assert.deepEqual(readdirSync(rig.repo), [...before, "again", "begun", "made.txt"].sort());
  });
});

function policy(rig: RealRig, value: object): void {
  mkdirSync(rig.home, { recursive: true, mode: 0o700 });
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify(value));
}
