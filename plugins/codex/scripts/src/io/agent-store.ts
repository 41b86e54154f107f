// Sub-agents of ours: `agents/<agentId>/`. All of it is a hint; the record's own `agentId` is what counts.
// `launch.json`: the agent is ours. Its notifications do not say so. An empty file named by an id: that job is bound to
// it. `returned`: it came back. `past.json`: the jobs of its earlier returns. `call`: whether its last call of the
// companion came back. `background.json`: its Bash call was moved to the background. `agents/main-thread/` holds the
// jobs that no agent started, in the same way. `away/<agentId>`: an agent that works in the background, until it is back.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { isJobId } from "../core/job/id.ts";
import { stringField, stringsField } from "../core/json.ts";
import { fileNameOf } from "./client-store.ts";
import { hintsIn, readHint, removeIfPresent, replaceFile, touchOnce } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { AWAY } from "./peek.ts";
import { publishVersioned, readVersioned, replaceVersioned } from "./versioned-json.ts";

/** No agent has an id like this. */
const MAIN_THREAD = "main-thread";

/** What is remembered of an agent. `launchedAt` is ISO 8601 UTC. */
export interface AgentLaunch {
  readonly sessionId: string;
  readonly launchedAt: string;
}

/** Remembers an agent as ours; the first time counts. */
export function recordAgent(home: string, agentId: string, launch: AgentLaunch): void {
  const folder = agentFolder(home, agentId);
  makePrivateFolder(folder);
  const file = join(folder, "launch.json");
  if (!existsSync(file)) publishVersioned(file, launch); // Mostly it is there: no file is made in vain.
  removeIfPresent(join(folder, "returned")); // A message to a finished agent makes it work again.
}

/** Whether and when an agent of ours was launched; null if it is not ours. */
export function readAgent(home: string, agentId: string): AgentLaunch | null {
  return readLaunch(agentFolder(home, agentId));
}

/** The agents of ours that are not known to have come back; one that the user interrupts comes back without a word. */
export function agentsAtWork(home: string): readonly AgentLaunch[] {
  return hintsIn(join(home, "agents"))
    .map((name) => join(home, "agents", name))
    .filter((folder) => !existsSync(join(folder, "returned")))
    .flatMap((folder) => readLaunch(folder) ?? []);
}

/** Notes that a job was started by an agent. */
export function bindJob(home: string, agentId: string, jobId: string): void {
  touchOnce(join(agentFolder(home, agentId), jobId));
}

/** The ids of the jobs that an agent started, oldest first, those of its earlier returns included. */
export function boundJobs(home: string, agentId: string): readonly string[] {
  return hintsIn(agentFolder(home, agentId)).filter(isJobId).sort();
}

/** Notes that the main thread started a job by itself. */
export function markOfMainThread(home: string, jobId: string): void {
  makePrivateFolder(agentFolder(home, MAIN_THREAD));
  bindJob(home, MAIN_THREAD, jobId);
}

/** True for a job that the main thread is known to have started. */
export function isOfMainThread(home: string, jobId: string): boolean {
  return existsSync(join(agentFolder(home, MAIN_THREAD), jobId));
}

/** What an agent did before its current turn: it does not speak for what it returns next. `at` is ISO 8601 UTC; null: no turn is over. */
export interface Past {
  readonly jobs: readonly string[];
  readonly at: string | null;
}

/** The earlier turns of an agent. */
export function readPast(home: string, agentId: string): Past {
  const json = readVersioned(join(agentFolder(home, agentId), "past.json"));
  return json === null ? { jobs: [], at: null } : { jobs: stringsField(json, "jobs"), at: stringField(json, "at") };
}

/** Adds jobs to the past of an agent; with `at`, its turn is over: whatever began before then is past too. */
export function addPast(home: string, agentId: string, jobs: readonly string[], at: string | null): void {
  const before = readPast(home, agentId);
  const past = { jobs: [...new Set([...before.jobs, ...jobs])], at: at ?? before.at };
  makePrivateFolder(agentFolder(home, agentId));
  replaceVersioned(join(agentFolder(home, agentId), "past.json"), past);
}

/** Notes that an agent works in the background: its return will come as a notification. */
export function markAway(home: string, agentId: string): void {
  makePrivateFolder(join(home, AWAY));
  touchOnce(awayFile(home, agentId));
}

/** The ids of the agents that work in the background and are not known to be back. */
export function agentsAway(home: string): readonly string[] {
  return hintsIn(join(home, AWAY));
}

/** Waits no longer for an agent's return. */
export function forgetAway(home: string, agentId: string): void {
  removeIfPresent(awayFile(home, agentId));
}

/** Notes that an agent came back. */
export function markReturned(home: string, agentId: string): void {
  forgetAway(home, agentId);
  const folder = agentFolder(home, agentId);
  makePrivateFolder(folder); // Nothing was seen of an agent that called no Bash.
  touchOnce(join(folder, "returned"));
  removeIfPresent(join(folder, "call"));
}

/** What was seen of the last call of the companion in the agent's current turn. */
export type CallState = "unseen" | "pending" | "answered";

/** Notes that the agent is about to call the companion, or that the call came back. */
export function markCall(home: string, agentId: string, state: CallState): void {
  makePrivateFolder(agentFolder(home, agentId));
  replaceFile(join(agentFolder(home, agentId), "call"), state);
}

/** What was noted of it. */
export function readCall(home: string, agentId: string): CallState {
  const state = readHint(join(agentFolder(home, agentId), "call"));
  return state === "pending" || state === "answered" ? state : "unseen";
}

/** True once an agent came back and was not set to work again. */
export function hasReturned(home: string, agentId: string): boolean {
  return existsSync(join(agentFolder(home, agentId), "returned"));
}

/** Notes that a Bash call of the agent goes on in the background. */
export function markBackground(home: string, agentId: string, outputPath: string | null): void {
  replaceVersioned(join(agentFolder(home, agentId), "background.json"), { outputPath });
}

/** Whether a Bash call of the agent went to the background, and where its output goes; null if none did. */
export function readBackground(home: string, agentId: string): { readonly outputPath: string | null } | null {
  const json = readVersioned(join(agentFolder(home, agentId), "background.json"));
  return json === null ? null : { outputPath: stringField(json, "outputPath") };
}

/** Forgets that; to be called when it was told, because it says nothing of what the agent does later. */
export function forgetBackground(home: string, agentId: string): void {
  removeIfPresent(join(agentFolder(home, agentId), "background.json"));
}

function readLaunch(folder: string): AgentLaunch | null {
  const json = readVersioned(join(folder, "launch.json"));
  const sessionId = json && stringField(json, "sessionId");
  const launchedAt = json && stringField(json, "launchedAt");
  return sessionId && launchedAt ? { sessionId, launchedAt } : null;
}

function awayFile(home: string, agentId: string): string {
  return join(home, AWAY, fileNameOf(agentId));
}

function agentFolder(home: string, agentId: string): string {
  return join(home, "agents", fileNameOf(agentId));
}
