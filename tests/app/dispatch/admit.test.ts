/** Whether a task may be started: what the preflight, the drift gate and the incidents of its lane say, in that order. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  type Candidate,
  whyKeptOut,
  whyNotReady,
  whyNotSubmitted,
} from "../../../plugins/codex/scripts/src/app/dispatch/admit.ts";
import { closedLane } from "../../../plugins/codex/scripts/src/app/dispatch/closed-lane.ts";
import { publishEnd } from "../../../plugins/codex/scripts/src/app/end/end-job.ts";
import type { Context } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import type { Incident } from "../../../plugins/codex/scripts/src/core/incident.ts";
import { readIncidents } from "../../../plugins/codex/scripts/src/io/incident-store.ts";
import { appendToLedger } from "../../../plugins/codex/scripts/src/io/ledger.ts";
import { PLAIN_REQUEST } from "../../../testing/plain-jobs.ts";
import { failedWith } from "../../core/reliability/ledger-lines.ts";
import { type JobStage, makeJobStage, SELF } from "../fixtures/job-stage.ts";

interface AskedTask extends Candidate {
  readonly ignoreGate?: boolean;
  readonly isUnwatched?: boolean;
}

const TASK: AskedTask = { kind: "task", title: "Do it.", request: PLAIN_REQUEST };
const LOGGED_OUT = { results: { "account/read": { requiresOpenaiAuth: true } } };

/** What a launcher asks, in its order. */
async function whyNotAdmitted(context: Context, task: AskedTask) {
  const isFree = task.ignoreGate === true || task.kind === "canary";
  return (await whyNotReady(context, task)) ?? (isFree ? null : whyKeptOut(context, task, task.isUnwatched === true));
}

function setPolicy({ home }: JobStage, policy: object): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(join(home, "policy.json"), JSON.stringify(policy));
}

function onlyIncident({ home }: JobStage): Incident {
  const { incidents } = readIncidents(home);
  assert.equal(incidents.length, 1);
  return incidents[0] ?? assert.fail();
}

/** A job ends as only a missing login ends one: nothing may start in its lane until that has changed. */
function closeLane({ context, running }: JobStage): string {
  const { id } = running();
  const outcome = { status: "failed", failure: failure("auth_unavailable", "Not logged in.") } as const;
  publishEnd(context, id, { by: SELF, cause: "turn", outcome, exit: null, evidence: null }, "structured");
  return id;
}

test("admission admits a task that nothing speaks against, and notes nothing", async (t) => {
  const stage = await makeJobStage(t);
  assert.equal(await whyNotAdmitted(stage.context, TASK), null);
  assert.deepEqual(readIncidents(stage.home).incidents, []);
});

test("admission refuses what the preflight finds, by its kind, and opens an incident that has no job", async (t) => {
  for (const [kind, change] of [
    ["cwd_missing", ({ context, root }: JobStage) => ({ ...context, cwd: join(root, "absent") })],
    [
      "codex_missing",
      ({ context }: JobStage) => ({ ...context, env: { ...context.env, CODEX_COMPANION_CODEX: "/no" } }),
    ],
    ["auth_unavailable", ({ context }: JobStage) => context],
  ] as const) {
    const stage = await makeJobStage(t, LOGGED_OUT);
    const refused = await whyNotAdmitted(change(stage), TASK);
    assert.equal(refused?.kind, kind);
    const { fingerprint, jobs, refused: tasks } = onlyIncident(stage);
    assert.deepEqual([fingerprint, jobs], [refused?.fingerprint, []]);
    assert.deepEqual(
      tasks.map(({ title }) => title),
      ["Do it."],
    );
  }
});

test("admission closes that incident once the same probe passes", async (t) => {
  const stage = await makeJobStage(t, LOGGED_OUT);
  assert.equal((await whyNotAdmitted(stage.context, TASK))?.kind, "auth_unavailable");
  await stage.fake.play({});
  assert.equal(await whyNotAdmitted(stage.context, TASK), null);
  assert.equal(onlyIncident(stage).closed?.cause, "passed");
});

test("admission refuses a route that the policy does not allow, which --ignore-gate does not change", async (t) => {
  const stage = await makeJobStage(t);
  setPolicy(stage, { sandboxes: ["read-only"] });
  const writing = { ...TASK, request: { ...TASK.request, write: true, sandbox: "workspace-write" as const } };
  assert.equal((await whyNotAdmitted(stage.context, { ...writing, ignoreGate: true }))?.kind, "route_not_allowed");
  assert.equal(await whyNotAdmitted(stage.context, TASK), null);
});

