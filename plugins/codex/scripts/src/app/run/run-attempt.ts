// One attempt at a job: a turn of Codex, its clearing up, the evidence so far and the verdict on it.

import type { SandboxPolicy } from "../../core/codex/sandbox.ts";
import type { TurnState } from "../../core/codex/turn.ts";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { placeOf } from "../../core/job/place.ts";
import { type RouteChoice, type RunningJob, requestNow } from "../../core/job/record.ts";
import type { JsonObject } from "../../core/json.ts";
import { sandboxFailure } from "../../core/outcome/sandbox-failure.ts";
import { type Facts, judge, type RunEnd, type Verdict } from "../../core/outcome/verdict.ts";
import type { Evidence, Teardown } from "../../core/outcome/work.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { makeGitWitness, witnessVariables } from "../../io/git-witness.ts";
import { readStoredPrompt } from "../../io/job-files.ts";
import { findWorkspace, isFolder } from "../../io/workspace.ts";
import { namedImage } from "../dispatch/named-files.ts";
import { locationFailure } from "../dispatch/preflight.ts";
import { takeBaseline } from "../end/baseline.ts";
import { gatherEvidence } from "../end/evidence.ts";
import { openGitFolders } from "../end/open-git-folders.ts";
import type { Context } from "../scope/context.ts";
import { clearUp, isAlone } from "./clear-up.ts";
import type { CodexOrder } from "./codex-order.ts";
import { copyTrustOf } from "./copy-trust.ts";
import { networkLimitMs } from "./network-limit.ts";
import { type Noted, noteRun } from "./note-run.ts";
import { type CodexRun, runCodex } from "./run-codex.ts";
import { type RunnerEvents, type RunTarget, runnerEvents } from "./runner-events.ts";
import { type Steer, takeSpokenWords } from "./take-words.ts";
import { folderProblem } from "./turn-folder.ts";
import { threadSettingsOf, workOf } from "./work-of.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** What an attempt is to do beyond what the job asks for. */
export interface AttemptPlan {
  /** From 1. */
  readonly number: number;
  /** Which try on its route it is, from 1. */
  readonly tries: number;
  /** The state of the turns before it, which go on in this one. */
  readonly turn: TurnState;
  /** The thread in which an earlier attempt had begun its turn; null: it begins anew. */
  readonly threadId: string | null;
  /** What the thread is told; null: the job's own prompt. */
  readonly prompt: string | null;
  /** What was handed back of the last failed check, and is to be mended; null: nothing was. */
  readonly handedBack: string | null;
  /** Null: none. */
  readonly limitMs: number | null;
  /** True if a timeout would be followed by another attempt. */
  readonly mayExceed: boolean;
  /** True: Codex is to say more of itself on stderr. */
  readonly diagnostics: boolean;
  /** The sandbox of the turn before; null: there was none. */
  readonly sandbox: JsonObject | null;
  readonly stop: Promise<string>;
  /** Why no turn may be run; absent: it may. */
  readonly blocked?: RunEnd;
}

/** How an attempt went; `threadId` is null if no turn had begun. The verdict rests on the facts, no check among them. */
export interface AttemptResult {
  readonly turn: TurnState;
  readonly threadId: string | null;
  /** As Codex resolved it, else as it was asked for. */
  readonly route: RouteChoice;
  readonly facts: Facts;
  /** What of a completed turn was still running at its end, and was ended. */
  readonly leftRunning: readonly string[];
  readonly verdict: Verdict;
  /** The sandbox of the newest turn so far; null if it came to none. */
  readonly sandbox: JsonObject | null;
  /** The file of its thread; null if it came to none. */
  readonly threadPath: string | null;
  readonly teardown: Teardown | null;
}

/** What the second attempt is told to record beyond the first. */
const MORE_WORDS: Readonly<Record<string, string>> = { RUST_BACKTRACE: "1", RUST_LOG: "warn" };
/** Makes one attempt. Codex and all that it started are gone when it returns. */
export async function runAttempt(
  context: Context,
  record: RunningJob,
  plan: AttemptPlan,
  notes: WorkerNotes,
): Promise<AttemptResult> {
  const target = lookAt(context, record.cwd);
  const diagnostics = Object.entries(moreWords(context, plan)).map((pair) => pair.join("="));
  const events = runnerEvents(context, record, { ...plan, diagnostics }, target, notes);

  const run = await runTurn(context, record, plan, target, events, notes);
  notes.endLog();
  notes.log(`end: ${run.end.type}\n`);

  const evidence = await evidenceOf(context, record, run);
  const prompts = [readStoredPrompt(context.home, record.id) ?? "", plan.prompt ?? ""];
  const foreign = notes.clean([...prompts, run.turn.finalMessage]);
  const facts = factsOf(run, evidence, foreign, notes);
  const verdict = notes.clean(judge(facts));
  events.exited(run, verdict.exit, foreign);

  const { turn, begun, teardown, threadPath } = run;
  const leftRunning = notes.clean(run.leftRunning);
  const { model, effort } = run.route ?? requestNow(record);
  const sandbox = run.sandbox ?? plan.sandbox;
  return {
    turn,
    threadId: begun,
    route: { model, effort },
    facts,
    leftRunning,
    verdict,
    sandbox,
    threadPath,
    teardown,
  };
}

/** The variables by which this attempt records more; the user's own stay as they are. */
function moreWords({ env }: Context, { diagnostics }: AttemptPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(MORE_WORDS).filter(([name]) => diagnostics && env[name] === undefined));
}

