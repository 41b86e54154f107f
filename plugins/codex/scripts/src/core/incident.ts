// An incident: one cause, every job that it hit, and whether it keeps others out of their lane. It is the sum of its lines,
// in the order in which they were appended. Format: `docs/formats/incidents.md`.

import { type FailureKind, type FailureScope, isOfLogin } from "./failure/kinds.ts";
import type { CloseCause, IncidentLine, RefusedWork } from "./incident-line.ts";
import { isSameLane, type Lane } from "./lane.ts";

/** One incident since it opened last. Lists are newest first; times are ISO 8601 UTC. */
export interface Incident {
  readonly fingerprint: string;
  readonly kind: FailureKind;
  readonly message: string;
  readonly hint: string;
  readonly lane: Lane;
  /** Whom it keeps out. */
  readonly scope: FailureScope;
  readonly openedAt: string;
  readonly lastFailureAt: string;
  /** The affected jobs. */
  readonly jobs: readonly string[];
  /** How many tasks were refused before they were jobs: by a failed probe, or because the lane was closed. */
  readonly refusals: number;
  /** The states of what the preflight looks at in which it failed; in any other state the lane is open. */
  readonly stamps: readonly string[];
  /** The same of the login alone, for a failure that is of the login; empty for others. */
  readonly loginStamps: readonly string[];
  /** What was said last on stderr when it failed last, the oldest first; empty if nothing was. */
  readonly said: readonly string[];
  /** Tasks that were refused because of it, at most the last 50. */
  readonly refused: readonly RefusedTask[];
  /** The payloads that are kept out. */
  readonly payloads: readonly string[];
  /** When the limit is reset, if that is known. */
  readonly resetAt: string | null;
  /** The newest try of a closed lane. */
  readonly trial: { readonly at: string; readonly token: string } | null;
  readonly closed: { readonly at: string; readonly cause: CloseCause; readonly jobId: string | null } | null;
}

/** A task that was refused before it was a job: when, what it was to do in one line, where, and whose it was. */
export interface RefusedTask extends RefusedWork {
  readonly at: string;
}

const MOST_REFUSED = 50;
const HALF_OPEN_MS = 600_000;

/** The incident that its lines add up to; null if none of them opened it. */
export function foldIncident(fingerprint: string, lines: readonly IncidentLine[]): Incident | null {
  const opened = lines.reduce<Draft | null>((draft, line) => next(fingerprint, draft, line), null);
  if (opened === null) return null;
  const { jobs, stamps, loginStamps, payloads, refused, ...rest } = opened;
  const sets = { stamps: newestFirst(stamps), loginStamps: newestFirst(loginStamps), payloads: newestFirst(payloads) };
  return { ...rest, jobs: newestFirst(jobs), refused: refused.slice(-MOST_REFUSED).reverse(), ...sets };
}

/** While it is being added up: sets, so that a thousand jobs are no more work than they must be. */
interface Draft extends Omit<Incident, "jobs" | "stamps" | "loginStamps" | "payloads" | "refused"> {
  readonly jobs: Set<string>;
  readonly stamps: Set<string>;
  readonly loginStamps: Set<string>;
  readonly refused: RefusedTask[];
  readonly payloads: Set<string>;
}

function next(fingerprint: string, draft: Draft | null, line: IncidentLine): Draft | null {
  if (line.type === "failed") return attach(isOpenDraft(draft) ? draft : opened(fingerprint, line), line);
  if (!isOpenDraft(draft)) return draft;
  switch (line.type) {
    case "refused":
      if (line.task !== undefined) draft.refused.push({ at: line.at, ...line.task });
      return { ...draft, refusals: draft.refusals + 1 };
    case "tried": // Whoever comes second reads here that the other one has it.
      return Date.parse(line.at) < opensAtMs(draft) ? draft : { ...draft, trial: { at: line.at, token: line.token } };
    case "closed":
      return { ...draft, closed: { at: line.at, cause: line.cause, jobId: line.jobId } };
  }
}

