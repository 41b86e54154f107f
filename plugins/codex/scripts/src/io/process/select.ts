// Which of the living processes belong to a job. Pure: it decides over one list of processes and asks nobody. A process
// belongs if it is marked, if it is a leader, or if it follows one that belongs. It follows as a child, or as a member
// of the process group or session that has the other's number. A follower never started before its leader. The caller
// and the spared are never taken, and followed only if they are leaders. The caller's own group and session are
// followed only if the caller leads them and is a leader itself.

import { isOlder, type ProcessEntry } from "./platform.ts";

/** A process known to be the job's. `wasSeen`: it lived at a look of this search. */
export interface Leader {
  readonly pid: number;
  readonly startedAt: string;
  readonly wasSeen: boolean;
}

/** Who looks, and what must be left alone. */
export interface Bounds {
  readonly callerPid: number;
  readonly spare: readonly number[];
}

/** The entries that belong, each once. */
export function selectJobProcesses(
  entries: readonly ProcessEntry[],
  leaders: readonly Leader[],
  { callerPid, spare }: Bounds,
): ProcessEntry[] {
  const spared = new Set([0, 1, callerPid, ...spare]);
  const candidates = new Set(entries.filter(({ pid }) => !spared.has(pid)));
  const queue = withoutReused(leaders, entries).filter(({ pid }) => pid > 1);
  const ledPids = new Set(queue.map(({ pid }) => pid));
  const caller = entries.find(({ pid }) => pid === callerPid);
  const found: ProcessEntry[] = [];

  function take(belongs: (candidate: ProcessEntry) => boolean): void {
    for (const candidate of candidates) {
      if (!belongs(candidate)) continue;
      candidates.delete(candidate);
      found.push(candidate);
      queue.push({ ...candidate, wasSeen: true });
    }
  }

  take((candidate) => candidate.isMarked || ledPids.has(candidate.pid));
  // The queue grows while it is walked.
  for (const leader of queue) take((candidate) => follows(candidate, leader, caller));
  return found;
}

/** The process groups whose living members all are among the found: no bystander, no spared process, no caller is in them. */
export function groupsWithin(found: readonly ProcessEntry[], entries: readonly ProcessEntry[]): number[] {
  const ours = new Set(found);
  const shared = new Set(entries.filter((entry) => !ours.has(entry)).map(({ processGroup }) => processGroup));
  return [...new Set(found.map(({ processGroup }) => processGroup))].filter((group) => group > 1 && !shared.has(group));
}

/** The leaders whose pid no other process has now. A gone leader's pid stays taken while its group or session lives. */
function withoutReused(leaders: readonly Leader[], entries: readonly ProcessEntry[]): Leader[] {
  const living = new Map(entries.map((entry) => [entry.pid, entry.startedAt]));
  return leaders.flatMap((leader) => {
    const startedAt = living.get(leader.pid);
    if (startedAt === undefined) return leader;
    return startedAt === leader.startedAt ? { ...leader, wasSeen: true } : [];
  });
}

function follows(candidate: ProcessEntry, leader: Leader, caller: ProcessEntry | undefined): boolean {
  if (isOlder(candidate.startedAt, leader.startedAt)) return false;
  // Windows keeps the number of a parent that is gone, and soon gives it to a stranger: hence `wasSeen`.
  if (candidate.ppid === leader.pid && leader.wasSeen) return true;
  const isCaller = leader.pid === caller?.pid;
  if (candidate.processGroup === leader.pid && (isCaller || leader.pid !== caller?.processGroup)) return true;
  return candidate.session === leader.pid && (isCaller || leader.pid !== caller?.session);
}
