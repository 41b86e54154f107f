/** The limits of the plan: told by setup, warned of by task, and kept back by a policy. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { json } from "./fixtures/reading.ts";

function scenario(usedPercent: number, resetsAtMs: number) {
  const primary = { usedPercent, windowDurationMins: 300, resetsAt: resetsAtMs / 1_000 };
  return { results: { "account/rateLimits/read": { rateLimits: { primary, secondary: null } } } };
}

test("setup says what is left of the plan, task warns below 5 %, and a policy keeps some back until the reset", async (t) => {
  const resetsAtMs = (Math.floor(Date.now() / 1_000) + 3_600) * 1_000;
  const rig = await makeRig(t, { scenario: {} });
  assert.deepEqual(json(await rig.run(["setup", "--json"])).usage, []);
  assert.equal((await rig.run(["setup"])).stdout.includes("of the plan's"), false);

  await rig.fake.play(scenario(96, resetsAtMs));
  const [{ toldAtMs, ...told }, ...others] = json(await rig.run(["setup", "--json"])).usage;
  assert.deepEqual([told, others], [{ leftPercent: 4, minutes: 300, resetsAtMs }, []]);
  assert.ok(Math.abs(toldAtMs - Date.now()) < 60_000, String(toldAtMs));
  assert.match((await rig.run(["setup"])).stdout, /4 % of the plan's 5 h limit are left; it resets at/u);
  const warned = await rig.run(["task", "go"]);
  assert.match(warned.stdout, /^! 4 % of the plan's 5 h limit are left; it resets at .*\.$/mu);

  mkdirSync(rig.home, { recursive: true });
  writeFileSync(join(rig.home, "policy.json"), '{"usage": {"block": 4}}');
  assert.equal((await rig.run(["task", "go"])).code, 0, "4 % are not less than 4 %");
  writeFileSync(join(rig.home, "policy.json"), '{"usage": {"block": 4.5}}');
  const before = jobIds(rig.home).length;
  const refused = await rig.run(["task", "go"]);
  assert.deepEqual([refused.code, refused.stdout], [3, "[[codex-task status=failed kind=usage_reserved]]\n"]);
  assert.match(
    refused.stderr,
    /: 4 % of the plan's 5 h limit are left; it resets at .*, and the policy keeps 4\.5 % back\./,
  );
  assert.equal(jobIds(rig.home).length, before);
  assert.deepEqual(json(await rig.run(["incidents", "--json"])).incidents, []);

  const parked = json(await rig.run(["task", "--park", "--background", "--json", "go"]));
  assert.equal(parked.status, "waiting");
  const record = readRecord(rig.home, parked.jobId);
  assert.deepEqual([record?.["waiting"].reason, Date.parse(record?.["request"].start.notBefore)], ["time", resetsAtMs]);
  await rig.run(["cancel", parked.jobId]);
});

test("a Codex that does not know the limits of the plan keeps nobody out", async (t) => {
  const rig = await makeRig(t, { scenario: { refused: { "account/rateLimits/read": "no plan" } } });
  mkdirSync(rig.home, { recursive: true });
  writeFileSync(join(rig.home, "policy.json"), '{"usage": {"block": 50}}');
  const { code, stdout } = await rig.run(["task", "go"]);
  assert.deepEqual([code, stdout.includes("of the plan's")], [0, false]);
});

test("what Codex tells while a job runs is known to the next task, for this login, with its time, and nothing is asked", async (t) => {
  const rateLimits = {
    limitId: "codex",
    primary: { usedPercent: 96.5, windowDurationMins: 10_080, resetsAt: Math.floor(Date.now() / 1_000) + 3 * 86_400 },
  };
  const turns = [[{ do: "notify", method: "account/rateLimits/updated", params: { rateLimits } } as const]];
  const rig = await makeRig(t, { scenario: { turns, silent: ["account/rateLimits/read"] } });
  assert.equal((await rig.run(["task", "go"])).stdout.includes("of the plan's"), false);
  await rig.fake.play({ silent: ["account/rateLimits/read"] });
  assert.match(
    (await rig.run(["task", "go"])).stdout,
    /^! 3\.5 % of the plan's 7 d limit are left; it resets at [^(]*\.$/mu,
  );

  const file = join(rig.home, "usage.json");
  const stored = JSON.parse(readFileSync(file, "utf8"));
  const told = (toldAtMs: number, login = stored.login) => {
    writeFileSync(file, JSON.stringify({ ...stored, login, usage: [{ ...stored.usage[0], toldAtMs }] }));
    return rig.run(["task", "go"]);
  };
  const hourAgo = Date.now() - 3_600_000;
  assert.match((await told(hourAgo)).stdout, /^! 3\.5 % .* \(Codex told so at [^)]+\)\.$/mu);
  assert.equal((await told(hourAgo, "another")).stdout.includes("of the plan's"), false);
  assert.equal((await told(Date.now() - 86_400_000)).stdout.includes("of the plan's"), false);
});
