// When the gate fires, when it releases, and what lies between; and the rule as policies write it.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DEFAULT_GATE,
  decodeGate,
  type Gate,
  gateAfter,
  speaking,
} from "../../../plugins/codex/scripts/src/core/reliability/gate.ts";

const HIT = { modes: ["abandoned_loop"] } as const;
const FINE = { modes: [] } as const;
type Some = typeof HIT | typeof FINE;

function times(count: number, run: Some): readonly Some[] {
  return Array.from({ length: count }, () => run);
}

function state(...runs: readonly (readonly Some[])[]): string {
  return gateAfter(runs.flat(), DEFAULT_GATE).state;
}

test("gateAfter fires with the twelfth run in a row that leaves the rate over the limit, not before", () => {
  assert.equal(state(), "ok");
  assert.equal(state(times(11, HIT)), "ok");
  assert.equal(state(times(12, HIT)), "warn");
  assert.equal(state(times(12, HIT), times(1, FINE)), "warn");
  // Among 30 the rate is over 40 % from the 13th on, and it has to stay there for 12.
  assert.equal(state(times(30, FINE), times(23, HIT)), "ok");
  assert.equal(state(times(30, FINE), times(24, HIT)), "warn");
});

test("gateAfter does not fire at the limit itself, nor for another mode", () => {
  const exactly = Array.from({ length: 100 }, (_, index) => (index % 5 >= 3 ? HIT : FINE)).flat();
  assert.deepEqual([state(exactly), gateAfter(exactly, DEFAULT_GATE).rate], ["ok", 0.4]);
  assert.equal(gateAfter(times(50, HIT), { ...DEFAULT_GATE, mode: "noop" }).state, "ok");
});

test("gateAfter releases only after twelve runs well below the limit, and holds in between", () => {
  const fired = times(20, HIT);
  // The hits leave the last 30 one by one: 9 of them, three quarters of the limit, are left after 21 fine runs.
  const states = Array.from({ length: 60 }, (_, fine) => state(fired, times(fine, FINE)));
  assert.deepEqual(
    states,
    states.map((_, fine) => (fine < 32 ? "warn" : "ok")),
  );
  // Between release and limit nothing changes, whichever side it came from.
  const third = Array.from({ length: 90 }, (_, index) => (index % 3 === 0 ? HIT : FINE));
  assert.equal(state(fired, third), "warn");
  assert.equal(state(times(30, FINE), third), "ok");
});

test("gateAfter does what its rule says, and shows how it stands", () => {
  const rule = { mode: "noop", limit: 0.5, runs: 3, action: "block" } as const;
  const noops = Array.from({ length: 3 }, () => ({ modes: ["noop"] as const }));
  assert.deepEqual(gateAfter(noops, rule), {
    state: "block",
    mode: "noop",
    limit: 0.5,
    runs: 3,
    action: "block",
    rate: 1,
    over: 3,
  });
  assert.equal(gateAfter(noops, { ...rule, action: "off" }).state, "off");
  assert.deepEqual(gateAfter([], rule), {
    state: "ok",
    mode: "noop",
    limit: 0.5,
    runs: 3,
    action: "block",
    rate: null,
    over: 0,
  });
});

test("speaking is the first gate that fires, else the first", () => {
  const gate = (word: Gate["state"], runs = 1): Gate => ({ ...gateAfter([], DEFAULT_GATE), state: word, runs });
  assert.equal(speaking([gate("off"), gate("ok"), gate("warn"), gate("block")]).state, "warn");
  assert.equal(speaking([gate("ok"), gate("block"), gate("warn")]).state, "block");
  assert.equal(speaking([gate("off"), gate("ok")]).state, "off");
  assert.equal(speaking([gate("warn", 1), gate("warn", 2)]).runs, 1);
});

test("decodeGate fills in the default, and names what is wrong", () => {
  assert.deepEqual(decodeGate({}), { rule: DEFAULT_GATE });
  const whole = { mode: "noop", limit: 0.25, runs: 5, action: "block" };
  assert.deepEqual(decodeGate({ ...whole, later: true }), { rule: whole });
  const cases: readonly [object, string][] = [
    [{ mode: "lazy" }, '"gate.mode" is no failure mode'],
    [{ action: "stop" }, '"gate.action" is none of warn, block, off'],
    [{ limit: 40 }, '"gate.limit" is not a share from 0 to 1'],
    [{ limit: "0.4" }, '"gate.limit" is not a share from 0 to 1'],
    [{ runs: 0 }, '"gate.runs" is not a whole number from 1 to 150'],
    [{ runs: 1.5 }, '"gate.runs" is not a whole number from 1 to 150'],
    [{ runs: 151 }, '"gate.runs" is not a whole number from 1 to 150'],
  ];
  for (const [json, problem] of cases) assert.deepEqual(decodeGate(json), { problem });
  assert.deepEqual(decodeGate([]), { problem: '"gate" is not an object' });
});