test("whyNotSubmitted judges only what the order itself names: the rest is known on its node", async (t) => {
  const stage = await makeJobStage(t);
  setPolicy(stage, { models: ["a"], efforts: ["low"], network: false });
  const why = (request: object) =>
    whyNotSubmitted(stage.context, { ...TASK, request: { ...PLAIN_REQUEST, ...request } })?.message ?? null;
  const place = join(stage.home, "policy.json");
  const refused = (words: string) => `Could not start a task: ${words} (${place}).`;
  assert.equal(why({}), null);
  assert.equal(why({ model: "a", effort: "low" }), null);
  assert.equal(why({ model: "b" }), refused('the model "b" is not allowed; allowed: a'));
  assert.equal(why({ effort: "high" }), refused('the effort "high" is not allowed; allowed: low'));
  assert.equal(why({ network: true }), refused("--network is not allowed"));
});

test("admission keeps a task out that nobody watches while the gate is closed", async (t) => {
  const stage = await makeJobStage(t);
  setPolicy(stage, { gate: { action: "block" } });
  const at = stage.context.now();
  appendToLedger(
    stage.home,
    Array.from({ length: 12 }, (_, run) => ({ ...failedWith("timeout"), at, job: `mm7kwn40-${10_000 + run}` })),
  );
  const unwatched = { ...TASK, isUnwatched: true };
  const refused = await whyNotAdmitted(stage.context, unwatched);
  assert.equal(refused?.kind, "gate_closed");
  assert.match(refused.message, /^Could not start a task that nobody may be watching: the drift gate is closed: /);
  assert.equal(await whyNotAdmitted(stage.context, TASK), null);
  assert.equal(await whyNotAdmitted(stage.context, { ...unwatched, ignoreGate: true }), null);
  assert.deepEqual(readIncidents(stage.home).incidents, []);
});

test("admission keeps a task out of a closed lane, names the incident and notes the task in it", async (t) => {
  const stage = await makeJobStage(t);
  const id = closeLane(stage);
  const refused = await whyNotAdmitted(stage.context, TASK);
  const incident = onlyIncident(stage);
  assert.deepEqual([refused?.kind, refused?.fingerprint], ["auth_unavailable", incident.fingerprint]);
  assert.ok(refused?.message.includes(`by incident ${incident.fingerprint} (auth_unavailable, 1 job): Not logged in.`));
  assert.ok(refused?.hint.includes(`codex-companion incidents --resolve ${incident.fingerprint}, or --ignore-gate.`));
  assert.deepEqual([incident.jobs, incident.refused.map(({ title }) => title)], [[id], ["Do it."]]);
});

test("admission lets --ignore-gate and a canary pass by a closed lane", async (t) => {
  const stage = await makeJobStage(t);
  closeLane(stage);
  assert.equal(await whyNotAdmitted(stage.context, { ...TASK, ignoreGate: true }), null);
  assert.equal(await whyNotAdmitted(stage.context, { ...TASK, kind: "canary" }), null);
  assert.equal((await whyNotAdmitted(stage.context, TASK))?.kind, "auth_unavailable");
});

test("admission lets one task try a closed lane once its time has come", async (t) => {
  const stage = await makeJobStage(t);
  closeLane(stage);
  const later = { ...stage.context, now: () => new Date(Date.now() + 11 * 60_000).toISOString() };
  assert.deepEqual([await whyNotAdmitted(later, TASK), closedLane(later, TASK)?.kind], [null, "auth_unavailable"]);
  assert.equal((await whyNotAdmitted(later, TASK))?.kind, "auth_unavailable");
});

test("closedLane tells a closed lane, and neither tries it nor notes that it was asked for", async (t) => {
  const stage = await makeJobStage(t);
  closeLane(stage);
  assert.equal(closedLane(stage.context, TASK)?.kind, "auth_unavailable");
  const later = { ...stage.context, now: () => new Date(Date.now() + 11 * 60_000).toISOString() };
  assert.equal(closedLane(later, TASK), null);
  const { refused, trial } = onlyIncident(stage);
  assert.deepEqual([refused, trial], [[], null]);
});
