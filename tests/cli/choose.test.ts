/** choose: a draw over our own routes, or over the harnesses of other systems' records. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { appendToLedger } from "../../plugins/codex/scripts/src/io/ledger.ts";
import { makeRig, type Rig } from "../../testing/companion.ts";
import { asLines } from "../../testing/session-records.ts";
import { failedWith, GOOD } from "../core/reliability/ledger-lines.ts";
import { type Json, json } from "./fixtures/reading.ts";

const SEED = { env: { CODEX_COMPANION_SEED: "8" } };
const ROUTES = [{ model: "model-a", effort: "high" }, { model: "model-b" }];

function writePolicy(rig: Rig, policy: object): void {
  mkdirSync(rig.home, { recursive: true });
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify(policy));
}

function writeRecords(rig: Rig, records: readonly object[], more = ""): string {
  const path = join(rig.folder, "records.jsonl");
  writeFileSync(path, asLines(records) + more);
  return path;
}

const session = (harness: string, exit: number, commits: number, category = "code") => {
  return { harness, model: "m", category, raw_exit_code: exit, commits, timestamp: "2026-06-01T00:00:00Z" };
};

describe("choose", { concurrency: 4 }, () => {
  test("takes a route that the policy names twice for one", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    writePolicy(rig, { routes: [...ROUTES, { model: "model-a", effort: "high" }, { model: "model-b", effort: null }] });
    const { candidates } = json(await rig.run(["choose", "--json"], SEED));
    assert.deepEqual(
      candidates.map(({ model, effort, share }: Json) => [model, effort, share.toFixed(2)]),
      [
        ["model-a", "high", "0.50"],
        ["model-b", null, "0.50"],
      ],
    );
  });

  test("draws a route of the policy by what the ledger tells, again the same with the same seed", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    writePolicy(rig, { routes: ROUTES });
    const at = new Date().toISOString();
    const route = { model: "model-b", effort: null, sandbox: null };
    const lines = Array.from({ length: 30 }, (_, index) => [
      { ...GOOD, at, job: `good-${index}` },
      { ...failedWith("overloaded"), at, job: `bad-${index}`, route },
    ]).flat();
    appendToLedger(rig.home, lines);
    const first = json(await rig.run(["choose", "--json"], SEED));
    const [a, b] = first.candidates;
    assert.deepEqual(first.drawn, { harness: "codex", model: "model-a", effort: "high" });
    assert.deepEqual(
      [Math.round(a.alpha), Math.round(a.beta), Math.round(b.alpha), Math.round(b.beta)],
      [31, 1, 1, 31],
    );
    assert.deepEqual([a.share.toFixed(2), b.share.toFixed(2)], ["0.95", "0.05"]);
    const second = json(await rig.run(["choose", "--json"], SEED));
    assert.deepEqual(second.candidates.map(rounded), first.candidates.map(rounded));
    const other = json(await rig.run(["choose", "--json"], { env: { CODEX_COMPANION_SEED: "9" } }));
    assert.notDeepEqual(other.candidates.map(rounded), first.candidates.map(rounded));
    const { stdout } = await rig.run(["choose"], SEED);
    assert.match(
      stdout,
      /^ +SHARE +SUCCEEDS +DRAWN +RUNS +ROUTE\n> +95\.0 % +96\.\d % +[01]\.\d\d +30\.0 +codex · model-a · high\n/,
    );
    assert.match(
      stdout,
      /\n {3}5\.0 % .* codex · model-b\n\nDrawn: codex · model-a · high \(its value was the highest\)\n$/,
    );
    assert.ok(stdout.split("\n").every((line) => line.length <= 76));
    const floor = await rig.run(["choose"], { env: { CODEX_COMPANION_SEED: "7" } });
    assert.match(floor.stdout, /\nDrawn: codex · model-b \(every route gets its turn now and then\)\n$/);
  });

  test("draws only what the policies allow, and says what to write if there are no routes", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const none = await rig.run(["choose"], SEED);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /policy\.json" names no routes\. Write the routes to draw from into it: \{"routes": \[/);
    writePolicy(rig, { routes: ROUTES, models: ["model-b"] });
    const { candidates } = json(await rig.run(["choose", "--json"], SEED));
    assert.deepEqual(
      candidates.map(({ model }: { model: string }) => model),
      ["model-b"],
    );
    writePolicy(rig, { routes: ROUTES, models: ["model-c"] });
    const forbidden = await rig.run(["choose"], SEED);
    assert.equal(forbidden.code, 3);
    assert.match(forbidden.stderr, /the models and efforts that are allowed \(\S+policy\.json\) leave none/);
  });

  test("judges records by what was shipped: 126 after commits is a success, 124 is none", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const records = [
      session("codex", 126, 2),
      session("codex", 126, 0),
      session("codex", 124, 3),
      session("gptme", 0, 1),
    ];
    const file = writeRecords(rig, records, "no record\n[]\n");
    const done = await rig.run(["choose", "--records", file, "--json"], SEED);
    assert.match(done.stderr, /^codex-companion: 2 lines of ".*records\.jsonl" could not be read as a record\.\n$/);
    const { candidates } = json(done);
    assert.deepEqual(
      candidates.map(({ harness, model, effort, alpha, beta }: Candidate) => [harness, model, effort, alpha, beta]),
      [
        ["codex", "m", null, 2, 3],
        ["gptme", "m", null, 2, 1],
      ],
    );
  });

  test("draws among the records of one category, and says if there is nothing to draw", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const file = writeRecords(rig, [session("codex", 0, 1, "triage"), session("gptme", 0, 1)]);
    const triage = json(await rig.run(["choose", "--records", file, "--category", "triage", "--json"], SEED));
    assert.deepEqual([triage.drawn.harness, triage.candidates.length], ["codex", 1]);
    const args = ["choose", "--records", file, "--category", "none of these"];
    assert.deepEqual(json(await rig.run([...args, "--json"], SEED)), { drawn: null, candidates: [] });
    assert.equal((await rig.run(args)).stdout, "No record names a harness or a model to draw.\n");
  });

  test("is used wrongly with words, with a category alone, and with a file that is not there", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    for (const [args, said] of [
      [["choose", "one"], /Could not use "one": choose takes no words/],
      [["choose", "--category", "code"], /Could not use --category: it needs --records/],
      [["choose", "--records", "nowhere"], /Could not read the records "nowhere": ENOENT/],
    ] as const) {
      const { code, stderr } = await rig.run(args);
      assert.equal(code, 2);
      assert.match(stderr, said);
    }
  });
});

interface Candidate {
  readonly harness: string;
  readonly model: string;
  readonly effort: string | null;
  readonly alpha: number;
  readonly beta: number;
  readonly draw: number;
}

/** What the few milliseconds between two calls do not change. */
function rounded({ alpha, beta, draw }: Candidate): readonly string[] {
  return [alpha, beta, draw].map((each) => each.toFixed(4));
}
