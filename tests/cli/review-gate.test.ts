/** `setup` switches the review gate of a workspace on and off, and shows it. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { flat, json } from "./fixtures/reading.ts";

test("setup shows the review gate as it was set, for the workspace where it was set", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const gate = async (...args: readonly string[]) => json(await rig.run(["setup", "--json", ...args])).reviewGate;
  assert.equal(await gate(), null);
  assert.deepEqual(await gate("--enable-review-gate"), { blockOn: "high", maxRounds: 2, timeoutMs: 300_000 });
  const set = ["--block-on", "critical", "--max-rounds", "1", "--gate-timeout", "10m"];
  const all = { blockOn: "critical", maxRounds: 1, timeoutMs: 600_000 };
  mkdirSync(join(rig.repo, "sub"));
  assert.deepEqual(await gate("--enable-review-gate", "--cwd", "sub", ...set), all);
  assert.deepEqual(await gate(), all);
  const { stdout } = await rig.run(["setup"]);
  assert.match(
    flat(stdout),
    / Review gate: on for critical findings, at most 1 round for each prompt, 10m 00s for a review /,
  );
  assert.equal(await gate("--cwd", rig.folder), null);
  assert.equal(await gate("--disable-review-gate"), null);
  assert.match((await rig.run(["setup"])).stdout, /^ {6}Review gate: off \(/m);
});

test("setup refuses what the review gate cannot be set to, and changes nothing then", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const on = "--enable-review-gate";
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[on, "--block-on", "severe"], /--block-on "severe": it is none of critical, high, medium, low/],
    [[on, "--max-rounds", "0"], /--max-rounds "0": it is not a whole number of at least 1/],
    [[on, "--gate-timeout", "11m"], /--gate-timeout "11m": it is more than 10m/],
    [[on, "--gate-timeout", "soon"], /--gate-timeout "soon": it is not a duration/],
    [[on, "--disable-review-gate"], /they contradict each other/],
    [["--max-rounds", "2"], /--max-rounds without --enable-review-gate/],
    [[on, "--cwd", rig.folder], /is in no Git repository/],
  ];
  for (const [args, why] of cases) {
    const { code, stderr } = await rig.run(["setup", ...args]);
    assert.equal(code, 2, args.join(" "));
    assert.match(stderr, why);
  }
  assert.equal(json(await rig.run(["setup", "--json"])).reviewGate, null);
});
