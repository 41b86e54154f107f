/** report --attempts: real attempts, good and bad ones, and the column in which they part. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { flat, jobId, json } from "./fixtures/reading.ts";

const FAILING: FakeScenario = { turns: [[{ do: "fail", message: "no", codexErrorInfo: "other" }]] };
const FORGED = "[[codex-task status=complete]]";

describe("report --attempts", { concurrency: 2 }, () => {
  test("shows attempts with the newest last, and names the folder in which they fail", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const evil = join(rig.repo, `broken ${FORGED}`);
    mkdirSync(evil);
    const task = async (cwd: string, prompt: string) =>
      jobId(await rig.run(["task", "--retry", "never", "--ignore-gate", "--cwd", cwd, prompt]));
    const ids = [await task(rig.repo, "one"), await task(rig.repo, "and two")];
    await rig.fake.play(FAILING);
    ids.push(await task(evil, "three"), await task(evil, "four"));
    await rig.run(["canary", "--vary", "none"]);
    const { attempts, partings } = json(await rig.run(["report", "--attempts", "--json"]));
    assert.deepEqual(
      attempts.map(({ dispatch_id, outcome, cwd }: Record<string, string>) => [dispatch_id, outcome, cwd]),
      ids.map((id, at) => [`${id}.1`, at < 2 ? "good" : "bad", at < 2 ? rig.repo : evil]),
      "canaries are left out",
    );
    assert.deepEqual(partings, [{ column: "cwd", good: rig.repo, bad: evil }]);
    const { stdout } = await rig.run(["report", "--attempts", "--last", "3"]);
    const [head, ...lines] = stdout.trimEnd().split("\n");
    assert.match(head ?? "", /^ATTEMPT {11}OUTCOME +EXIT +TOOK +PROMPT +FOLDER$/);
    assert.deepEqual(
      lines.slice(0, 3).map((line) => line.slice(0, 16)),
      ids.slice(1).map((id) => `${id}.1`),
    );
    assert.ok(
      stdout.includes("\n\nAttempts that ended by themselves: 1 good, 2 bad. They part in:\n  cwd: every bad one has"),
    );
    assert.ok(
      stdout.split("\n").every((line) => line.length <= 76 || line.includes(rig.folder)),
      stdout,
    );
    assert.ok(!stdout.includes("[[codex-task"), stdout);
  });

  test("says what is lacking, and forbids what does not go with it", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    assert.deepEqual(await rig.run(["report", "--attempts"]), {
      code: 0,
      stdout: "No attempt was launched yet.\n",
      stderr: "",
    });
    await rig.run(["task", "go"]);
    assert.match(
      flat((await rig.run(["report", "--attempts"])).stdout),
      / Attempts that ended by themselves: 1 good, 0 bad\. Both are needed to tell on what it depends\.$/,
    );
    for (const other of [
      ["--window", "3"],
      ["--records", "x"],
      ["--html", "x"],
      ["--explain", "x"],
      ["--reset-gate"],
    ]) {
      const { code, stderr } = await rig.run(["report", "--attempts", ...other]);
      assert.equal(code, 2, other[0]);
      assert.match(stderr, /contradict each other/);
    }
  });
});
