/** Incidents as a user meets them: a task that fails, a lane that is closed, what is said about it, and how it opens. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { jobIds } from "../../testing/job-on-disk.ts";
import { until } from "../../testing/wait.ts";
import { flat, type Json, jobId, json, lastLine, masked } from "./fixtures/reading.ts";

const failing = (codexErrorInfo: unknown, message = "Your login has expired."): FakeScenario => ({
  turns: [[{ do: "fail", message, codexErrorInfo }]],
});
const UNAUTHORIZED = failing("unauthorized");

async function incidents(rig: FakeRig): Promise<Json[]> {
  return json(await rig.run(["incidents", "--json"])).incidents;
}

/** The one incident once it is there: the worker writes it just after the end. */
function theIncident(rig: FakeRig, fits = (_: Json): boolean => true): Promise<Json> {
  return until(async () => (await incidents(rig)).find(fits), { what: "the incident" });
}

function text(answer: string, rig: FakeRig): string {
  return masked(answer, rig)
    .replaceAll(/\b[0-9a-f]{12}\b/g, "PRINT")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?/g, "INSTANT");
}

describe("incidents", { concurrency: 3 }, () => {
  test("an expired login closes the lane: the next task is refused, and told why and what to do", async (t) => {
    const rig = await makeRig(t, { scenario: UNAUTHORIZED });
    const failed = jobId(await rig.run(["task", "go"]));
    const incident = await theIncident(rig);
    assert.deepEqual([incident.kind, incident.scope, incident.jobs], ["auth_unavailable", "lane", [failed]]);
    const { job } = json(await rig.run(["status", failed, "--json"]));
    assert.equal(job.failure.fingerprint, incident.fingerprint);

    const refused = await rig.run(["task", "something", "else"]);
    assert.deepEqual(
      { ...refused, stderr: text(refused.stderr, rig) },
      {
        code: 3,
        stdout: "[[codex-task status=failed kind=auth_unavailable]]\n",
        stderr:
          "codex-companion: Could not start a task: its lane is closed by incident PRINT (auth_unavailable, 1 job): Your login " +
          "has expired. Log in with `codex login`, or set the provider's key where this job runs. Or: codex-companion " +
          "incidents --resolve PRINT, or --ignore-gate. One task may try again from INSTANT on.\n",
      },
    );
    assert.deepEqual(jobIds(rig.home), [failed], "what is refused is never a job");
    assert.equal(
      text(flat((await rig.run(["incidents"])).stdout), rig),
      [
        "incident PRINT: auth_unavailable, open for TIME, since INSTANT",
        "error Your login has expired.",
        "login of RIG/fake-bin/codex: every workspace and route",
        "closed for every job of this login",
        "jobs 1: JOB",
        "refused 1 task: something else",
        "log RIG/state/jobs/JOB/worker.log",
        "to do Log in with `codex login`, or set the provider's key where this job runs.",
        "resolve codex-companion incidents --resolve PRINT",
      ].join(" "),
    );
    const line = "! incident PRINT (auth_unavailable, 1 job, lane closed): Your login has expired. See incidents.";
    assert.ok(text(flat((await rig.run(["status"])).stdout), rig).startsWith(`${line} JOB STATUS`));
    assert.ok(text(flat((await rig.run(["setup"])).stdout), rig).includes(` ${line} `));
    for (const command of ["status", "setup"]) {
      assert.equal(json(await rig.run([command, "--json"])).incidents[0].fingerprint, incident.fingerprint);
    }
    const other = await makeRig(t, { scenario: {} });
    const elsewhere = json(await rig.run(["status", "--json"], { cwd: other.repo }));
    assert.equal(elsewhere.incidents[0].fingerprint, incident.fingerprint, "a login is of every workspace");
    const there = await rig.run(["task", "elsewhere"], { cwd: other.repo });
    assert.deepEqual([there.code, lastLine(there)], [3, "[[codex-task status=failed kind=auth_unavailable]]"]);
    const { stdout } = await rig.run(["incidents"]);
    assert.ok(flat(stdout).includes(` refused 2 tasks: elsewhere (in ${other.repo}); something else `), stdout);
  });

  test("a task with --ignore-gate is started, and its success opens the lane", async (t) => {
    const rig = await makeRig(t, { scenario: UNAUTHORIZED });
    await rig.run(["task", "go"]);
    await theIncident(rig);
    await rig.fake.play({});
    assert.equal((await rig.run(["task", "go"])).code, 3);
    assert.equal((await rig.run(["task", "--ignore-gate", "go"])).code, 0);
    await until(async () => (await incidents(rig)).length === 0, { what: "no open incident" });
    assert.deepEqual(await rig.run(["incidents"]), { code: 0, stdout: "No open incidents.\n", stderr: "" });
    assert.equal((await rig.run(["task", "go"])).code, 0);
  });

  test("a login that changes opens the lane without a word", async (t) => {
    const rig = await makeRig(t, { scenario: UNAUTHORIZED });
    await rig.run(["task", "go"]);
    await theIncident(rig);
    await rig.fake.play({});
    writeFileSync(join(rig.codexHome, "auth.json"), "{}");
    assert.equal((await rig.run(["task", "go"])).code, 0);
  });

  test("the same payload is refused with exit code 3, whatever its kind, and another one runs", async (t) => {
    const rig = await makeRig(t, { scenario: failing("badRequest", "There is no such thing.") });
    await rig.run(["task", "go"]);
    await theIncident(rig);
    await rig.fake.play({});
    const again = await rig.run(["task", "go"]);
    assert.deepEqual([again.code, lastLine(again)], [3, "[[codex-task status=failed kind=payload_invalid]]"]);
    assert.equal((await rig.run(["task", "go", "on"])).code, 0);
  });

  test("a text alone closes nothing", async (t) => {
    const rig = await makeRig(t, { scenario: failing("other", "Your access token could not be refreshed.") });
    await rig.run(["task", "go"]);
    assert.deepEqual([(await theIncident(rig)).kind, (await theIncident(rig)).scope], ["auth_unavailable", "none"]);
    await rig.fake.play({});
    assert.equal((await rig.run(["task", "go"])).code, 0);
  });

  test("a probe that fails is an incident without a job, until it passes", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    for (const _ of [1, 2]) {
      const refused = await rig.run(["task", "go"], { env: { CODEX_COMPANION_CODEX: "/absent" } });
      assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=codex_missing]]\n"]);
    }
    const found = (await incidents(rig)).map(({ kind, jobs, refusals }) => ({ kind, jobs, refusals }));
    assert.deepEqual(found, [{ kind: "codex_missing", jobs: [], refusals: 2 }]);
    assert.equal((await rig.run(["setup"])).code, 0);
    assert.deepEqual(await incidents(rig), []);
  });

  test("--resolve closes one by its fingerprint or the beginning of it, and answers what it cannot", async (t) => {
    const rig = await makeRig(t, { scenario: UNAUTHORIZED });
    await rig.run(["task", "go"]);
    const { fingerprint } = await theIncident(rig);
    const folder = join(rig.home, "incidents");
    const lines = readFileSync(join(folder, `${fingerprint}.jsonl`), "utf8");
    for (const twin of ["zz", "0-0", "000000000000", "000000000001"])
      writeFileSync(join(folder, `${twin}.jsonl`), lines);

    const ambiguous = await rig.run(["incidents", "--resolve", "00000000000", "--json"]);
    assert.deepEqual(
      [ambiguous.code, json(ambiguous).error],
      [
        2,
        {
          kind: "no_such_incident",
          message: 'Could not choose incident "00000000000": it fits 000000000000, 000000000001.',
          hint: "Give more of the fingerprint.",
        },
      ],
    );
    for (const unknown of ["zz", ""]) {
      const answer = await rig.run(["incidents", "--resolve", unknown]);
      assert.deepEqual([answer.code, answer.stdout], [2, ""]);
      assert.equal(
        answer.stderr,
        `codex-companion: Could not resolve incident "${unknown}": no open incident has this fingerprint. See \`incidents\`.\n`,
      );
    }
    const resolved = await rig.run(["incidents", "--resolve", fingerprint.slice(0, 11)]);
    assert.deepEqual(resolved, {
      code: 0,
      stdout: `Incident ${fingerprint} (auth_unavailable) is closed.\n`,
      stderr: "",
    });
    const answer = json(await rig.run(["incidents", "--resolve", "000000000001", "--json"]));
    assert.deepEqual([answer.resolved.fingerprint, answer.resolved.closed.cause], ["000000000001", "resolved"]);
    assert.deepEqual(
      (await incidents(rig)).map((each) => each.fingerprint),
      ["000000000000"],
    );
    assert.equal((await rig.run(["incidents", "a-job"])).code, 2);
  });

  test("an incident that cannot be read is reported, and keeps nobody out", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    mkdirSync(join(rig.home, "incidents"), { recursive: true });
    writeFileSync(join(rig.home, "incidents", "000000000000.jsonl"), '{"half');
    assert.equal((await rig.run(["task", "go"])).code, 0);
    assert.deepEqual(json(await rig.run(["incidents", "--json"])), {
      workspaceRoot: rig.repo,
      incidents: [],
      unreadable: [{ id: "000000000000", reason: "no line of its file opens it" }],
    });
    assert.equal(
      (await rig.run(["incidents"])).stdout,
      "No open incidents.\n! incident 000000000000 cannot be read: no line of its file opens it.\n",
    );
  });
});
