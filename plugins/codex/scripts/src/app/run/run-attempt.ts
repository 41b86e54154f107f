// One attempt at a job: a turn of Codex, its clearing up, the evidence so far and the verdict on it.

import type { TurnState } from "../../core/codex/turn.ts";
import { failure } from "../../core/failure/kinds.ts";
import { eventLine } from "../../core/job/event-line.ts";
import { placeOf } from "../../core/job/place.ts";
import type { RunningJob } from "../../core/job/record.ts";
import type { JsonObject } from "../../core/json.ts";
import { sandboxFailure } from "../../core/outcome/sandbox-failure.ts";
import { type Facts, judge, type RunEnd, type Verdict } from "../../core/outcome/verdict.ts";
import type { Evidence, Teardown } from "../../core/outcome/work.ts";
import { locateCodex } from "../../io/codex/locate.ts";
import { makeGitWitness, witnessVariables } from "../../io/git-witness.ts";
import { readPlaces, readPrompt } from "../../io/job-files.ts";
import { findWorkspace, isFolder } from "../../io/workspace.ts";
import { folderFailure, locationFailure } from "../dispatch/preflight.ts";
import { gatherEvidence, takeBaseline } from "../end/evidence.ts";
import { goneFolder, notePlaces } from "../end/places.ts";
import type { Context } from "../scope/context.ts";
import { limitFrom } from "../scope/limits.ts";
import { clearUp, isAlone } from "./clear-up.ts";
import { type CodexRun, runCodex } from "./run-codex.ts";
import { type Place, type RunnerEvents, runnerEvents } from "./runner-events.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** What an attempt is to do beyond what the job asks for. */
export interface AttemptPlan {
  /** From 1. */
  readonly number: number;
  /** The state of the turns before it, which go on in this one. */
  readonly turn: TurnState;
  /** The thread in which an earlier attempt had begun its turn; null: it begins anew. */
  readonly threadId: string | null;
  /** Null: none. */
  readonly limitMs: number | null;
  /** True where a timeout would be followed by another attempt. */
  readonly mayExceed: boolean;
  /** True: Codex is to say more of itself on stderr. */
  readonly diagnostics: boolean;
  /** The sandbox of the turn before; null: there was none. */
  readonly sandbox: JsonObject | null;
  readonly stop: Promise<string>;
}

/** How an attempt went; `threadId` is null where no turn had begun. The verdict rests on the facts, no check among them. */
export interface AttemptResult {
  readonly turn: TurnState;
  readonly threadId: string | null;
  readonly facts: Facts;
  /** What of a completed turn was still running at its end, and was ended. */
  readonly leftRunning: readonly string[];
  readonly verdict: Verdict;
  /** The sandbox of the newest turn so far; null where it came to none. */
  readonly sandbox: JsonObject | null;
  readonly teardown: Teardown | null;
}

const DEFAULT_NETWORK_LIMIT_MS = 5 * 60_000;
/** What the second attempt is told to record beyond the first. */
export const MORE_WORDS: Readonly<Record<string, string>> = { RUST_BACKTRACE: "1", RUST_LOG: "warn" };
/** What a thread is told whose turn is taken up again. */
export const GO_ON =
  "The turn before this one was cut short. Go on with the task where it stopped. Look first at what is already done, and do not do it again.";

/** Makes one attempt. Codex and all that it started are gone when it returns. */
export async function runAttempt(
  context: Context,
  record: RunningJob,
  plan: AttemptPlan,
  notes: WorkerNotes,
): Promise<AttemptResult> {
  const place = lookAt(context, record.cwd);
  const diagnostics = plan.diagnostics ? Object.entries(MORE_WORDS).map((pair) => pair.join("=")) : [];
  const events = runnerEvents(context, record, { ...plan, diagnostics }, place, notes);
  const run = await runTurn(context, record, plan, place, events, notes);
  notes.endLog();
  notes.log(`end: ${run.end.type}\n`);
  const early = await run.evidence; // Before the search for what is left: it would find our own Git, and end it.
  const wasNeeded = await clearUp(context, record, run.known);
  const evidence = early && !wasNeeded ? early.evidence : await gatherEvidence(context, record, run.turn);
  const { turn, teardown } = run;
  const { finalMessage } = turn;
  const [end, lastRetry] = notes.clean([run.end, turn.lastRetry] as const); // Whole, before anything is cut off.
  const foreign = notes.clean([readPrompt(context.home, record.id) ?? "", finalMessage]);
  const facts = {
    runEnd: end,
    evidence,
    finalMessage,
    lastRetry,
    stderrTail: notes.clean(run.stderr.tail),
    foreign,
    goneFolder: run.goneFolder,
    sandboxFailure: notes.clean(sandboxFailure(turn.commands)),
  };
  const verdict = notes.clean(judge(facts));
  events.exited(run, verdict.exit, foreign);
  const leftRunning = notes.clean(run.leftRunning);
  return { turn, threadId: run.begun, facts, leftRunning, verdict, sandbox: run.sandbox ?? plan.sandbox, teardown };
}

