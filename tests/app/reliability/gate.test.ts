/** The gate over a ledger and under policies: fires, blocks, is tightened and reset. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import {
  firedGates,
  gateRefusal,
  readGates,
  resetGate,
} from "../../../plugins/codex/scripts/src/app/reliability/gate.ts";
import type { Context } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { speaking } from "../../../plugins/codex/scripts/src/core/reliability/gate.ts";
import { appendToLedger } from "../../../plugins/codex/scripts/src/io/ledger.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { failedWith, GOOD } from "../../core/reliability/ledger-lines.ts";

/** The gate that speaks for all. */
const readGate = (context: Context) => speaking(readGates(context));
const states = (context: Context) => readGates(context).map(({ state }) => state);

const START_MS = Date.UTC(2026, 2, 1);

interface GateStage {
  readonly context: Context;
  /** Adds runs, a minute apart, the last one half a minute ago. */
  add(count: number, line?: typeof GOOD): void;
  policy(place: "home" | "repository", gate: object | readonly object[]): void;
}

async function makeStage(t: TestContext): Promise<GateStage> {
  const folder = await makeTempFolder(t);
  const [home, cwd] = [join(folder, "state"), join(folder, "repo")];
  for (const path of [home, cwd]) mkdirSync(path);
  let added = 0;
  const instant = (minute: number) => new Date(START_MS + minute * 60_000).toISOString();
  return {
    context: { home, env: {}, cwd, sessionId: null, now: () => instant(added - 0.5) },
    add(count, line = failedWith("timeout")) {
      const lines = Array.from({ length: count }, () => {
        const at = instant(added);
        added += 1;
        return { ...line, at, job: `mm7kwn40-${String(added).padStart(5, "0")}` };
      });
      appendToLedger(home, lines);
    },
    policy(place, gate) {
      const path = place === "home" ? join(home, "policy.json") : join(cwd, ".codex-companion.json");
      writeFileSync(path, JSON.stringify({ gate }));
    },
  };
}

test("the gate warns by default once twelve runs in a row were abandoned, and refuses nothing", async (t) => {
  const { context, add } = await makeStage(t);
  assert.deepEqual(readGate(context).state, "ok");
  add(11);
  assert.deepEqual(firedGates(context), []);
  add(1);
  const fired = { state: "warn", mode: "abandoned_loop", limit: 0.4, runs: 12, action: "warn", rate: 1, over: 12 };
  assert.deepEqual([firedGates(context), readGate(context), gateRefusal(context)], [[fired], fired, null]);
});

test("the gate blocks if the policy says so, and says how to go on", async (t) => {
  const { context, add, policy } = await makeStage(t);
  policy("home", { mode: "blocked", limit: 0.5, runs: 3, action: "block" });
  add(2, failedWith("usage_limit"));
  assert.equal(gateRefusal(context), null);
  add(1, failedWith("usage_limit"));
  assert.deepEqual(gateRefusal(context), {
    kind: "gate_closed",
    message:
      "Could not start a task that nobody may be watching: the drift gate is closed: blocked is at 100.0 % of the latest runs; it has been over its limit of 50 % for 3 runs in a row and has not come down since.",
    hint: "See codex-companion report for the cause, mend it and run codex-companion report --reset-gate, or pass --ignore-gate for one job.",
    fingerprint: null,
    retry: "never",
  });
});

test("the gate is neither fired nor released by jobs that the user cancelled, or that his own limits refused", async (t) => {
  const { context, add } = await makeStage(t);
  const cancelled = { ...GOOD, status: "cancelled", stop: "cancel", work: "none", raw_exit_code: 130 } as const;
  add(40, cancelled);
  add(40, failedWith("no_slot"));
  assert.deepEqual([readGate(context).state, readGate(context).rate], ["ok", null]);
  add(12);
  add(40, cancelled);
  assert.deepEqual([readGate(context).state, readGate(context).rate], ["warn", 1]);
});

test("the gate begins anew after a reset, and leaves canaries out", async (t) => {
  const { context, add } = await makeStage(t);
  add(12);
  resetGate(context);
  assert.deepEqual([readGate(context).state, readGate(context).rate], ["ok", null]);
  add(11);
  add(30, { ...failedWith("timeout"), kind: "canary" });
  assert.equal(readGate(context).state, "ok");
  add(1);
  assert.equal(readGate(context).state, "warn");
});

test("a repository can tighten the gate and not loosen it", async (t) => {
  const { context, add, policy } = await makeStage(t);
  add(12);
  policy("repository", { action: "off" });
  assert.equal(readGate(context).state, "warn");
  policy("repository", { action: "block" });
  assert.deepEqual(states(context), ["warn", "block"]);
  assert.equal(gateRefusal(context)?.kind, "gate_closed");
  policy("home", { action: "off" });
  assert.deepEqual([readGate(context).state, states(context)], ["block", ["off", "block"]]);
  policy("repository", { mode: "noop", action: "block" });
  assert.deepEqual([readGate(context).mode, states(context)], ["abandoned_loop", ["off", "ok"]]);
  policy("home", { action: "warn" });
  assert.deepEqual([readGate(context).state, readGate(context).mode], ["warn", "abandoned_loop"]);
});

test("several gates watch the mix of modes, each with its own limit, runs and action", async (t) => {
  const { context, add, policy } = await makeStage(t);
  policy("home", [
    { mode: "abandoned_loop", limit: 0.8, runs: 12, action: "warn" },
    { mode: "blocked", limit: 0.3, runs: 3, action: "block" },
    { mode: "noop", action: "off" },
  ]);
  add(8);
  add(2, failedWith("usage_limit"));
  assert.deepEqual(states(context), ["ok", "ok", "off"]);
  add(8, failedWith("usage_limit"));
  assert.deepEqual(states(context), ["ok", "block", "off"]);
  assert.deepEqual(
    firedGates(context).map(({ mode }) => mode),
    ["blocked"],
  );
  assert.match(gateRefusal(context)?.message ?? "", /the drift gate is closed: blocked is at 55\.6 % /);
  add(100);
  assert.deepEqual([states(context), readGate(context).mode], [["warn", "ok", "off"], "abandoned_loop"]);
  assert.equal(gateRefusal(context), null);
});

test("the gate looks back far enough, and no further than it must", async (t) => {
  const { context, add } = await makeStage(t);
  add(40);
  add(500, GOOD);
  assert.equal(readGate(context).state, "ok");
  add(24);
  assert.equal(readGate(context).state, "warn");
});
