/** Which jobs wait: in the order of the line, whosever they are, as text and as JSON. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { selfIdentity } from "../../plugins/codex/scripts/src/io/process/identity.ts";
import { makeRig } from "../../testing/companion.ts";
import { json } from "./fixtures/reading.ts";
import { timesMasked, waitingJobs } from "./fixtures/waiting-jobs.ts";

const AS_S1 = { env: { CODEX_COMPANION_SESSION_ID: "s1" } };

describe("queue", { concurrency: 4 }, () => {
  test("says so if nothing waits, in each scope", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const says = async (args: readonly string[]) => {
      const { code, stdout, stderr } = await rig.run(["queue", ...args]);
      return [code, stdout, stderr];
    };
    assert.deepEqual(await says([]), [
      0,
      "No codex job of this client waits. See queue --everywhere for those of others.\n",
      "",
    ]);
    assert.deepEqual(await says(["--all"]), [0, "No codex job of this workspace waits.\n", ""]);
    assert.deepEqual(await says(["--everywhere"]), [0, "No codex job waits.\n", ""]);
    assert.deepEqual(json(await rig.run(["queue", "--json"])), {
      ...{ workspaceRoot: rig.repo, waiting: [], unreadable: [] },
    });
  });

  test("shows the jobs of its scope with their place in the line of the machine", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const wait = waitingJobs(rig);
    const others = wait({ fields: { sessionId: "s2", workspaceRoot: "/somewhere/else", cwd: "/somewhere/else" } });
    const mine = wait({ fields: { sessionId: "s1" } });
    const here = wait({ fields: { sessionId: "s2" } });
    const places = async (args: readonly string[], options = {}) => {
      const { waiting } = json(await rig.run(["queue", "--json", ...args], options));
      return waiting.map(({ job, position }: { job: { id: string }; position: number }) => [job.id, position]);
    };
    assert.deepEqual(await places([], AS_S1), [[mine, 2]]);
    const ofWorkspace = [
      [mine, 2],
      [here, 3],
    ];
    assert.deepEqual(await places(["--all"], AS_S1), ofWorkspace);
    assert.deepEqual(await places([]), ofWorkspace, "without a client");
    assert.deepEqual(await places(["--everywhere"]), [[others, 1], ...ofWorkspace]);
  });

  test("says why, since when and until when, within 76 columns", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const wait = waitingJobs(rig);
    const summary = "Mend the leaking tap in the kitchen, then all the others of the house, one by one";
    const first = wait({ fields: { summary } });
    const second = wait({
      cause: { reason: "after", detail: { jobs: [first] } },
      fields: { workspaceRoot: "/a/barn" },
    });
    const third = wait({ cause: { reason: "time", detail: null }, opensInMs: 7_200_000 });
    const { code, stdout } = await rig.run(["queue", "--everywhere"]);
    assert.deepEqual(
      [code, timesMasked(stdout)],
      [
        0,
        [
          `1  ${first}  waits for a slot: 3 may run at once`,
          "                   since WHEN, for TIME",
          "                   in repo: Mend the leaking tap in the kitchen, then all",
          "                   the others of the house, one by one",
          `2  ${second}  waits for job ${first} to complete`,
          "                   since WHEN, for TIME",
          "                   in barn: summary",
          `3  ${third}  waits until WHEN, in TIME`,
          "                   since WHEN, for TIME",
          "                   in repo: summary",
          "",
        ].join("\n"),
      ],
    );
    for (const line of stdout.split("\n")) assert.ok(line.length <= 76, line);
  });

  test("names no folder if all are here, and says of a job that is being ended only that", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const id = waitingJobs(rig)();
    const shown = async () => timesMasked((await rig.run(["queue"])).stdout);
    const below = `\n${" ".repeat(19)}since WHEN, for TIME\n${" ".repeat(19)}summary\n`;
    assert.equal(await shown(), `1  ${id}  waits for a slot: 3 may run at once${below}`);
    const by = selfIdentity();
    updateJob(rig.home, id, { type: "stopping", cause: "cancel", by, at: new Date().toISOString() });
    assert.equal(await shown(), `1  ${id}  is being ended (cancel)${below}`);
  });

  test("leaves out a job whose worker is gone, which has failed then", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const wait = waitingJobs(rig);
    const worker = { ...selfIdentity(), startedAt: "1" };
    const lost = wait({ worker });
    const lostElsewhere = wait({ worker, fields: { sessionId: "s2", workspaceRoot: "/somewhere/else" } });
    const living = wait();
    const { waiting } = json(await rig.run(["queue", "--json"]));
    assert.deepEqual(
      waiting.map(({ job, position }: { job: { id: string }; position: number }) => [job.id, position]),
      [[living, 1]],
    );
    for (const id of [lost, lostElsewhere])
      assert.equal(json(await rig.run(["status", id, "--json"])).job.status, "failed");
  });

  test("takes no job", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const { code, stderr } = await rig.run(["queue", "mm7k"]);
    assert.deepEqual(
      [code, stderr],
      [2, 'codex-companion: Could not use "mm7k": queue takes no job. See `status JOB`.\n'],
    );
  });
});
