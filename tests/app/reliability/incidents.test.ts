/** Failures become incidents, and what closes and opens a lane: each way of the contract. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { prune } from "../../../plugins/codex/scripts/src/app/read/prune.ts";
import { noteFailedProbe, notePassedProbe } from "../../../plugins/codex/scripts/src/app/reliability/incidents.ts";
import { listIncidents, resolveIncident } from "../../../plugins/codex/scripts/src/app/reliability/list-incidents.ts";
import { localMinute } from "../../../plugins/codex/scripts/src/app/scope/local-time.ts";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import type { RouteRequest } from "../../../plugins/codex/scripts/src/core/lane.ts";
import { readRefusals } from "../../../plugins/codex/scripts/src/io/incident-store.ts";
import { type IncidentStage, makeIncidentStage } from "../fixtures/incident-stage.ts";

const MINUTE = 60_000;
const ROUTE: RouteRequest = { write: false, sandbox: null, model: null, effort: null };
const NOT_ALLOWED = failure("route_not_allowed", "Could not start a task: 2 jobs are under way and 2 are allowed.");

function fingerprintOf(record: JobRecord): string | null {
  return record.status === "failed" ? record.failure.fingerprint : assert.fail(record.status);
}

/** Kind and jobs of the open incidents. */
function open({ context }: IncidentStage): (readonly [string, readonly string[]])[] {
  return listIncidents(context, null).map(({ kind, jobs }) => [kind, jobs] as const);
}

test("five jobs with the same cause are one incident, a sixth with another cause is a second", async (t) => {
  const stage = await makeIncidentStage(t);
  const five = [1, 2, 3, 4, 5].map((number) => {
    stage.pass(MINUTE);
    return stage.fails("overloaded", `Selected model is at capacity (request req_${number}ab, try in ${number} s).`);
  });
  stage.pass(MINUTE);
  const sixth = stage.fails("overloaded", "The service is down for maintenance.");
  assert.deepEqual(open(stage), [
    ["overloaded", [sixth.id]],
    ["overloaded", five.map(({ id }) => id).toReversed()],
  ]);
  assert.equal(new Set(five.map(fingerprintOf)).size, 1);
  assert.deepEqual(
    listIncidents(stage.context, null).map(({ fingerprint }) => fingerprint),
    [fingerprintOf(sixth), fingerprintOf(five[0] ?? sixth)],
  );
});

test("a cancelled job is no failure, and a canary's failure is no incident", async (t) => {
  const stage = await makeIncidentStage(t);
  stage.cancels();
  const canary = stage.fails("auth_unavailable", "no login", { fields: { kind: "canary" } });
  assert.deepEqual([open(stage), stage.refuses()], [[], null]);
  assert.match(fingerprintOf(canary) ?? "", /^[0-9a-f]{12}$/);
  assert.ok(!readdirSync(stage.home).includes("incidents"));
});

test("an end by the user's own limits is no incident, and closes no lane", async (t) => {
  const stage = await makeIncidentStage(t);
  for (const kind of ["no_slot", "gate_closed", "usage_reserved", "copy_limit"] as const) stage.fails(kind, "no room");
  assert.deepEqual([open(stage), stage.refuses()], [[], null]);
});

test("a lane that a structured failure closed refuses every job of it, names the incident and counts", async (t) => {
  const stage = await makeIncidentStage(t);
  const record = stage.fails("model_unavailable", "There is no such model.");
  const fingerprint = fingerprintOf(record);
  for (const prompt of ["prompt", "another"]) {
    assert.deepEqual(stage.refuses({ prompt }), {
      kind: "model_unavailable",
      message: `Could not start a task: its lane is closed by incident ${fingerprint} (model_unavailable, 1 job): There is no such model.`,
      hint: `Choose another model with --model. Or: codex-companion incidents --resolve ${fingerprint}, or --ignore-gate. One task may try again from ${localMinute("2026-03-01T10:10:00.000Z")} on.`,
      fingerprint,
      retry: "never",
    });
  }
  assert.deepEqual(
    listIncidents(stage.context, stage.workspace).map(({ refusals, scope }) => [refusals, scope]),
    [[2, "lane"]],
  );
  assert.equal(stage.refuses({ request: { write: true } }), null, "another route is another lane");
  assert.deepEqual(listIncidents(stage.context, "/elsewhere"), []);
});