/** What is found where a job is to run, looked at once for each attempt. */
function lookAt(context: Context, cwd: string): Place {
  return { exists: isFolder(cwd), workspace: findWorkspace(cwd), location: locateCodex(context.env, cwd) };
}

interface TurnRun extends CodexRun {
  /** The thread that Codex opened, and the one in which a turn began. */
  readonly known: string | null;
  readonly begun: string | null;
  /** Gathered while Codex was closing; null where something else of the job may still have been at work then. */
  readonly evidence: Promise<{ readonly evidence: Evidence }> | null;
  /** A folder of the job that was gone when the turn ended. */
  readonly goneFolder: string | null;
}

async function runTurn(
  context: Context,
  record: RunningJob,
  plan: AttemptPlan,
  { exists, workspace, location }: Place,
  events: RunnerEvents,
  notes: WorkerNotes,
): Promise<TurnRun> {
  const { worker: by, request, cwd } = record;
  const notStarted = (end: Omit<NotStarted, "type">) => {
    events.launched();
    return withoutTurn(plan, { type: "not_started", ...end });
  };
  if (!exists) return notStarted({ failure: folderFailure(cwd), raw_exit_code: 1, basis: "probe" });
  if (location.kind !== "found") return notStarted({ ...locationFailure(location), basis: "probe" });
  const prompt = plan.threadId === null ? readPrompt(context.home, record.id) : GO_ON;
  if (prompt === null)
    return notStarted({ failure: failure("launch_failed", "The stored prompt is gone."), raw_exit_code: 1 });
  const witness = request.write ? makeGitWitness(context.env, record.id, placeOf(record).root) : null;
  let known: string | null = null;
  let begun = plan.threadId;
  let early: TurnRun["evidence"] = null;
  let gone: string | null = null;
  const run = await runCodex(
    {
      program: location.path,
      cwd,
      env: { ...(plan.diagnostics ? MORE_WORDS : {}), ...context.env, ...witnessVariables(witness) },
      request: { ...request, resumeOf: plan.threadId ?? request.resumeOf, timeoutMs: plan.limitMs },
      title: record.title,
      prompt,
      turn: plan.turn,
      gitFolders: request.allowCommit ? workspace.gitFolders : [],
      async prepare() {
        events.launched(); // Only now: what it says takes longer to gather than Codex to launch.
        if (plan.number === 1) await takeBaseline(context, record);
      },
      isAlone: (threadId, codexPid) => isAlone(record, threadId, codexPid),
      stop: plan.stop,
      networkLimitMs: limitFrom(context, "CODEX_COMPANION_NETWORK_LIMIT_MS", DEFAULT_NETWORK_LIMIT_MS),
    },
    {
      onLearnt(phase, facts) {
        known = facts.threadId ?? known;
        if (facts.turnId) begun = known;
        notes.apply({ type: "learnt", by, phase, facts });
        if (facts.threadId) notes.note({ type: "thread", threadId: facts.threadId, ...facts.resolved });
      },
      onPlaces: (sandbox, roots) => notePlaces(context, record, sandbox, roots, witness),
      onNotification(notification) {
        const line = eventLine(notes.clean(notification)); // Before it is shortened: half a secret would not be known.
        if (line !== null) notes.note(line);
      },
      onRefused: (method) => notes.note({ type: "refused", method }),
      onStderr: (text) => notes.log(text),
      onEnd(end) {
        const places = readPlaces(context.home, record.id);
        gone = places && goneFolder(places);
        if (end.type !== "timeout" || plan.mayExceed) return;
        notes.apply({ type: "stopping", cause: "timeout", by, at: context.now() });
      },
      onQuiet(turn) {
        early = gatherEvidence(context, record, turn).then((evidence) => ({ evidence }));
        early.catch(() => {}); // Awaited once Codex is closed.
        if (turn.end?.status === "completed" && turn.finalMessage !== "") notes.keep(turn.finalMessage);
      },
    },
  );
  return { ...run, known, begun, evidence: early, goneFolder: gone };
}

type NotStarted = Extract<RunEnd, { type: "not_started" }>;

const SILENCE = { bytes: 0, tail: "" };
const NOTHING = { goneFolder: null, leftRunning: [] };

function withoutTurn({ turn, threadId }: AttemptPlan, end: RunEnd): TurnRun {
  return {
    end,
    turn,
    teardown: null,
    stdout: SILENCE,
    stderr: SILENCE,
    sandbox: null,
    known: null,
    begun: threadId,
    evidence: null,
    ...NOTHING,
  };
}
