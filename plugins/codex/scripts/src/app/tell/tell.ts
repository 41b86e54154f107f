// Tells Claude's main thread the truth. In this order: it decides, says, and remembers that it was said. The context's
// session is the one that asks.

import { type Group, isOver } from "../../core/group/group.ts";
import { isJobId } from "../../core/job/id.ts";
import { type EndedJob, isEnded } from "../../core/job/record.ts";
import { closingSentinel, type Sentinel } from "../../core/sentinel.ts";
import { isUnderWay } from "../../core/telling/agent-status.ts";
import { toldOfGroup } from "../../core/telling/group-standing.ts";
import type { HookEvent } from "../../core/telling/hook-event.ts";
import { groupOfSentinel, groupsOfWatch, jobsOfWatch } from "../../core/telling/job-ids.ts";
import { MOST_CHARACTERS } from "../../core/telling/standing.ts";
import { sweepWords } from "../../core/telling/sweep-words.ts";
import { readAgent, readPast } from "../../io/agent-store.ts";
import { readJob } from "../../io/job-store.ts";
import { storedGroup } from "../read/group.ts";
import type { Context } from "../scope/context.ts";
import { isOwn } from "../scope/own-jobs.ts";
import { bindStartedJobs, callsCompanion, noteMainThreadsJobs } from "./bindings.ts";
import { registerClient } from "./clients.ts";
import { noteLaunched, noteResumed } from "./returns.ts";
import { sayOf } from "./say-of-return.ts";
import { findNews } from "./sweep.ts";
import { findTypedCancels } from "./typed-cancels.ts";
import { findUnheard } from "./unheard.ts";
import { type Part, remember, SILENCE, telling, type Utterance } from "./utterance.ts";

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
      const notification = await findUnheard(context, event);
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