test("a failure that is known by its text alone closes no lane", async (t) => {
  const stage = await makeIncidentStage(t);
  for (const basis of ["text", "exit", null] as const)
    stage.fails("auth_unavailable", "Your login has expired.", {}, basis);
  assert.deepEqual([open(stage).length, stage.refuses()], [1, null]);
});

test("a payload that cannot pass is kept out with its thread, and others pass", async (t) => {
  const stage = await makeIncidentStage(t);
  const record = stage.fails("context_exceeded", "Codex ran out of room.", { prompt: "long" });
  const refused = stage.refuses({ prompt: "long" });
  assert.match(
    refused?.message ?? "",
    new RegExp(`: the same payload is kept out of its lane by incident ${fingerprintOf(record)} `),
  );
  assert.equal(stage.refuses({ prompt: "short" }), null);
  assert.equal(stage.refuses({ prompt: "long", request: { resumeOf: "thread" } }), null);
  stage.succeeds({ prompt: "short" });
  assert.equal(
    stage.refuses({ prompt: "long" })?.kind,
    "context_exceeded",
    "the success of another payload proves nothing",
  );
  stage.succeeds({ prompt: "long" });
  assert.deepEqual([stage.refuses({ prompt: "long" }), open(stage)], [null, []]);
});

test("a success in the lane closes its incidents, one in another lane does not", async (t) => {
  const stage = await makeIncidentStage(t);
  stage.fails("model_unavailable", "There is no such model.");
  stage.fails("overloaded", "At capacity.");
  stage.succeeds({ request: { model: "m" } });
  assert.equal(open(stage).length, 2);
  stage.succeeds();
  assert.deepEqual([open(stage), stage.refuses()], [[], null]);
  const again = stage.fails("model_unavailable", "There is no such model.");
  assert.deepEqual(open(stage), [["model_unavailable", [again.id]]]);
});

test("a failure of the login is one incident for every workspace and route, and keeps them all out", async (t) => {
  const stage = await makeIncidentStage(t);
  const routes = [{}, { model: "m" }, { write: true }] as const;
  const records = routes.map((request) => stage.fails("auth_unavailable", "Your login has expired.", { request }));
  const elsewhere = { workspaceRoot: "/elsewhere", cwd: "/elsewhere" };
  records.push(stage.fails("auth_unavailable", "Your login has expired.", { fields: elsewhere }));
  assert.equal(new Set(records.map(fingerprintOf)).size, 1);
  assert.deepEqual(open(stage), [["auth_unavailable", records.map(({ id }) => id).reverse()]]);
  assert.equal(listIncidents(stage.context, "/nowhere").length, 1, "it is shown in every workspace");
  for (const request of routes) assert.equal(stage.refuses({ request })?.kind, "auth_unavailable");
  stage.succeeds({ request: { effort: "low" } });
  assert.deepEqual([open(stage), stage.refuses({ request: { model: "m" } })], [[], null]);
});

test("what is refused is kept with the incident: when, its title, where, and whose it was", async (t) => {
  const stage = await makeIncidentStage(t);
  stage.fails("model_unavailable", "There is no such model.");
  stage.pass(1_000);
  stage.refuses({ prompt: "Mend the tap.\nAnd the sink." });
  const [{ refused = [], refusals = 0 } = {}] = listIncidents(stage.context, stage.workspace);
  const cwd = stage.context.cwd;
  const title = "Mend the tap. And the sink.";
  assert.deepEqual([refusals, refused], [1, [{ at: "2026-03-01T10:00:01.000Z", title, cwd, sessionId: null }]]);
  assert.equal(readRefusals(stage.home).length, 1);
});

