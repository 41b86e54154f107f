/** `task --stall-after`: a turn of which nothing is heard ends as stalled, with what it said and what it left. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { processesLeft } from "../../testing/temp.ts";
import { jobId, json, lastLine } from "./fixtures/reading.ts";

describe("a stalled task", { concurrency: 2 }, () => {
  test("fails as stalled, and keeps its last message and its work", async (t) => {
    const turns = [
      [
        { do: "run", command: "echo 1 > made" },
        { do: "say", text: "Half of it." },
        { do: "run", command: "sleep 600" },
      ],
    ] as const;
    const rig = await makeRig(t, { scenario: { turns } });
    const done = await rig.run(["task", "--write", "--stall-after", "1s", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=files kind=stalled\]\]$/);
    assert.equal(done.code, 1);
    assert.match(done.stdout, /^Half of it\.$/m);
    assert.match(done.stdout, /stalled: Codex reported nothing for .*s\. Its command neither computed nor wrote /);
    assert.match(done.stdout, /to do {4}.*--resume/);
    assert.match((await rig.run(["explain", jobId(done)])).stdout, /called\s+stalled/);
    const { job } = json(await rig.run(["status", jobId(done), "--json"]));
    assert.deepEqual([job.request.stallAfterMs, job.attempts.length, job.exit.raw_exit_code], [1_000, 1, 130]);
    assert.deepEqual(await processesLeft(rig.home), []);
  });

  test("is completed by what Codex stored, if only the notice of its end was lost", async (t) => {
    const turns = [[{ do: "say", text: "All of it." }, { do: "lose_end" }]] as const;
    const rig = await makeRig(t, { scenario: { turns } });
    const done = await rig.run(["task", "--stall-after", "1s", "do it"]);
    assert.match(lastLine(done), /status=complete /);
    assert.match(done.stdout, /^All of it\.$/m);
    assert.match((await rig.run(["logs", jobId(done)])).stdout, /Codex did not tell the end of the turn\./);
  });

  test("is none if it is never to stall", async (t) => {
    const turns = [
      [
        { do: "pause", ms: 1_500 },
        { do: "say", text: "Late." },
      ],
    ] as const;
    const rig = await makeRig(t, { scenario: { turns } });
    const done = await rig.run(["task", "--stall-after", "never", "do it"]);
    assert.match(lastLine(done), /status=complete /);
    assert.equal(json(await rig.run(["status", jobId(done), "--json"])).job.request.stallAfterMs, null);
  });
});

test("--stall-after is a duration or never", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const { code, stderr } = await rig.run(["task", "--stall-after", "soon", "do it"]);
  assert.equal(code, 2);
  assert.match(stderr, /Could not read --stall-after "soon": it is not a duration\./);
});
