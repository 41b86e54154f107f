// Our own jobs: the rules by which an ended job gets its modes, and what counts as its success.
// They are explained in `docs/formats/report.md`.

import { factsOf, isFailureKind, isOwnLimit } from "../failure/kinds.ts";
import { kindFacts } from "../job/kinds.ts";
import type { LedgerLine } from "./ledger-line.ts";
import { type ModeRule, modesOf } from "./mode-rules.ts";
import type { Mode } from "./modes.ts";
import { routeRuns } from "./route-runs.ts";
import { type Run, routeName } from "./run.ts";

const LOW_PRODUCTIVITY = 0.3;

/** The rules for our own jobs. */
export const OWN_RULES: readonly ModeRule<LedgerLine>[] = [
  {
    mode: "noop",
    says: "the turn completed, could have written, and changed nothing; or it ended without a message and a change",
    fits: (line) =>
      hasLeftNothing(line) ? "It could write, its turn completed, and it changed nothing." : byFailure(line, "noop"),
  },
  {
    mode: "blocked",
    says: "a login, a limit, an approval, another job, the service or the set-up kept it from starting or from going on",
    fits(line) {
      const isRefused = line.status === "completed" && line.declined > 0 && line.work === "none";
      if (isRefused) return "It asked for an approval that nobody could give, and left nothing.";
      return byFailure(line, "blocked");
    },
  },
  {
    mode: "low_productivity",
    says: `it left work and was not cancelled, and its productivity is below ${LOW_PRODUCTIVITY}: the share of its plan's steps that were done (without a plan: 1)`,
    fits(line) {
      const share = productivity(line);
      if (share === null || share >= LOW_PRODUCTIVITY) return null;
      return `It left ${line.work}, and ${stepsDone(line)}: a productivity of ${share.toFixed(2)}.`;
    },
  },
  {
    mode: "abandoned_loop",
    says: "it was cut off while it ran, but not by a cancel; or it had got on with its plan and ended with steps of it open",
    fits: abandonment,
  },
  {
    mode: "ci_break",
    says: "its check failed",
    fits: (line) => (line.verify === "fail" ? "Its check failed." : byFailure(line, "ci_break")),
  },
  {
    mode: "routing_mismatch",
    says: "Codex took another model, or the route could only read and the work wanted to write",
    fits(line) {
      if (line.rerouted) return "Codex took another model than the one that was asked for.";
      const wantedToWrite = line.deniedWrites > 0 || line.failure === "sandbox_or_policy_block";
      return isReadOnly(line) && wantedToWrite ? "It wanted to write, and its route could only read." : null;
    },
  },
];

function hasLeftNothing(line: LedgerLine): boolean {
  return line.status === "completed" && line.write && line.work === "none";
}

function byFailure(line: LedgerLine, mode: Mode): string | null {
  return modeOfFailure(line) === mode ? `It failed with ${line.failure}.` : null;
}

/** What had not started was not cut off: it was kept from starting. */
function modeOfFailure({ failure, started }: LedgerLine): Mode | null {
  if (failure === null || !isFailureKind(failure)) return null;
  const { mode } = factsOf(failure);
  return mode === "abandoned_loop" && !started ? "blocked" : mode;
}

/** How much of what it set out to do was done, from 0 to 1; null if it left no work to be measured, or somebody stopped it. */
export function productivity({ work, plan, status }: Pick<LedgerLine, "work" | "plan" | "status">): number | null {
  if (status === "cancelled" || (work !== "files" && work !== "commits")) return null;
  return plan === null || plan.total === 0 ? 1 : plan.done / plan.total;
}

/** Little done of a plan is low productivity, and no loop that was begun and left. */
function abandonment(line: LedgerLine): string | null {
  if (line.status === "cancelled") return null;
  const named = byFailure(line, "abandoned_loop");
  if (named !== null || isUnproductive(line)) return named;
  return line.plan !== null && line.plan.done < line.plan.total ? `It ended when ${stepsDone(line)}.` : null;
}

function isUnproductive(line: LedgerLine): boolean {
  const share = productivity(line);
  return share !== null && share < LOW_PRODUCTIVITY;
}

function stepsDone({ plan }: LedgerLine): string {
  return plan === null ? "it kept no plan" : `${plan.done} of ${plan.total} steps of its plan were done`;
}

function isReadOnly({ route, write }: LedgerLine): boolean {
  return route.sandbox === null ? !write : route.sandbox === "read-only";
}

/** True for a job that is a run of the report: no canary, and none that the user's own limits refused. */
export function isRun({ kind, failure }: Pick<LedgerLine, "kind" | "failure">): boolean {
  return kindFacts(kind).isCounted && !(failure !== null && isFailureKind(failure) && isOwnLimit(failure));
}

/** True for a run by which the drift gate is judged. */
export function isJudgedByGate(line: Pick<LedgerLine, "kind" | "failure" | "status">): boolean {
  return isRun(line) && saysHowRunsEnd(line);
}

/** Who cancels a job says nothing about how runs end. Nor does a job that never began because another one failed, which counts itself. */
function saysHowRunsEnd({ status, failure }: Pick<LedgerLine, "failure" | "status">): boolean {
  return status !== "cancelled" && failure !== "dependency_failed";
}

/** The run that a line tells of. Somebody who cancels a job says nothing about its route. */
export function ownRun(line: LedgerLine): Run {
  const left = routeRuns(line).slice(0, -1);
  return left.length === 0 ? runOf(line) : { ...runOf(line), left: left.map(runOf) };
}

function runOf(line: LedgerLine): Run {
  const { model, effort, sandbox } = line.route;
  const isJudged = saysHowRunsEnd(line);
  return {
    atMs: Date.parse(line.at),
    modes: modesOf(OWN_RULES, line),
    route: routeName([model ?? "default model", effort, sandbox, line.executor ?? null]),
    raw: isJudged && line.raw_exit_code !== null ? line.raw_exit_code === 0 : null,
    evidence: isJudged ? succeeded(line) : null,
  };
}

/**
 * Success as the evidence tells it. A completed job that could write must have left work, one that could only read has
 * answered. A job that Codex itself ended with an error counts if it left commits. A failed check is never success, nor
 * is a job that was ended from outside. Null if it cannot be told what it left.
 */
function succeeded({ status, verify, write, work, stop }: LedgerLine): boolean | null {
  if (verify === "fail") return false;
  if (status === "completed") return !write || (work === null || work === "unknown" ? null : work !== "none");
  if (stop !== null) return false;
  return work === "unknown" ? null : work === "commits";
}