function isOpenDraft(draft: Draft | null): draft is Draft {
  return draft !== null && draft.closed === null;
}

type FailedLine = Extract<IncidentLine, { type: "failed" }>;

function opened(fingerprint: string, { at, kind, message, hint, lane }: FailedLine): Draft {
  const lists = {
    jobs: new Set<string>(),
    stamps: new Set<string>(),
    loginStamps: new Set<string>(),
    payloads: new Set<string>(),
    refused: [],
    said: [],
  };
  const rest = { scope: "none", lastFailureAt: at, refusals: 0, resetAt: null, trial: null, closed: null } as const;
  return { fingerprint, kind, message, hint, lane, openedAt: at, ...rest, ...lists };
}

function attach(draft: Draft, line: FailedLine): Draft {
  if (line.jobId !== null) draft.jobs.add(line.jobId);
  draft.stamps.add(line.stamp);
  if (line.loginStamp !== undefined) draft.loginStamps.add(line.loginStamp);
  if (line.task !== undefined) draft.refused.push({ at: line.at, ...line.task });
  if (line.scope === "payload" && line.payload !== null) draft.payloads.add(line.payload);
  return {
    ...draft,
    scope: line.scope === "none" ? draft.scope : line.scope,
    lastFailureAt: line.at,
    said: line.said ?? draft.said,
    refusals: draft.refusals + (line.jobId === null ? 1 : 0),
    resetAt: line.resetAt ?? (isLater(draft.resetAt, line.at) ? draft.resetAt : null),
  };
}

function isLater(instant: string | null, than: string): boolean {
  return instant !== null && Date.parse(instant) > Date.parse(than);
}

function newestFirst(set: ReadonlySet<string>): readonly string[] {
  return [...set].reverse();
}

/** True while it is open. */
export function isOpen(incident: Incident): boolean {
  return incident.closed === null;
}

/**
 * A task that asks whether it may run. `stamp` is what the preflight looks at now, `loginStamp` the part of it that is
 * of the login.
 */
export interface AskingTask {
  readonly lane: Lane;
  readonly stamp: string;
  readonly loginStamp: string;
  readonly payload: string;
}

/** True if an incident keeps a task out, unless it is the one that may try. */
export function keepsOut(incident: Incident, { lane, stamp, loginStamp, payload }: AskingTask): boolean {
  if (!isOpen(incident) || !isAbout(incident, lane)) return false;
  const isElsewhere = incident.lane.workspaceRoot !== lane.workspaceRoot; // There only what is of the login can be the same.
  if (!incident.stamps.includes(stamp) && !(isElsewhere && incident.loginStamps.includes(loginStamp))) return false;
  return incident.scope === "lane" || (incident.scope === "payload" && incident.payloads.includes(payload));
}

/** True if an incident is about jobs of this lane. One of the login is about every lane of the same Codex. */
function isAbout(incident: Pick<Incident, "kind" | "message" | "lane">, lane: Lane): boolean {
  const { lane: own } = incident;
  return isOfLogin(incident) ? own.executable === lane.executable : isSameLane(own, lane);
}

/** From when on one job may try a closed lane, in ms since 1970: at the limit's reset, else ten minutes after the last failure or try. */
export function opensAtMs({
  resetAt,
  lastFailureAt,
  trial,
}: Pick<Incident, "resetAt" | "lastFailureAt" | "trial">): number {
  const first = resetAt === null ? Date.parse(lastFailureAt) + HALF_OPEN_MS : Date.parse(resetAt);
  return trial === null ? first : Math.max(first, Date.parse(trial.at) + HALF_OPEN_MS);
}

/** True if the success of a job closes an incident: it ran in its lane, and if payloads are kept out, with one of those. */
export function isClosedBySuccess(incident: Incident, lane: Lane, payload: string): boolean {
  if (!isOpen(incident) || !isAbout(incident, lane)) return false;
  return incident.scope !== "payload" || incident.payloads.includes(payload);
}