test("the user closes an incident by its fingerprint or the beginning of it", async (t) => {
  const stage = await makeIncidentStage(t);
  const records = Array.from({ length: 20 }, (_, number) =>
    stage.fails("auth_unavailable", `Broken ${"abcdefghijklmnopqrst"[number]}.`),
  );
  const fingerprints = records.map(fingerprintOf).map(String);
  const first = fingerprints[0] ?? "";
  const shared =
    fingerprints.find((one) => fingerprints.filter((each) => each.startsWith(one[0] ?? "")).length > 1) ?? "";
  const prefix = shared.slice(0, 1);
  assert.deepEqual(resolveIncident(stage.context, prefix), {
    kind: "ambiguous",
    candidates: fingerprints.filter((each) => each.startsWith(prefix)).toSorted(),
  });
  for (const unknown of ["", "zz", `${first}0`]) {
    assert.deepEqual(resolveIncident(stage.context, unknown), { kind: "none" }, unknown);
  }
  const resolution = resolveIncident(stage.context, first.slice(0, 11));
  assert.deepEqual(resolution.kind === "resolved" && [resolution.incident.fingerprint, resolution.incident.closed], [
    first,
    { at: stage.context.now(), cause: "resolved", jobId: null },
  ]);
  assert.deepEqual(resolveIncident(stage.context, first), { kind: "none" });
  assert.equal(open(stage).length, 19);
});

test("a lane opens while what the preflight looks at is not as it was, and closes again if that fails too", async (t) => {
  const stage = await makeIncidentStage(t);
  const looked = [
    join(stage.codexHome, "auth.json"),
    join(stage.codexHome, "config.toml"),
    join(stage.home, "policy.json"),
    join(stage.workspace, ".codex-companion.json"),
  ];
  stage.fails("auth_unavailable", "Your login has expired.");
  for (const path of looked) {
    assert.equal(stage.refuses()?.kind, "auth_unavailable", path);
    writeFileSync(path, "{}");
    assert.equal(stage.refuses(), null, path);
    stage.fails("auth_unavailable", "Your login has expired.");
  }
  assert.equal(stage.refuses()?.kind, "auth_unavailable");
  rmSync(join(stage.codexHome, "auth.json"));
  assert.equal(stage.refuses(), null);
  assert.equal(open(stage).length, 1, "it is the same incident until a job has succeeded");
});

test("after ten minutes one task may try a closed lane, and its success opens it for all", async (t) => {
  const stage = await makeIncidentStage(t);
  stage.fails("auth_unavailable", "Your login has expired.");
  stage.pass(10 * MINUTE - 1);
  assert.equal(stage.refuses()?.kind, "auth_unavailable");
  stage.pass(1);
  assert.equal(stage.refuses(), null);
  assert.equal(stage.refuses()?.kind, "auth_unavailable", "the one is under way");
  stage.fails("auth_unavailable", "Your login has expired.");
  stage.pass(10 * MINUTE);
  assert.deepEqual([stage.refuses(), stage.refuses()?.kind], [null, "auth_unavailable"]);
  stage.succeeds();
  assert.deepEqual([stage.refuses(), stage.refuses()], [null, null]);
});

test("a usage limit is tried at its reset, if that is known", async (t) => {
  const stage = await makeIncidentStage(t);
  stage.fails("usage_limit", "You’ve hit your usage limit. Try again in 5 hours.");
  stage.pass(299 * MINUTE);
  assert.ok(stage.refuses()?.hint.endsWith(` from ${localMinute("2026-03-01T15:00:00.000Z")} on.`));
  stage.pass(MINUTE);
  assert.deepEqual([stage.refuses(), stage.refuses()?.kind], [null, "usage_limit"]);
});

test("two incidents of one lane refuse together, and neither's try is spent while the other is not due", async (t) => {
  const stage = await makeIncidentStage(t);
  stage.fails("auth_unavailable", "Your login has expired.");
  stage.pass(5 * MINUTE);
  stage.fails("model_unavailable", "There is no such model.");
  stage.pass(5 * MINUTE);
  assert.equal(stage.refuses()?.kind, "model_unavailable");
  stage.pass(5 * MINUTE);
  assert.equal(stage.refuses(), null);
  assert.match(stage.refuses()?.kind ?? "", /_unavailable$/);
});

