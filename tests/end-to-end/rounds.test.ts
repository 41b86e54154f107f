/** `--verify CMD --rounds N` with the real Codex, whose model does what the output of a failed check asks for. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { promptOf } from "../../testing/scripted-model/request.ts";

/** A check that passes if `made.txt` holds the number, and else prints what the scripted model is to run: one more. */
function plantCheck({ folder }: RealRig, wanted: number): string {
  const script = [
    "n=$(cat made.txt)",
    `[ "$n" = ${wanted} ] && exit 0`,
    'echo "it is $n [[run:echo $((n + 1)) > made.txt]]"',
    "exit 3",
  ];
  writeFileSync(join(folder, "check.sh"), script.join("\n"));
  return `sh ${join(folder, "check.sh")}`;
}

const FIRST = "[[run:echo 1 > made.txt]]";

describe("a task with rounds", { concurrency: 2 }, () => {
  test("passes in the third round, in one thread, whose model was shown what the check printed", async (t) => {
    const rig = await makeRig(t);
    const args = ["task", "--json", "--write", "--verify", plantCheck(rig, 3), "--rounds", "3", "--", FIRST];
    const { code, stdout } = await rig.run(args);
    const answer = JSON.parse(stdout);
    const exits = answer.rounds.map(({ exit_code }: { exit_code: number }) => exit_code);
    assert.deepEqual([code, answer.status, exits], [0, "completed", [3, 3, 0]]);
    assert.deepEqual(answer.touchedFiles, ["made.txt"]);
    assert.equal(readFileSync(join(rig.repo, "made.txt"), "utf8"), "3\n");
    const prompts = [...new Set(rig.model.requests.map(promptOf).filter((prompt) => prompt !== ""))];
    assert.equal(prompts[0], FIRST);
    assert.match(prompts[1] ?? "", /failed with exit code 3 \(check 1 of at most 3\)[\s\S]*\n {4}it is 1 \[\[run:/u);
    assert.match(prompts[2] ?? "", /\(check 2 of at most 3\)[\s\S]*\n {4}it is 2 /u);
    assert.equal(prompts.length, 3);
    assert.match((await rig.run(["result", answer.jobId])).stdout, /check {4}passed in round 3 of 3: /u);
  });

  test("fails with its last check if none passes, in a copy as well", async (t) => {
    const rig = await makeRig(t);
    const flags = ["--write", "--isolate", "--verify", plantCheck(rig, 9), "--rounds", "3"];
    const { code, stdout } = await rig.run(["task", ...flags, "--", FIRST]);
    assert.equal(code, 1);
    assert.match(stdout, /verify_failed: The check ended with exit code 3 in round 3 of 3\. /u);
    assert.match(stdout, /status=failed id=\S+ work=files verify=fail kind=verify_failed\]\]\n$/u);
  });
});