/** What is found where a job is to run, looked at once for each attempt. */
function lookAt(context: Context, cwd: string): RunTarget {
  return { exists: isFolder(cwd), workspace: findWorkspace(cwd), location: locateCodex(context.env, cwd) };
}

type TurnRun = CodexRun & Noted;

/** Runs the turn if it can be run at all. */
async function runTurn(
  context: Context,
  record: RunningJob,
  plan: AttemptPlan,
  target: RunTarget,
  events: RunnerEvents,
  notes: WorkerNotes,
): Promise<TurnRun> {
  const turn = plan.blocked ?? turnFor(context, record, plan, target);
  if (turn.type !== "ready") {
    events.launched();
    return withoutTurn(plan, turn);
  }
  const witness = record.request.write ? makeGitWitness(context.env, record.id, placeOf(record).root) : null;
  const { mayExceed, threadId } = plan;
  const { listener, noted } = noteRun(context, record, { begun: threadId, witness, mayExceed, notes });
  const gitFolders = openGitFolders(record);
  const env = { ...context.env, ...moreWords(context, plan), ...witnessVariables(witness) };
  const { program, prompt } = turn;
  const work = (sandbox: SandboxPolicy) => workOf(record, prompt, sandbox, plan.prompt !== null);
  const takeWords = (steer: Steer) => takeSpokenWords(context, record, steer, notes);
  const isSteered = record.request.review === undefined;
  const about = { program, work, gitFolders, env, ...(isSteered ? { takeWords } : {}) };
  const order = orderFor(context, record, plan, about, events);
  const run = await runCodex(order, listener);
  return { ...run, ...noted() };
}

type NotStarted = Extract<RunEnd, { type: "not_started" }>;

interface Turn {
  readonly type: "ready";
  readonly program: string;
  readonly prompt: string;
}

/** The program and the prompt of the turn, or why it cannot be started. */
function turnFor(context: Context, record: RunningJob, plan: AttemptPlan, { location }: RunTarget): Turn | NotStarted {
  const { id, cwd, request } = record;
  const type = "not_started";
  const problem = folderProblem(record);
  if (problem !== null) return { type, failure: problem, raw_exit_code: 1, basis: "probe" };
  if (location.kind !== "found") return { type, ...locationFailure(location), basis: "probe" };
  const image = plan.prompt === null ? imageFailure(cwd, request) : null;
  if (image !== null) return { type, failure: image, raw_exit_code: 1 };
  const prompt = plan.prompt ?? readStoredPrompt(context.home, id);
  if (prompt !== null) return { type: "ready", program: location.path, prompt };
  return { type, failure: failure("launch_failed", "The stored prompt is gone."), raw_exit_code: 1 };
}

/** Codex would go on without an image that it cannot read. */
function imageFailure(cwd: string, { images = [] }: RunningJob["request"]): Failure | null {
  for (const path of images) {
    const image = namedImage(cwd, path);
    if ("why" in image)
      return failure(
        "payload_invalid",
        `Could not hand over the image "${path}": ${image.why}.`,
        "Start it again with an image that is there.",
      );
  }
  return null;
}

function orderFor(
  context: Context,
  record: RunningJob,
  plan: AttemptPlan,
  turn: Pick<CodexOrder, "program" | "work" | "gitFolders" | "env" | "takeWords">,
  events: RunnerEvents,
): CodexOrder {
  const { cwd, title } = record;
  const request = requestNow(record);
  return {
    ...turn,
    cwd,
    request: { ...request, resumeOf: plan.threadId ?? request.resumeOf, timeoutMs: plan.limitMs },
    title,
    threadSettings: threadSettingsOf(record),
    ...copyTrustOf(record),
    turn: plan.turn,
    async prepare() {
      events.launched(); // Only now: what it says takes longer to gather than Codex to launch.
      if (plan.number === 1) await takeBaseline(context, record);
    },
    isAlone: (threadId, codexPid) => isAlone(record, threadId, codexPid),
    stop: plan.stop,
    networkLimitMs: networkLimitMs(context),
  };
}

const SILENCE = { bytes: 0, tail: "" };

function withoutTurn({ turn, threadId }: AttemptPlan, end: RunEnd): TurnRun {
  return {
    ...{ end, turn, teardown: null, stdout: SILENCE, stderr: SILENCE, sandbox: null, threadPath: null },
    ...{ leftRunning: [], known: null, begun: threadId, route: null, evidence: null, goneFolder: null },
  };
}

/** The evidence that could be had while Codex was closing, else what is there once all of the job is gone. */
async function evidenceOf(context: Context, record: RunningJob, run: TurnRun): Promise<Evidence> {
  const early = await run.evidence; // Before the search for what is left: it would find our own Git, and end it.
  const wasNeeded = await clearUp(context, record, run.known);
  return early && !wasNeeded ? early.evidence : await gatherEvidence(context, record, run.turn);
}

/** What the verdict rests on, with no secret in it. */
function factsOf(run: TurnRun, evidence: Evidence, foreign: readonly string[], notes: WorkerNotes): Facts {
  const { turn, goneFolder } = run;
  const [runEnd, lastRetry] = notes.clean([run.end, turn.lastRetry] as const); // Whole, before anything is cut off.
  return {
    runEnd,
    evidence,
    finalMessage: turn.finalMessage,
    lastRetry,
    stderrTail: notes.clean(run.stderr.tail),
    foreign,
    goneFolder,
    sandboxFailure: notes.clean(sandboxFailure(turn.commands)),
  };
}
