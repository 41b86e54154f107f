// Runs the canary matrix. Each row goes through `delegate`, as every task does: what breaks tasks breaks the canary.

import { type CanaryRow, DIMENSIONS, type Dimension } from "../../core/canary.ts";
import { decodeEnvironmentFingerprint, environmentFingerprint } from "../../core/environment-fingerprint.ts";
import { fingerprintOf } from "../../core/failure/fingerprint.ts";
import type { Failure } from "../../core/failure/kinds.ts";
import { hasStarted, isEnded, type JobRecord } from "../../core/job/record.ts";
import { type JsonObject, numberField, stringField, stringsField } from "../../core/json.ts";
import { laneOf } from "../../core/lane.ts";
import { redact, secretValues } from "../../core/redact.ts";
import { WORKER_KIND } from "../../core/runner-event.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { type Environment, temporaryFolder } from "../../io/home.ts";
import { readLastEvents } from "../../io/job-files.ts";
import { codexFiles } from "../../io/preflight-cache.ts";
import { observe } from "../read/observe.ts";
import { executableOf } from "../reliability/incidents.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import { delegate, type Order, type WorkerCommand } from "./delegate.ts";

/** What is told while the matrix runs. */
export type OnRow = (row: CanaryRow) => void;

interface Variation {
  readonly dimension: Dimension | null;
  readonly value: string;
  readonly prompt?: string;
  readonly context?: Partial<Context>;
  readonly request?: Partial<Order["request"]>;
}

const PROMPT = "Return the string ok, and do nothing else.";
const FILLER = "filler ".repeat(28_000);
const LIMIT_MS = 3 * 60_000;
const MINIMAL_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

/** Runs the row without a variation, and then those of the dimensions, one after the other. */
export async function runCanary(
  context: Context,
  worker: WorkerCommand,
  dimensions: readonly Dimension[],
  onRow: OnRow,
): Promise<readonly CanaryRow[]> {
  const base = await runRow(context, worker, { dimension: null, value: "as a task by default" });
  onRow(base.row);
  const rows = [base.row];
  const chosen = DIMENSIONS.filter((dimension) => dimensions.includes(dimension));
  for (const variation of chosen.flatMap((dimension) => variationsOf(dimension, context, base.record))) {
    const { row } = await runRow(context, worker, variation);
    onRow(row);
    rows.push(row);
  }
  return rows;
}

/** The variations of one dimension. What is known of the first row makes some possible: its thread, and its model. */
function variationsOf(dimension: Dimension, context: Context, base: JobRecord | null): readonly Variation[] {
  const { threadId = null, resolved = null } = base !== null && hasStarted(base) ? base : {};
  const model = resolved?.model ?? null;
  switch (dimension) {
    case "worker":
      return threadId === null ? [] : [{ dimension, value: "a resumed thread", request: { resumeOf: threadId } }];
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
    case "sandbox":
      return [{ dimension, value: "workspace-write", request: { write: true, sandbox: "workspace-write" } }];
  }
}

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
  const prompt = variation.prompt ?? PROMPT;
  const startedAtMs = performance.now();
  const delegation = await delegate(
    own,
    { kind: "canary", prompt, request: { ...REQUEST, ...variation.request } },
    worker,
  );
  const { dimension, value } = variation;
  const common = { dimension, value, cwd: own.cwd, prompt_bytes: new TextEncoder().encode(prompt).length };
  if (delegation.kind === "refused") {
    const took = { duration_ms: Math.round(performance.now() - startedAtMs) };
    return { row: { ...common, ...refusedOutcome(own, delegation.failure, variation.request), ...took }, record: null };
  }
  const seen = await observe(own, delegation.record, { timeoutMs: LIMIT_MS });
  const record = seen.kind === "gone" ? delegation.record : seen.record;
  return { row: { ...common, ...outcome(own, record, Math.round(performance.now() - startedAtMs)) }, record };
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

type Outcome = Omit<CanaryRow, "dimension" | "value" | "cwd" | "prompt_bytes">;

/** What is known of a dispatch that was refused: all but what only a worker could tell. */
function refusedOutcome(
  context: Context,
  failure: Failure,
  changes: Variation["request"],
): Omit<Outcome, "duration_ms"> {
  const location = locateCodex(context.env, context.cwd);
  const path = location.kind === "missing" ? null : location.path;
  const workspaceRoot = workspaceRootOf(context);
  const lane = laneOf(executableOf(context, context.cwd), workspaceRoot, { ...REQUEST, ...changes });
  return {
    job_id: null,
    dispatch_id: null,
    worker_kind: WORKER_KIND,
    queue_id: context.sessionId ?? workspaceRoot,
    argv: [path ?? lane.executable, "app-server"],
    codex_path: path,
    env_fingerprint: environmentFingerprint(context.env, codexFiles(context.env)),
    fingerprint: failure.fingerprint ?? fingerprintOf(failure.kind, lane, failure.message),
    exit_code: null,
    signal: null,
    stderr_tail: "",
    classifier: failure.kind,
    message: redact(`${failure.message} ${failure.hint}`, secretValues(context.env)),
  };
}

function outcome(context: Context, record: JobRecord, duration_ms: number): Outcome {
  const events = readLastEvents(context.home, record.id);
  const event = (type: string): JsonObject => events.findLast((line) => line["type"] === type) ?? {};
  const [prepared, exited] = [event("runner_prepare"), event("runner_exit")];
  const failure = isEnded(record) ? record.failure : null;
  const passed = record.status === "completed";
  return {
    job_id: record.id,
    dispatch_id: stringField(prepared, "dispatch_id"),
    worker_kind: stringField(prepared, "worker_kind"),
    queue_id: stringField(prepared, "queue_id"),
    argv: stringsField(prepared, "argv"),
    codex_path: stringField(prepared, "codex_path"),
    env_fingerprint: decodeEnvironmentFingerprint(prepared["env_fingerprint"]),
    fingerprint: failure?.fingerprint ?? null,
    exit_code: numberField(exited, "exit_code"),
    signal: stringField(exited, "signal"),
    duration_ms,
    stderr_tail: stringField(exited, "stderr_tail") ?? "",
    classifier: passed ? null : (failure?.kind ?? record.status),
    message: failure === null ? null : `${failure.message} ${failure.hint}`,
  };
}
