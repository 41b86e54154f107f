// Watches the jobs of one client and tells each end once, that of a group when all its jobs have ended. It follows its client across `/clear`, publishes that it is
// there, and holds an end back for a while if the agent's own return is about to tell it.

import { type Group, isOver } from "../../core/group/group.ts";
import type { EndedJob, JobRecord } from "../../core/job/record.ts";
import type { News } from "../../core/telling/sweep-words.ts";
import { agentsAtWork, hasReturned, isOfMainThread } from "../../io/agent-store.ts";
import { rememberingSessions } from "../../io/client-store.ts";
import { livenessOfActor } from "../../io/executor/actors.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { isPrinted } from "../../io/job-files.ts";
import { hintFolder, listHints, makeHintFolders } from "../../io/job-hints.ts";
import { rememberingReader } from "../../io/job-store.ts";
import { publishWatcher } from "../../io/watcher-store.ts";
import { settle } from "../end/reconcile.ts";
import { storedGroup } from "../read/group.ts";
import type { Context } from "../scope/context.ts";
import { clientProcess } from "./clients.ts";
import { isNews } from "./sweep.ts";

/** For how long an end is left to the agent that has not returned yet, in ms. */
/** What wakes it is the file system; besides, it looks for workers that died, and for what was held back long enough. */
const LOOK_EVERY_MS = 2_000;
const HOLD_BACK_MS = 30_000;

/** How long the hook that follows a Bash call may need, from the end of the job, to bind the job to its agent, in ms. */
const BINDING_MS = 10_000;

/**
 * Calls `onEnd` for each job or group of the session's client that ends, and for those that ended untold before. Goes on until
 * `stop` settles or the client is gone. A watcher that is killed takes nothing with it.
 */
export async function watchSession(
  context: Context,
  sessionId: string,
  onEnd: (ended: News) => void,
  stop: Promise<unknown>,
): Promise<void> {
  const announced = new Set<string>();
  const foreign = new Set<string>();
  const sessions = rememberingSessions(context.home, sessionId);
  const read = rememberingReader(context.home);
  let ownCount = 0;
  let isStopped = false;
  const stopped = stop.then(() => {
    isStopped = true;
  });
  const client = clientProcess(context);
  makeHintFolders(context.home);
  const withdraw = publishWatcher(context.home, sessionId);
  try {
    await waitUntil({
      folders: [hintFolder(context.home, "active"), hintFolder(context.home, "untold")],
      look,
      lookEveryMs: LOOK_EVERY_MS,
      wakeOn: stopped,
    });
  } finally {
    withdraw();
  }

  async function look(): Promise<true | undefined> {
    const own = sessions();
    if (own.length !== ownCount) foreign.clear(); // The client has another session now: what was not its may be.
    ownCount = own.length;
    for (const id of listHints(context.home, "active")) await settleOwn(id, own);
    for (const id of listHints(context.home, "untold")) announce(id, own);
    return isStopped || (client !== null && livenessOfActor(client) === "gone") ? true : undefined;
  }

  /** Sees to it that a job whose worker died ends; the end then shows as untold. */
  async function settleOwn(id: string, own: readonly string[]): Promise<void> {
    const record = ownRecord(id, own);
    if (record !== null) await settle(context, record);
  }

  function announce(id: string, own: readonly string[]): void {
    const record = announced.has(id) ? null : ownRecord(id, own);
    if (record === null || !isNews(record)) return;
    const group = record.group === undefined ? null : storedGroup(context, record.group.id);
    if (group === null) announceJob(record, own);
    else announceGroup(group, own);
  }

  function announceJob(record: EndedJob, own: readonly string[]): void {
    if (isLeftToOthers(context, record, own)) return;
    const { id } = record;
    const latest = ownRecord(id, own); // Whoever it was left to may just have told it, and said only then that it is back.
    if (latest === null || !isNews(latest)) return;
    announced.add(id);
    onEnd(latest);
  }

  /** All its ends at once. It is left to others as long as one of them is. */
  function announceGroup(group: Group, own: readonly string[]): void {
    const isLeft = (job: JobRecord) => isNews(job) && isLeftToOthers(context, job, own);
    if (!isOver(group) || group.jobs.some(isLeft)) return;
    const latest = storedGroup(context, group.id); // As for a job, above.
    if (latest?.jobs.some(isNews) !== true) return;
    for (const { id } of latest.jobs) announced.add(id);
    onEnd(latest);
  }

  function ownRecord(id: string, own: readonly string[]): JobRecord | null {
    if (foreign.has(id)) return null;
    const found = read(id);
    if (found.kind === "found" && own.includes(found.record.sessionId ?? "")) return found.record;
    if (found.kind === "found") foreign.add(id);
    return null;
  }
}

/**
 * True while somebody else is about to tell the end, so that one end makes one turn. Whoever cancels a job tells it. So
 * does the call that started the job, while it is still on its way back. A job that is bound to an agent is left to it
 * until it has returned. A job that is bound to nobody is left to its call in the foreground while the launcher lives.
 * Then, for a moment, it is left to the hook that sees that call next: if the call has printed the end, or if an agent
 * of this client was at work when the job began. All others are told at once. The waiter's slow look finds the time to
 * be up.
 */
function isLeftToOthers(context: Context, record: EndedJob, own: readonly string[]): boolean {
  const sinceMs = Date.parse(context.now()) - Date.parse(record.completedAt);
  if (sinceMs >= HOLD_BACK_MS) return false;
  if (isBeingCancelled(record)) return true;
  if (record.agentId !== null) return !hasReturned(context.home, record.agentId);
  if (livenessOfActor(record.launcher) === "alive") return true;
  return sinceMs < BINDING_MS && (isPrinted(context.home, record.id) || mayBeAgents(context, record, own));
}

/** The canceller lives until it has printed how the job ended, and noted that it did. */
function isBeingCancelled({ stopping }: EndedJob): boolean {
  return stopping?.cause === "cancel" && livenessOfActor(stopping.by) === "alive";
}

function mayBeAgents(context: Context, record: EndedJob, own: readonly string[]): boolean {
  if (isOfMainThread(context.home, record.id)) return false;
  return agentsAtWork(context.home).some(
    ({ sessionId, launchedAt }) => own.includes(sessionId) && Date.parse(launchedAt) <= Date.parse(record.createdAt),
  );
}
