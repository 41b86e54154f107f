// Tells Claude's main thread the truth. In this order: it decides, says, and remembers that it was said. The context's
// session is the one that asks.

import { join } from "node:path";
import { type Group, isOver } from "../../core/group/group.ts";
import { isJobId } from "../../core/job/id.ts";
import { type EndedJob, isEnded, type JobRecord } from "../../core/job/record.ts";
import { closingSentinel, parseSentinel, type Sentinel } from "../../core/sentinel.ts";
import { isUnderWay } from "../../core/telling/agent-status.ts";
import { decide, type GroupView, type JobView } from "../../core/telling/decide.ts";
import { toldOfGroup } from "../../core/telling/group-standing.ts";
import type { AgentReturn, HookEvent } from "../../core/telling/hook-event.ts";
import { groupOfSentinel, groupsOfWatch, jobsOfWatch } from "../../core/telling/job-ids.ts";
import { returnWords } from "../../core/telling/return-words.ts";
import { MOST_CHARACTERS, type Telling } from "../../core/telling/standing.ts";
import { sweepWords } from "../../core/telling/sweep-words.ts";
import { positionOf } from "../../core/waiting/line.ts";
import { readAgent, readBackground, readCall, readPast } from "../../io/agent-store.ts";
import { makePrivateFolder } from "../../io/home.ts";
import { readJob, updateJob } from "../../io/job-store.ts";
import { answerLine } from "../read/answer-line.ts";
import { readSettled } from "../read/find-job.ts";
import { readGroup, storedGroup } from "../read/group.ts";
import { readReview } from "../read/review.ts";
import { isWaiting, readLine } from "../read/waiting-line.ts";
import type { Context } from "../scope/context.ts";
import { isOwn, recordOf } from "../scope/own-jobs.ts";
import {
  bindStartedJobs,
  type Call,
  callsCompanion,
  jobsOfCall,
  mayHaveStarted,
  noteMainThreadsJobs,
} from "./bindings.ts";
import { registerClient } from "./clients.ts";
import { noteLaunched, noteResumed, noteReturned } from "./returns.ts";
import { findNews } from "./sweep.ts";
import { findTypedCancels } from "./typed-cancels.ts";
import { findUnheard } from "./unheard.ts";
import { isWatched } from "./watchers.ts";

/** What a hook prints; `remember` is to be called when it is printed. */
export interface Utterance {
  readonly text: string;
  readonly remember: () => void;
}

/** The channels by which an end is told. */
type Channel = "agent-return" | "monitor" | "sweep" | "bash";

/** An utterance that others may be added to, but not about the same jobs. */
interface Part extends Utterance {
  readonly about: readonly string[];
}

const SILENCE: Part = { text: "", about: [], remember: () => {} };
const END_WORDS: readonly string[] = ["complete", "failed", "cancelled"];

/** Answers one hook event; an empty text means that there is nothing to say. */
export async function tell(context: Context, event: HookEvent, companion: string): Promise<Utterance> {
  switch (event.type) {
    case "bash":
      return heardFromBash(context, event);
    case "agent":
      return agentReturned(context, event, companion);
    case "resumed":
      return { text: "", remember: () => noteResumed(context, event.agentId, event.durationMs) };
    case "notification":
      return withNews(context, withTypedCancels(context, await notified(context, event, companion)), companion);
    case "session_start":
      if (context.sessionId !== null) registerClient(context, context.sessionId);
      return withNews(context, SILENCE, companion);
    case "prompt":
      return withNews(context, withTypedCancels(context, SILENCE), companion);
    case "stop": {
      const notification = findUnheard(context, event);
      return notification === null
        ? SILENCE
        : tell(context, { ...event, type: "notification", notification }, companion);
    }
    default:
      return SILENCE;
  }
}

