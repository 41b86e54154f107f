/** The route of a job: drawn, and left for a fallback when its model is of no use. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { untilSilent } from "../../testing/temp.ts";
import { type Json, jobId, json, lastLine } from "./fixtures/reading.ts";

const OVERLOADED: FakeStep[] = [{ do: "fail", message: "At capacity.", codexErrorInfo: "serverOverloaded" }];
const NOT_THERE: FakeStep[] = [{ do: "fail", message: "No such model.", codexErrorInfo: "modelNotFound" }];
const LIMIT = "You've hit your usage limit for fake-model. Switch to another model now, or try again at 1:30 AM.";
const USED_UP: FakeStep[] = [{ do: "fail", message: LIMIT, codexErrorInfo: "usageLimitExceeded" }];
const ALL_USED_UP: FakeStep[] = [
  { do: "fail", message: "You've hit your usage limit. Try again at 1:30 AM.", codexErrorInfo: "usageLimitExceeded" },
];
const DONE: FakeStep[] = [{ do: "say", text: "Done at last." }];
const FALLBACKS = { fallbacks: [{ model: "model-b", effort: "low" }, { model: "model-c" }] };
const THRICE = [OVERLOADED, OVERLOADED, OVERLOADED];

async function rigWith(
  t: Parameters<typeof makeRig>[0],
  policy: object,
  turns: readonly FakeStep[][],
): Promise<FakeRig> {
  const rig = await makeRig(t, { scenario: { turns } });
  mkdirSync(rig.home, { recursive: true });
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify(policy));
  return rig;
}

async function recordOf(rig: FakeRig, done: { readonly stdout: string }): Promise<Json> {
  return json(await rig.run(["status", jobId({ ...done, code: 0, stderr: "" }), "--json"])).job;
}

/** The model and the effort of each turn, with the thread that it was asked for in. */
async function asked(rig: FakeRig): Promise<readonly Json[]> {
  const received = (await rig.fake.received()) as Json[];
  const opened = received.filter(({ method }) => method === "thread/start" || method === "thread/resume");
  const turns = received.filter(({ method }) => method === "turn/start");
  return turns.map(({ params }, at) => [opened[at].method, opened[at].params.model ?? null, params.effort ?? null]);
}

describe("task --route auto", { concurrency: 3 }, () => {
  test("draws a route, starts it, and keeps what was drawn", async (t) => {
    const routes = [
      { model: "model-a", effort: "high" },
      { model: "model-b", effort: "low" },
      { model: "not-allowed" },
    ];
    const rig = await rigWith(t, { routes, models: ["model-a", "model-b"], efforts: ["high", "low"] }, [DONE]);
    const done = await rig.run(["task", "--route", "auto", "do it"], { env: { CODEX_COMPANION_SEED: "3" } });
    assert.match(lastLine(done), /status=complete/);
    const { request, choice } = await recordOf(rig, done);
    assert.deepEqual(
      choice.candidates.map(({ model, effort, alpha, beta }: Json) => [model, effort, alpha, beta]),
      [
        ["model-a", "high", 1, 1],
        ["model-b", "low", 1, 1],
      ],
    );
    const [first, second] = choice.candidates;
    const best = first.draw > second.draw ? first : second;
    assert.deepEqual([request.model, request.effort], [best.model, best.effort]);
    assert.deepEqual(await asked(rig), [["thread/start", best.model, best.effort]]);
    const line = `\n  route    drawn: ${best.model}, effort ${best.effort} (of 2)\n`;
    for (const args of [["status", jobId(done)], ["result"]]) assert.ok((await rig.run(args)).stdout.includes(line));
    await untilSilent(rig.home);
    const { candidates } = json(await rig.run(["choose", "--json"]));
    const learnt = candidates.find(({ model }: Json) => model === best.model);
    assert.equal(learnt.alpha.toFixed(3), "2.000", "its own job is evidence for it");
  });

  test("is refused if there is nothing to draw, or if the route is given as well", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    for (const [args, said] of [
      [["--route", "auto"], /policy\.json" names no routes\. Write the routes/],
      [["--route", "auto", "--model", "m"], /Could not use --route with --model/],
      [["--route", "auto", "--effort", "low"], /Could not use --route with --effort/],
      [["--route", "best"], /Could not use --route "best": only auto is known/],
    ] as const) {
      const { code, stderr, stdout } = await rig.run(["task", ...args, "do it"]);
      assert.equal(code, 2);
      assert.match(stderr, said);
      assert.equal(stdout, "[[codex-task status=failed kind=payload_invalid]]\n");
    }
  });
});

