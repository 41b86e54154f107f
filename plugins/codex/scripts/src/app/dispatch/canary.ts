// Runs the canary matrix. Each row goes through `delegate`, as every task does: what breaks tasks breaks the canary.

import { type CanaryRow, DIMENSIONS, type Dimension } from "../../core/canary.ts";
import { hasStarted, isEnded, type JobRecord } from "../../core/job/record.ts";
import { environmentOfKind, WORKER_KINDS, type WorkerKind, workerKind } from "../../core/worker-kind.ts";
import { type Environment, temporaryFolder } from "../../io/home.ts";
import { monotonicMs } from "../../io/monotonic.ts";
import { cancelJob } from "../end/cancel.ts";
import { observe } from "../read/observe.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import { knownBefore, outcome, refusedOutcome } from "./canary-row.ts";
import { delegate } from "./delegate.ts";
import type { NamedExecutor } from "./named-executor.ts";
import type { Order } from "./new-record.ts";
import type { WorkerCommand } from "./worker-command.ts";

/** What is told while the matrix runs. */
export type OnRow = (row: CanaryRow) => void;

interface Variation {
  readonly dimension: Dimension | null;
  readonly value: string;
  readonly prompt?: string;
  readonly context?: Partial<Context>;
  readonly request?: Partial<Order["request"]>;
  readonly executor?: NamedExecutor;
  /** True: dispatched as `--background` does. */
  readonly isUnwatched?: boolean;
}

const PROMPT = "Return the string ok, and do nothing else.";
const FILLER = "filler ".repeat(28_000);
const LIMIT_MS = 3 * 60_000;
const MINIMAL_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

/** Runs the row without a variation, and then those of the dimensions, one after the other; `executor` null: all on this machine. */
export async function runCanary(
  context: Context,
  worker: WorkerCommand,
  dimensions: readonly Dimension[],
  onRow: OnRow,
  executor: NamedExecutor | null = null,
): Promise<readonly CanaryRow[]> {
  const base = await runRow(context, worker, { dimension: null, value: "as a task by default" });
  onRow(base.row);
  const rows = [base.row];
  const chosen = DIMENSIONS.filter((dimension) => dimensions.includes(dimension));
  for (const variation of chosen.flatMap((dimension) => variationsOf(dimension, context, base.record, executor))) {
    const { row } = await runRow(context, worker, variation);
    onRow(row);
    rows.push(row);
  }
  return rows;
}

/** The variations of one dimension. The model's needs the first row's: what it is, only Codex knows. */
function variationsOf(
  dimension: Dimension,
  context: Context,
  base: JobRecord | null,
  executor: NamedExecutor | null,
): readonly Variation[] {
  const model = base !== null && hasStarted(base) ? (base.resolved?.model ?? null) : null;
  switch (dimension) {
    case "worker":
      return workerVariations(context);
    case "folder":
      return [{ dimension, value: "outside any repository", context: { cwd: temporaryFolder() } }];
    case "environment":
      return [{ dimension, value: "thin", context: { env: thinEnvironment(context.env) } }];
    case "prompt":
      return [
        { dimension, value: "large", prompt: `${PROMPT} Pass over what follows.\n${FILLER}` },
        { dimension, value: "non-ASCII", prompt: `${PROMPT} — „äöü“ 日本語 🦆` },
      ];
    case "model":
      return model === null ? [] : [{ dimension, value: `${model}, by name`, request: { model } }];
    case "executor":
      return executor === null ? [] : [{ dimension, value: executor.ref.name, executor }];
    case "sandbox":
      return [{ dimension, value: "workspace-write", request: { write: true, sandbox: "workspace-write" } }];
  }
}

/** Each launch context but the one that we are in, which the first row shows. */
function workerVariations(context: Context): readonly Variation[] {
  const place = { ...context, workspaceRoot: workspaceRootOf(context) };
  return WORKER_KINDS.filter((kind) => kind !== workerKind(context.env, false)).map((kind) => ({
    dimension: "worker",
    value: LAUNCHED[kind],
    context: { env: environmentOfKind(context.env, kind, place) },
    isUnwatched: kind === "background",
  }));
}

const LAUNCHED: Readonly<Record<WorkerKind, string>> = {
  foreground: "foreground, outside Claude Code",
  background: "background, outside Claude Code",
  agent: "an agent's Bash call",
  hook: "a hook's environment",
};

/** What a service gets that nobody's shell has started: HOME, a minimal PATH and our own variables. */
function thinEnvironment(env: Environment): Environment {
  const kept = Object.entries(env).filter(([name]) => name === "HOME" || name.startsWith("CODEX_COMPANION_"));
  return { ...Object.fromEntries(kept), PATH: MINIMAL_PATH };
}

async function runRow(
  context: Context,
  worker: WorkerCommand,
  variation: Variation,
): Promise<{ readonly row: CanaryRow; readonly record: JobRecord | null }> {
  const own = { ...context, ...variation.context };
  const { dimension, value, prompt = PROMPT, isUnwatched = false, executor } = variation;
  const request = { ...REQUEST, ...variation.request };
  const order: Order = {
    kind: "canary",
    prompt,
    request,
    isUnwatched,
    ...(executor === undefined ? {} : { executor }),
  };
  const startedAtMs = monotonicMs();
  const delegation = await delegate(own, order, worker);
  const record = delegation.kind === "refused" ? null : await ended(own, delegation.record);
  const duration_ms = Math.round(monotonicMs() - startedAtMs);
  const came =
    delegation.kind === "refused"
      ? refusedOutcome(own, order, delegation.failure)
      : outcome(own, record ?? delegation.record);
  return { row: { dimension, value, ...knownBefore(own, order), ...came, duration_ms }, record };
}

/** The job as it is once it has ended, or once that has taken too long: one that an engine has not started is taken back. */
async function ended(context: Context, record: JobRecord): Promise<JobRecord> {
  const seen = await observe(context, record, { timeoutMs: LIMIT_MS });
  const latest = seen.kind === "gone" ? record : seen.record;
  if (!isEnded(latest)) await cancelJob(context, latest);
  return latest;
}

const REQUEST: Order["request"] = {
  write: false,
  sandbox: null,
  allowCommit: false,
  model: null,
  effort: null,
  timeoutMs: LIMIT_MS,
  verify: null,
  retry: "never",
  resumeOf: null,
};
