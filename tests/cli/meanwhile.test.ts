/** The user commits while Codex works: what is said of the job, and whether it counts as a success, is not moved by that. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { readRecord } from "../../testing/job-on-disk.ts";
import { git } from "../../testing/repository.ts";
import { until } from "../../testing/wait.ts";
import { GATE, openGate } from "./fixtures/gate.ts";
import { jobId } from "./fixtures/reading.ts";

const COMMIT = "echo 1 > new && git add new && git -c user.name=T -c user.email=t@example.invalid commit -m work";

interface Case {
  readonly flags: readonly string[];
  readonly steps: readonly FakeStep[];
  readonly code: 0 | 1;
  readonly says: RegExp;
}

const CASES: Readonly<Record<string, Case>> = {
  "and cannot commit itself: the commit is not claimed": {
    flags: ["--write"],
    steps: [],
    code: 1,
    says: /\n {2}work {5}no change; not claimed: 1 commit\n[\s\S]* work=none kind=unknown_exit_7\]\]\n$/,
  },
  "and could have committed: it is not certain whose the commit is": {
    flags: ["--write", "--allow-commit"],
    steps: [],
    code: 1,
    says: /\n {2}work {5}1 commit in the repository meanwhile, not certain to be the job's\n[\s\S]* work=unknown kind=unknown_exit_7\]\]\n$/,
  },
  "and commits itself: that alone is claimed": {
    flags: ["--write", "--allow-commit"],
    steps: [{ do: "run", command: COMMIT }],
    code: 0,
    says: /\n {2}work {5}1 commit, 1 file changed; not claimed: 1 commit\n {2}commit {3}[0-9a-f]{10} work\n[\s\S]*1 commit was made by the job[\s\S]* work=commits\]\]\n$/,
  },
};

describe("the user commits while Codex works", { concurrency: true }, () => {
  for (const [what, { flags, steps, code, says }] of Object.entries(CASES)) {
    test(what, async (t) => {
      const rig = await makeRig(t, { scenario: { turns: [[GATE, ...steps, { do: "exit", code: 7 }]] } });
      const id = jobId(await rig.run(["task", "--background", "--retry", "never", ...flags, "go"]));
      await until(() => typeof readRecord(rig.home, id)?.["turnId"] === "string", { what: "the turn" });
      await git(rig.repo, "commit", "-q", "--allow-empty", "-m", "the user's");
      openGate(rig);
      const ended = await rig.run(["status", id, "--wait"]);
      assert.match(ended.stdout, says);
      assert.equal(ended.code, code);
    });
  }
});
