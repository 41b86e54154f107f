// The drift gates as they stand: the ledger's newest runs, since the last reset, under the rules of the policies.

import { type Failure, failure } from "../../core/failure/kinds.ts";
import {
  DEFAULT_GATE,
  GATE_MEMORY,
  type Gate,
  type GateRule,
  type Gates,
  gateAfter,
  hasFired,
} from "../../core/reliability/gate.ts";
import type { LedgerLine } from "../../core/reliability/ledger-line.ts";
import { isJudgedByGate, ownRun } from "../../core/reliability/own.ts";
import { gateHint, gateWords } from "../../core/reliability/report-words.ts";
import type { Run } from "../../core/reliability/run.ts";
import type { BlockingGate } from "../../core/waiting/start-facts.ts";
import { readGateReset, writeGateReset } from "../../io/gate-file.ts";
import { readLedgerTail } from "../../io/ledger.ts";
import { readPolicies } from "../../io/policy-files.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

// A line of one attempt has about 550 bytes.
const TAIL_BYTES = GATE_MEMORY * 700;

/** The gates, by a quick look at the end of the ledger. Cheap if there is no ledger. */
export function readGates(context: Context): Gates {
  return gatesOver(context, runsSinceReset(context, readLedgerTail(context.home, TAIL_BYTES)));
}

/** The gates over these runs, oldest first, under the policies of this workspace. A policy that cannot be read has no rule. */
export function gatesOver(context: Context, runs: readonly Run[], rules = gateRules(context)): Gates {
  const newest = runs.slice(-GATE_MEMORY);
  const [first = DEFAULT_GATE, ...others] = rules;
  return [gateAfter(newest, first), ...others.map((rule) => gateAfter(newest, rule))];
}

/** The user's rules or the default one, and the repository's, which can only tighten them. */
function gateRules(context: Context): readonly GateRule[] {
  const files = readPolicies(context.home, workspaceRootOf(context));
  const policies = files.flatMap((file) => ("policy" in file ? [file.policy] : []));
  const rulesOf = (whose: string) => policies.flatMap(({ owner, gates }) => (owner === whose ? gates : []));
  const own = rulesOf("user");
  return [...(own.length === 0 ? [DEFAULT_GATE] : own), ...rulesOf("repository")];
}

/** The runs of lines that count for the gate, since the last reset. */
export function runsSinceReset(context: Context, lines: readonly LedgerLine[]): readonly Run[] {
  const resetAtMs = readGateReset(context.home) ?? Number.NEGATIVE_INFINITY;
  return lines.filter((line) => isJudgedByGate(line) && Date.parse(line.at) > resetAtMs).map(ownRun);
}

/** Begins anew: what ended until now counts no more for the gate. */
export function resetGate(context: Context): void {
  writeGateReset(context.home, context.now());
}

/** The gates that have fired, at the least cost. */
export function firedGates(context: Context, rules?: readonly GateRule[]): readonly Gate[] {
  const lines = readLedgerTail(context.home, TAIL_BYTES);
  if (lines.length === 0) return [];
  return gatesOver(context, runsSinceReset(context, lines), rules).filter(hasFired);
}

/** Why no new job that nobody watches may start; null if one may. */
export function gateRefusal(context: Context): Failure | null {
  return blockingGate(context)?.refusal ?? null;
}

/** The gate that keeps out new jobs that nobody watches; null if none does. The ledger is read only if a rule could do so. */
export function blockingGate(context: Context): BlockingGate | null {
  const blocking = gateRules(context).filter(({ action }) => action === "block");
  if (blocking.length === 0) return null;
  const gate = firedGates(context, blocking)[0];
  if (gate === undefined) return null;
  const { mode, limit, runs } = gate;
  const words = `Could not start a task that nobody may be watching: the drift gate is closed: ${gateWords(gate)}.`;
  return { mode, limit, runs, refusal: failure("gate_closed", words, gateHint(gate)) };
}
