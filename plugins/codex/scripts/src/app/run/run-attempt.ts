// One attempt at a job: a turn of Codex, its clearing up, the evidence so far and the verdict on it.

import type { SandboxPolicy } from "../../core/codex/sandbox.ts";
import { placeOf } from "../../core/job/place.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { requestNow } from "../../core/job/request.ts";
import { sandboxFailure } from "../../core/outcome/sandbox-failure.ts";
import { type Facts, judge, type RunEnd } from "../../core/outcome/verdict.ts";
import type { Evidence } from "../../core/outcome/work.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { makeGitWitness, witnessVariables } from "../../io/git-witness.ts";
import { readStoredPrompt } from "../../io/job-files.ts";
import { findWorkspace, isReachableFolder } from "../../io/workspace.ts";
import { gatherEvidence } from "../end/evidence.ts";
import { openGitFolders } from "../end/open-git-folders.ts";
import type { Context } from "../scope/context.ts";
import type { AttemptPlan, AttemptResult } from "./attempt.ts";
import { moreWords, orderFor, turnFor } from "./attempt-order.ts";
import { clearUp } from "./clear-up.ts";
import { type Noted, noteRun } from "./note-run.ts";
import { type CodexRun, runCodex } from "./run-codex.ts";
import { type RunnerEvents, type RunTarget, runnerEvents } from "./runner-events.ts";
import { type Steer, takeSpokenWords } from "./take-words.ts";
import { workOf } from "./work-of.ts";
import type { WorkerNotes } from "./worker-notes.ts";

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

/** What is found where a job is to run, looked at once for each attempt. */
function lookAt(context: Context, cwd: string): RunTarget {
  return { exists: isReachableFolder(cwd), workspace: findWorkspace(cwd), location: locateCodex(context.env, cwd) };
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
  const gitFolders = openGitFolders(context.home, record);
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
