// What the main thread may be told about a returned agent: the Agent status first, the sentinel second, the job state last.
// Pure. Whatever is said of how a job stands is said of a job of this call only. Contract section 6.

import type { Group } from "../group/group.ts";
import { isEnded, type JobRecord } from "../job/record.ts";
import { parseSentinel, type Sentinel } from "../sentinel.ts";
import { endedBadly, endedWell, isUnderWay, normalStatus, speaksOfDenial } from "./agent-status.ts";
import { findMoved, type MovedToBackground } from "./hook-event.ts";
import { failedFirst } from "./telling-order.ts";

/** A record as seen from the client that asks. `isBound`: this call started it. */
export interface JobView {
  readonly record: JobRecord;
  readonly isOwn: boolean;
  readonly isBound: boolean;
}

/** A group as seen from the client that asks. `isOfCall`: all its jobs are this client's, and this call started them. */
export interface GroupView {
  readonly group: Group;
  readonly isOfCall: boolean;
}

/** What the agent returned, and what is known of jobs. */
export interface ReturnFacts {
  readonly status: string | null;
  readonly text: string;
  /** What a hook saw of the agent's Bash call itself. */
  readonly background: MovedToBackground | null;
  /** What hooks saw of the agent's calls of the companion: `pending` is one that was to be made and never came back. */
  readonly call: "unseen" | "pending" | "answered";
  /** The record that the sentinel points to; null if it names none or none that can be read. */
  readonly named: JobView | null;
  /** The group that the sentinel points to; null if it names none or none that is here. */
  readonly namedGroup: GroupView | null;
  /** The jobs that this call started within this return. */
  readonly bound: readonly JobView[];
  /** True if it may have started others: which of several is not known. */
  readonly mayHaveOthers: boolean;
}

/** Why an agent's return is not taken at its word. */
export type Doubt = "not_this_call" | "not_this_client" | "record_differs" | "not_this_group";

/** What is said. `jobs` are those of this call, the failed ones first; what is said of how they stand is by their records. */
export type Decision =
  /** At least one job. */
  | { readonly word: "state"; readonly jobs: readonly JobRecord[] }
  /** `id` is the job that the sentinel names; null if it names a group. */
  | {
      readonly word: "contradicted";
      readonly id: string | null;
      readonly doubt: Doubt;
      readonly jobs: readonly JobRecord[];
    }
  | { readonly word: "detached"; readonly jobs: readonly JobRecord[]; readonly outputPath: string | null }
  | {
      readonly word: "ended";
      readonly jobs: readonly JobRecord[];
      readonly status: string | null;
      readonly isDenied: boolean;
    }
  | { readonly word: "not_started"; readonly kind: string | null; readonly jobs: readonly JobRecord[] }
  | {
      readonly word: "unconfirmed";
      readonly jobs: readonly JobRecord[];
      readonly status: string | null;
      readonly isDenied: boolean;
    };

/** Decides what to say; null: nothing. */
export function decide(facts: ReturnFacts): Decision | null {
  const { text, bound } = facts;
  const status = normalStatus(facts.status);
  if (isUnderWay(status)) return null;
  const jobs = failedFirst(bound.map(({ record }) => record));
  const isDenied = wasDenied(facts, status);
  if (endedBadly(status)) return { word: "ended", jobs, status, isDenied };
  if (!endedWell(status)) return { word: "unconfirmed", jobs, status, isDenied };
  const sentinel = parseSentinel(text);
  if (sentinel !== null) return bySentinel(sentinel, facts, jobs);
  const moved = findMoved(text) ?? facts.background;
  if (moved !== null && (jobs.length === 0 || !jobs.every(isEnded)))
    return { word: "detached", jobs, outputPath: moved.outputPath };
  if (jobs.length > 0) return { word: "state", jobs };
  const word = text.trim() === "" ? "ended" : "unconfirmed";
  return { word, jobs, status: null, isDenied };
}

/** A call that was not allowed leaves no trace: it started nothing, and no hook saw its end. */
function wasDenied({ bound, mayHaveOthers, call, text }: ReturnFacts, status: string): boolean {
  if (bound.length > 0 || mayHaveOthers || call === "answered") return false;
  return speaksOfDenial(status, text) || (call === "pending" && endedWell(status));
}

function bySentinel(sentinel: Sentinel, { named, namedGroup }: ReturnFacts, jobs: readonly JobRecord[]): Decision {
  const { word, id, keys } = sentinel;
  if (id === null && keys["group"] !== undefined) return byGroup(namedGroup, jobs);
  if (id === null && word === "failed") return { word: "not_started", kind: keys["kind"] ?? null, jobs };
  if (id === null || named === null) return { word: "unconfirmed", jobs, status: null, isDenied: false };
  if (!named.isOwn) return { word: "contradicted", id, doubt: "not_this_client", jobs };
  if (!named.isBound) return { word: "contradicted", id, doubt: "not_this_call", jobs };
  const all = jobs.some((job) => job.id === id) ? jobs : failedFirst([...jobs, named.record]);
  if (word === "complete" && named.record.status !== "completed")
    return { word: "contradicted", id, doubt: "record_differs", jobs: all };
  return { word: "state", jobs: all };
}

/** Whatever the line claims, what is said is the judgement by the records of the group's jobs. */
function byGroup(named: GroupView | null, jobs: readonly JobRecord[]): Decision {
  if (named?.isOfCall !== true) return { word: "contradicted", id: null, doubt: "not_this_group", jobs };
  const { group } = named;
  const others = jobs.filter((job) => !group.jobs.some(({ id }) => id === job.id));
  return { word: "state", jobs: [...failedFirst(others), ...group.jobs] };
}