/** A Bash call of our agent binds the job; in the main thread its output may have told the end already. */
function heardFromBash(context: Context, event: Extract<HookEvent, { type: "bash" }>): Utterance {
  if (event.agentId !== null) bindStartedJobs(context, event, event.agentId);
  if (event.isMainThread) noteMainThreadsJobs(context, event);
  const isHeard = event.isMainThread && callsCompanion(event.command);
  const sentinel = isHeard ? closingSentinel(event.stdout) : null;
  const records = sentinel !== null && END_WORDS.includes(sentinel.word) ? endedBySentinel(context, sentinel) : [];
  return records.length === 0 ? SILENCE : { text: "", remember: () => remember(context, records, "bash") };
}

function endedBySentinel(context: Context, sentinel: Sentinel): readonly EndedJob[] {
  const groupId = groupOfSentinel(sentinel);
  if (groupId !== null) {
    const group = ownGroup(context, groupId);
    return group === null ? [] : toldOfGroup(group);
  }
  const record = ownEnded(context, sentinel.id);
  return record === null ? [] : [record];
}

async function agentReturned(
  context: Context,
  event: Extract<HookEvent, { type: "agent" }>,
  companion: string,
): Promise<Utterance> {
  const { returned } = event;
  const { agentId, durationMs } = returned;
  if (isUnderWay(returned.status)) {
    if (agentId !== null) noteLaunched(context, event.sessionId, agentId);
    return SILENCE;
  }
  const sinceMs = durationMs === null ? null : Date.parse(context.now()) - durationMs;
  return sayOf(context, returned, { agentId, sinceMs }, companion, event.isMainThread);
}

async function notified(
  context: Context,
  { notification }: Extract<HookEvent, { type: "notification" }>,
  companion: string,
): Promise<Part> {
  const { taskId: agentId, status, result: text } = notification;
  const launch = readAgent(context.home, agentId);
  if (launch === null) return heardFromMonitor(context, notification.event, companion);
  if (isUnderWay(status)) return SILENCE;
  const since =
    [launch.launchedAt, readPast(context.home, agentId).at]
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? "";
  return sayOf(context, { status, text }, { agentId, sinceMs: Date.parse(since) }, companion, true);
}

/** `isHeard`: it is the main thread that hears it. What was told is remembered first, and then that the agent is back. */
async function sayOf(
  context: Context,
  agent: Pick<AgentReturn, "status" | "text">,
  call: Call,
  companion: string,
  isHeard: boolean,
): Promise<Part> {
  const { home } = context;
  const { agentId } = call;
  makePrivateFolder(join(home, "agents")); // A home that cannot be used knows of no job, and must not be taken for one without.
  const started = jobsOfCall(context, call);
  const jobs = await Promise.all(started.jobs.map((record) => settled(context, record)));
  const bound = jobs.map((record) => ({ record, isOwn: isOwn(context, record), isBound: true }));
  const sentinel = parseSentinel(agent.text);
  const named = await view(context, call, sentinel?.id ?? null, bound);
  const namedGroup = await groupView(context, call, groupOfSentinel(sentinel), bound);
  const background = agentId === null ? null : readBackground(home, agentId);
  const seen = agentId === null ? "unseen" : readCall(home, agentId);
  const said = decide({
    ...agent,
    background,
    call: seen,
    named,
    namedGroup,
    bound,
    mayHaveOthers: started.isUncertain,
  });
  if (said === null) return SILENCE;
  const line = said.jobs.some(isWaiting) ? await readLine(context) : [];
  const placeOf = (id: string) => positionOf(id, line);
  const { text, told } = returnWords(said, { ...telling(context, companion), placeOf });
  return {
    text,
    about: [...said.jobs.map(({ id }) => id), ...(named === null ? [] : [named.record.id])],
    remember() {
      if (isHeard) remember(context, told, "agent-return");
      noteReturned(context, call, said);
    },
  };
}