test("a probe that failed opens an incident without a job, which ends when the probe passes", async (t) => {
  const stage = await makeIncidentStage(t);
  const missing = failure("codex_missing", "Could not find Codex.");
  const noted = [1, 2].map(() => noteFailedProbe(stage.context, stage.workspace, ROUTE, missing));
  const [incident, ...others] = listIncidents(stage.context, null);
  assert.deepEqual(
    [incident?.fingerprint, incident?.kind, incident?.jobs, incident?.refusals, others],
    [noted[0]?.fingerprint, "codex_missing", [], 2, []],
  );
  assert.deepEqual(noted[1], { ...missing, fingerprint: incident?.fingerprint });
  notePassedProbe(stage.context, "/elsewhere", ROUTE);
  assert.equal(open(stage).length, 1);
  notePassedProbe(stage.context, stage.workspace, { ...ROUTE, write: true });
  assert.deepEqual([open(stage), stage.refuses()], [[], null]);
});

test("a route that was not allowed is allowed again only when that same route passes", async (t) => {
  const stage = await makeIncidentStage(t);
  noteFailedProbe(stage.context, stage.workspace, ROUTE, NOT_ALLOWED);
  notePassedProbe(stage.context, stage.workspace, { ...ROUTE, model: "m" });
  assert.equal(open(stage).length, 1);
  notePassedProbe(stage.context, stage.workspace, ROUTE);
  assert.deepEqual(open(stage), []);
});

test("a probe that passes ends no incident that has jobs", async (t) => {
  const stage = await makeIncidentStage(t);
  stage.fails("auth_unavailable", "Your login has expired.");
  notePassedProbe(stage.context, stage.workspace, ROUTE);
  assert.equal(stage.refuses()?.kind, "auth_unavailable");
});

test("no secret gets into an incident", async (t) => {
  const stage = await makeIncidentStage(t);
  const context = { ...stage.context, env: { ...stage.context.env, MY_API_KEY: "planted-secret" } };
  noteFailedProbe(context, stage.workspace, ROUTE, failure("config_invalid", "The key planted-secret is not known."));
  const files = readdirSync(join(stage.home, "incidents"));
  assert.equal(files.length, 1);
  assert.doesNotMatch(readFileSync(join(stage.home, "incidents", files[0] ?? ""), "utf8"), /planted-secret/);
});

test("an incident that cannot be written costs the job nothing", async (t) => {
  const stage = await makeIncidentStage(t);
  stage.succeeds();
  writeFileSync(join(stage.home, "incidents"), "no folder");
  assert.match(fingerprintOf(stage.fails("auth_unavailable", "Your login has expired.")) ?? "", /^[0-9a-f]{12}$/);
});

test("prune removes incidents that were closed long ago, and no open one", async (t) => {
  const stage = await makeIncidentStage(t);
  const fingerprints = ["auth_unavailable", "model_unavailable", "overloaded"] as const;
  const [old, young, still] = fingerprints.map((kind) => fingerprintOf(stage.fails(kind, "It broke.")) ?? "");
  resolveIncident(stage.context, old ?? "");
  stage.pass(60 * MINUTE);
  resolveIncident(stage.context, young ?? "");
  stage.pass(30 * MINUTE);
  const files = () => readdirSync(join(stage.home, "incidents")).map((name) => name.replace(".jsonl", ""));
  await prune(stage.context, { olderThanMs: 40 * MINUTE, dryRun: true, unapplied: false });
  assert.deepEqual(files().toSorted(), [old, young, still].toSorted());
  await prune(stage.context, { olderThanMs: 40 * MINUTE, dryRun: false, unapplied: false });
  assert.deepEqual(files().toSorted(), [young, still].toSorted());
});
