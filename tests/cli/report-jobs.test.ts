/** Our own jobs of every kind, really run: each gets the failure modes that a person would give it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json } from "./fixtures/reading.ts";

const COMMIT = "echo 1 > new && git add new && git -c user.name=T -c user.email=t@example.invalid commit -q -m work";
const SAY: FakeStep = { do: "say", text: "Done." };
const CHANGE: FakeStep = { do: "run", command: "echo 1 > new" };

function plan(...statuses: readonly string[]): FakeStep {
  const steps = statuses.map((status, index) => ({ step: `step ${index}`, status }));
  return { do: "notify", method: "turn/plan/updated", params: { plan: steps } };
}

interface Kind {
  readonly steps: readonly FakeStep[];
  readonly args?: readonly string[];
  readonly modes: readonly string[];
  /** Success by exit code and by evidence; null: not judged. */
  readonly success: readonly [raw: boolean | null, evidence: boolean | null];
}

const KINDS: Readonly<Record<string, Kind>> = {
  "commits its work": {
    steps: [{ do: "run", command: COMMIT }, SAY],
    args: ["--write"],
    modes: [],
    success: [true, true],
  },
  "changes a file, its plan done": {
    steps: [plan("completed", "completed"), CHANGE, SAY],
    args: ["--write"],
    modes: [],
    success: [true, true],
  },
  "answers a question": { steps: [SAY], args: ["--read-only"], modes: [], success: [true, true] },
  "could write and only talks": { steps: [SAY], args: ["--write"], modes: ["noop"], success: [true, false] },
  "says nothing and does nothing": { steps: [{ do: "say", text: " " }], modes: ["noop"], success: [true, false] },
  "leaves half of its plan open": {
    steps: [plan("completed", "inProgress"), CHANGE, SAY],
    args: ["--write"],
    modes: ["abandoned_loop"],
    success: [true, true],
  },
  "does one step of five": {
    steps: [plan("completed", "pending", "pending", "pending", "pending"), CHANGE, SAY],
    args: ["--write"],
    modes: ["low_productivity"],
    success: [true, true],
  },
  "meets a limit after a commit": {
    steps: [
      { do: "run", command: COMMIT },
      { do: "fail", message: "limit", codexErrorInfo: "usageLimitExceeded" },
    ],
    args: ["--write"],
    modes: ["blocked"],
    success: [false, true],
  },
  "is not logged in": {
    steps: [{ do: "fail", message: "Unauthorized", codexErrorInfo: "unauthorized" }],
    modes: ["blocked"],
    success: [false, false],
  },
  "fills its thread": {
    steps: [CHANGE, { do: "fail", message: "full", codexErrorInfo: "contextWindowExceeded" }],
    args: ["--write"],
    modes: ["abandoned_loop"],
    success: [false, false],
  },
  "dies after a commit": {
    steps: [
      { do: "run", command: COMMIT },
      { do: "die", signal: "SIGKILL" },
    ],
    args: ["--write"],
    modes: [],
    success: [false, true],
  },
  "runs out of time after a commit": {
    steps: [{ do: "run", command: COMMIT }, { do: "hang" }],
    args: ["--write", "--timeout", "4s"],
    modes: ["abandoned_loop"],
    success: [false, false],
  },
  "breaks its check": {
    steps: [CHANGE, SAY],
    args: ["--write", "--verify", "false"],
    modes: ["ci_break"],
    success: [true, false],
  },
  "passes its check": { steps: [CHANGE, SAY], args: ["--write", "--verify", "true"], modes: [], success: [true, true] },
  "is given another model": {
    steps: [{ do: "notify", method: "model/rerouted", params: { fromModel: "a", toModel: "b" } }, CHANGE, SAY],
    args: ["--write"],
    modes: ["routing_mismatch"],
    success: [true, true],
  },
  "wants to write where it can only read": {
    steps: [{ do: "run", command: "echo 'touch: new: Read-only file system'; exit 1" }, SAY],
    args: ["--read-only"],
    modes: ["routing_mismatch"],
    success: [true, true],
  },
  "asks for an approval in vain": {
    steps: [{ do: "ask", method: "item/commandExecution/requestApproval" }, SAY],
    args: ["--read-only"],
    modes: ["blocked"],
    success: [true, true],
  },
};

/** The modes of a job, and what the report says of success on its route. */
async function judged(rig: FakeRig, id: string) {
  const explained = json(await rig.run(["report", "--explain", id, "--json"]));
  const findings: { mode: string; reason: string | null }[] = explained.findings;
  const { routes } = json(await rig.run(["report", "--json", "--last", "1"]));
  const judgement = ({ runs, successes }: { runs: number; successes: number }) =>
    runs === 0 ? null : successes === runs;
  return {
    modes: findings.filter(({ reason }) => reason !== null).map(({ mode }) => mode),
    success: [judgement(routes[0].raw), judgement(routes[0].evidence)],
  };
}

describe("a job that", { concurrency: 4 }, () => {
  for (const [name, { steps, args = [], modes, success }] of Object.entries(KINDS)) {
    test(name, async (t) => {
      const rig = await makeRig(t, { scenario: { turns: [steps] } });
      const id = jobId(await rig.run(["task", ...args, "go"]));
      assert.deepEqual(await judged(rig, id), { modes, success });
    });
  }

  test("is tried again is one run, judged by all of its attempts", async (t) => {
    const overloaded: FakeStep = { do: "fail", message: "full", codexErrorInfo: "serverOverloaded" };
    const rig = await makeRig(t, { scenario: { turns: [[CHANGE, overloaded], [SAY]] } });
    const id = jobId(await rig.run(["task", "--write", "go"]));
    const { findings, attempts } = json(await rig.run(["report", "--explain", id, "--json"]));
    assert.ok(findings.every(({ reason }: { reason: string | null }) => reason === null));
    assert.deepEqual(
      attempts.map(({ number, failure }: { number: number; failure: string | null }) => [number, failure]),
      [
        [1, "overloaded"],
        [2, null],
      ],
    );
    const { total, failed, routes } = json(await rig.run(["report", "--json"]));
    assert.deepEqual([total, failed, routes[0].raw.successes, routes[0].evidence.successes], [1, 0, 1, 1]);
    assert.match((await rig.run(["report", "--explain", id])).stdout, /\n {2}attempts 2: overloaded, good\n/);
  });

  test("is cancelled while it runs", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const id = jobId(await rig.run(["task", "--background", "go"]));
    await rig.run(["cancel", id]);
    assert.deepEqual(await judged(rig, id), { modes: [], success: [null, null] });
  });

  test("loses its worker", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }]] } });
    const id = jobId(await rig.run(["task", "--background", "go"]));
    const { job } = json(await rig.run(["status", id, "--json"]));
    process.kill(job.worker.pid, "SIGKILL");
    await until(async () => json(await rig.run(["status", id, "--json"])).job.status === "failed", { what: "its end" });
    assert.deepEqual(await judged(rig, id), { modes: ["abandoned_loop"], success: [false, false] });
  });
});