describe("a fallback", { concurrency: 3 }, () => {
  test("goes on in the same thread after three tries, and each route answers for its own", async (t) => {
    const rig = await rigWith(t, FALLBACKS, [...THRICE, DONE]);
    const done = await rig.run(["task", "do it"]);
    assert.match(lastLine(done), /status=complete/);
    assert.match(done.stdout, /\n {2}rerouted went on with model-b, effort low after overloaded\n/);
    assert.match(done.stdout, /\n {2}attempts 4: overloaded, overloaded, overloaded, good\n/);
    assert.deepEqual(await asked(rig), [
      ["thread/start", null, null],
      ["thread/resume", null, null],
      ["thread/resume", null, null],
      ["thread/resume", "model-b", "low"],
    ]);
    const { rerouted, request, resolved, status } = await recordOf(rig, done);
    const [{ at, ...left }] = rerouted;
    assert.deepEqual(left, {
      from: { model: "fake-model", effort: null },
      to: { model: "model-b", effort: "low" },
      why: "overloaded",
    });
    assert.ok(Date.parse(at) > 0);
    assert.deepEqual([rerouted.length, status, request.model, resolved.model], [1, "completed", null, "model-b"]);
    assert.deepEqual(request.fallbacks, [
      { model: "model-b", effort: "low" },
      { model: "model-c", effort: null },
    ]);
    const log = await rig.run(["logs"]);
    assert.match(log.stdout, /goes on with model-b, effort low after overloaded/);
    const events = readFileSync(join(rig.home, "jobs", jobId(done), "events.jsonl"), "utf8");
    assert.match(events, /"retry":"after 0 ms, with model-b, effort low"/);
    const { total, routes } = json(await rig.run(["report", "--json"]));
    assert.equal(total, 1);
    assert.deepEqual(routes.map(({ route, runs, raw }: Json) => [route, runs, raw.successes]).toSorted(), [
      ["fake-model · read-only", 1, 0],
      ["model-b · low · read-only", 1, 1],
    ]);
  });

  test("follows another one, each with tries of its own, and the last failure is the job's", async (t) => {
    const rig = await rigWith(t, FALLBACKS, [NOT_THERE, ...THRICE, OVERLOADED]);
    const done = await rig.run(["task", "do it"]);
    assert.match(lastLine(done), /status=failed id=\S+ work=none kind=overloaded\]\]$/);
    const { attempts, rerouted } = await recordOf(rig, done);
    assert.equal(attempts.length, 7);
    assert.deepEqual(
      rerouted.map(({ to, why }: Json) => [to.model, why]),
      [
        ["model-b", "model_unavailable"],
        ["model-c", "overloaded"],
      ],
    );
  });

  for (const [what, kind, steps] of [
    ["the model is not there", "model_unavailable", NOT_THERE],
    ["its own usage limit is reached", "usage_limit", USED_UP],
  ] as const) {
    test(`goes on if ${what}, and the next job starts with it`, async (t) => {
      const rig = await rigWith(t, FALLBACKS, [[...steps], DONE]);
      const first = await rig.run(["task", "do it"]);
      assert.match(lastLine(first), /status=complete/);
      const { incidents } = json(await rig.run(["incidents", "--json"]));
      assert.deepEqual(
        incidents.map((each: Json) => [each.kind, each.scope, each.lane.route.model]),
        [[kind, "lane", null]],
      );
      await rig.fake.play({ turns: [DONE] });
      const second = await rig.run(["task", "do it again"]);
      assert.match(lastLine(second), /status=complete/);
      assert.match(second.stdout, new RegExp(`\n {2}rerouted went on with model-b, effort low after ${kind}\n`));
      assert.deepEqual((await asked(rig)).at(-1), ["thread/start", "model-b", "low"]);
      const named = await rig.run(["task", "--model", "model-x", "do it"]);
      assert.match(lastLine(named), /status=complete/, "another model was never closed");
    });
  }

  for (const [what, args, policy, turns, kind] of [
    ["a model was given", ["--model", "m"], FALLBACKS, THRICE, "overloaded"],
    ["trying again was switched off", ["--retry", "never"], FALLBACKS, THRICE, "overloaded"],
    ["the usage limit is of the whole plan", [], FALLBACKS, [ALL_USED_UP, DONE], "usage_limit"],
    ["no policy allows one", [], { ...FALLBACKS, models: ["fake-model"] }, THRICE, "overloaded"],
  ] as const) {
    test(`is not used if ${what}`, async (t) => {
      const rig = await rigWith(
        t,
        policy,
        [...turns, DONE].map((steps) => [...steps]),
      );
      const done = await rig.run(["task", ...args, "do it"]);
      assert.match(lastLine(done), new RegExp(`status=failed .*kind=${kind}`));
      const record = await recordOf(rig, done);
      assert.equal(record.rerouted, undefined);
    });
  }

  test("is used with --model if --fallback asks for it", async (t) => {
    const rig = await rigWith(t, FALLBACKS, [NOT_THERE, DONE]);
    const done = await rig.run(["task", "--model", "m", "--fallback", "do it"]);
    assert.match(done.stdout, /\n {2}rerouted went on with model-b, effort low after model_unavailable\n/);
    assert.match(lastLine(done), /status=complete/);
  });

  test("has only the time that the job has left", async (t) => {
    const rig = await rigWith(t, FALLBACKS, [NOT_THERE, [{ do: "hang" }]]);
    const done = await rig.run(["task", "--timeout", "3s", "do it"]);
    assert.match(done.stdout, /\n {2}attempts 2: model_unavailable, timeout\n/);
    assert.match(done.stdout, /timeout: The job did not end within its limit of [0-2]\.\d+ s\./);
    assert.match(lastLine(done), /kind=timeout/);
  });
});