async function view(
  context: Context,
  call: Call,
  id: string | null,
  bound: readonly JobView[],
): Promise<JobView | null> {
  const started = bound.find(({ record }) => record.id === id);
  if (started !== undefined || id === null || !isJobId(id)) return started ?? null;
  const found = await readSettled(context, id);
  if (found.kind !== "found") return null;
  const { record } = found;
  return {
    record,
    isOwn: isOwn(context, record),
    isBound: bound.length === 0 && mayHaveStarted(context, call, record),
  };
}

async function groupView(
  context: Context,
  call: Call,
  id: string | null,
  bound: readonly JobView[],
): Promise<GroupView | null> {
  const group = id === null ? null : await readGroup(context, id);
  if (group === null) return null;
  const isBound = (job: JobRecord) =>
    bound.length === 0 ? mayHaveStarted(context, call, job) : bound.some(({ record }) => record.id === job.id);
  return { group, isOfCall: group.jobs.every((job) => isOwn(context, job) && isBound(job)) };
}

/** A monitor's line came back in a prompt: the end counts as told, and here are its details. */
function heardFromMonitor(context: Context, event: string, companion: string): Part {
  const jobs = jobsOfWatch(event).flatMap((id) => ownEnded(context, id) ?? []);
  const groups = groupsOfWatch(event).flatMap((id) => ownGroup(context, id) ?? []);
  const heard = [...jobs, ...groups.filter(isOver)];
  const { text, told } = sweepWords(heard, telling(context, companion), MOST_CHARACTERS);
  return {
    text,
    about: [...jobs, ...groups.flatMap((group) => group.jobs)].map(({ id }) => id),
    remember: () => remember(context, told, "monitor"),
  };
}

/** Adds what the user did meanwhile, as far as there is room; else it waits for the next prompt. */
function withTypedCancels(context: Context, first: Part): Part {
  const { lines, about, remember } = findTypedCancels(context, first.about);
  const text = [first.text, ...lines].filter((part) => part !== "").join("\n");
  if (text.length > MOST_CHARACTERS) return first;
  return {
    text,
    about: [...first.about, ...about],
    remember() {
      first.remember();
      remember();
    },
  };
}

/** Adds the news as far as there is room. */
async function withNews(context: Context, first: Part, companion: string): Promise<Utterance> {
  const news = await findNews(context, first.about);
  const room = MOST_CHARACTERS - (first.text === "" ? 0 : first.text.length + 1);
  const { text, told } = sweepWords(news, telling(context, companion), room);
  return {
    text: [first.text, text].filter((part) => part !== "").join("\n"),
    remember() {
      first.remember();
      remember(context, told, "sweep");
    },
  };
}

async function settled(context: Context, record: JobRecord): Promise<JobRecord> {
  const found = await readSettled(context, record.id);
  return found.kind === "found" ? found.record : record;
}

/** A group whose jobs all are this client's. */
function ownGroup(context: Context, id: string): Group | null {
  const group = storedGroup(context, id);
  return group?.jobs.every((job) => isOwn(context, job)) ? group : null;
}

function ownEnded(context: Context, id: string | null): EndedJob | null {
  if (id === null || !isJobId(id)) return null;
  const read = readJob(context.home, id);
  return read.kind === "found" && isEnded(read.record) && isOwn(context, read.record) ? read.record : null;
}

function telling(context: Context, companion: string): Telling {
  const isMonitored = context.sessionId !== null && isWatched(context, context.sessionId);
  const answerOf = (id: string) => answerLine(context, id);
  const reviewOf = (id: string) => {
    const record = recordOf(context, id);
    return record === null ? null : readReview(context, record);
  };
  const { sessionId } = context;
  return {
    companion,
    now: context.now(),
    sessionId,
    isMonitored,
    answerOf,
    placeOf: () => null,
    groupOf: (id) => storedGroup(context, id),
    reviewOf,
  };
}

/** Adds to the ended ones that they were told; of the others the end is still to be told. */
function remember(context: Context, records: readonly JobRecord[], channel: Channel): void {
  const { sessionId } = context;
  for (const record of records.filter(isEnded))
    updateJob(context.home, record.id, { type: "told", channel, sessionId, at: context.now() });
}
