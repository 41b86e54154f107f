// What is said when an agent returns, of the jobs of its call, and what is remembered of that.

import { join } from "node:path";
import { isJobId } from "../../core/job/id.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { parseSentinel } from "../../core/sentinel.ts";
import { decide, type GroupView, type JobView } from "../../core/telling/decide.ts";
import type { AgentReturn } from "../../core/telling/hook-event.ts";
import { groupOfSentinel } from "../../core/telling/job-ids.ts";
import { returnWords } from "../../core/telling/return-words.ts";
import { positionOf } from "../../core/waiting/line.ts";
import { readBackground, readCall } from "../../io/agent-store.ts";
import { makePrivateFolder } from "../../io/home.ts";
import { readSettled } from "../read/find-job.ts";
import { readGroup } from "../read/group.ts";
import { isWaiting, readLine } from "../read/waiting-line.ts";
import type { Context } from "../scope/context.ts";
import { isOwn } from "../scope/own-jobs.ts";
import { type Call, jobsOfCall, mayHaveStarted } from "./bindings.ts";
import { noteReturned } from "./returns.ts";
import { type Part, remember, SILENCE, telling } from "./utterance.ts";

/** `isHeard`: it is the main thread that hears it. What was told is remembered first, and then that the agent is back. */
export async function sayOf(
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

async function settled(context: Context, record: JobRecord): Promise<JobRecord> {
  const found = await readSettled(context, record.id);
  return found.kind === "found" ? found.record : record;
}
