// What the main thread may be told about a returned agent: the Agent status first, the sentinel second, the job state last.
// Pure. It never says `complete` unless a completed record of this client says so. Contract section 6.

import { isEnded, type JobRecord } from "../job/record.ts";
import { parseSentinel, type Sentinel } from "../sentinel.ts";
import { findMoved, type MovedToBackground } from "./hook-event.ts";

/** A record as seen from the client that asks. `isBound`: this call started it. */
export interface JobView {
  readonly record: JobRecord;
  readonly isOwn: boolean;
  readonly isBound: boolean;
}

/** What the agent returned, and what is known of jobs. */
export interface Witnesses {
  readonly status: string | null;
  readonly text: string;
  /** What a hook saw of the agent's Bash call itself. */
  readonly background: MovedToBackground | null;
  /** The record that the sentinel points to; null where it names none or none that can be read. */
  readonly named: JobView | null;
  /** The jobs that this call started, oldest first; the newest one speaks for it. */
  readonly bound: readonly JobView[];
}

/** Why an agent's return is not taken at its word. */
export type Doubt = "not_this_call" | "not_this_client" | "record_differs";

/** What is said. `bound` is the job that this call started, where what is said is not about it. */
export type Said =
  | { readonly word: "state"; readonly record: JobRecord }
  | {
      readonly word: "contradicted";
      readonly record: JobRecord;
      readonly doubt: Doubt;
      readonly bound: JobRecord | null;
    }
  | { readonly word: "detached"; readonly record: JobRecord | null; readonly outputPath: string | null }
  | { readonly word: "ended"; readonly record: JobRecord | null; readonly status: string | null }
  | { readonly word: "not_started"; readonly kind: string | null; readonly bound: JobRecord | null }
  | { readonly word: "unconfirmed"; readonly status: string | null; readonly bound: JobRecord | null };

const UNDER_WAY = new Set([
  "async_launched",
  "launched",
  "running",
  "sub_agent_entered",
  "teammate_spawned",
  "remote_launched",
  "handed_off",
  "pending",
  "in_progress",
]);
const ENDED_WELL = new Set(["completed", "complete", "success", "succeeded", ""]);
const ENDED_BADLY = new Set([
  "failed",
  "failure",
  "error",
  "errored",
  "timeout",
  "timed_out",
  "killed",
  "cancelled",
  "canceled",
  "denied",
  "rejected",
  "interrupted",
  "aborted",
  "stopped",
  "crashed",
]);

/** True for a status that says that the agent has not ended yet. */
export function isUnderWay(status: string | null): boolean {
  return UNDER_WAY.has(normalize(status));
}

/** Decides what to say; null: nothing. */
export function decide(witnesses: Witnesses): Said | null {
  const status = normalize(witnesses.status);
  if (UNDER_WAY.has(status)) return null;
  const bound = witnesses.bound.at(-1)?.record ?? null;
  if (ENDED_BADLY.has(status)) return { word: "ended", record: bound, status };
  if (!ENDED_WELL.has(status)) return { word: "unconfirmed", status, bound };
  const sentinel = parseSentinel(witnesses.text);
  if (sentinel !== null) return bySentinel(sentinel, witnesses, bound);
  const moved = findMoved(witnesses.text) ?? witnesses.background;
  if (moved !== null && (bound === null || !isEnded(bound)))
    return { word: "detached", record: bound, outputPath: moved.outputPath };
  if (bound !== null) return { word: "state", record: bound };
  return witnesses.text.trim() === ""
    ? { word: "ended", record: null, status: null }
    : { word: "unconfirmed", status: null, bound: null };
}

function bySentinel(sentinel: Sentinel, { named }: Witnesses, bound: JobRecord | null): Said {
  if (sentinel.id === null && sentinel.word === "failed")
    return { word: "not_started", kind: sentinel.keys["kind"] ?? null, bound };
  if (sentinel.id === null || named === null) return { word: "unconfirmed", status: null, bound };
  if (!named.isOwn) return { word: "contradicted", record: named.record, doubt: "not_this_client", bound };
  if (sentinel.word === "complete" && named.record.status !== "completed") {
    return { word: "contradicted", record: named.record, doubt: "record_differs", bound };
  }
  if (sentinel.word === "complete" && !named.isBound)
    return { word: "contradicted", record: named.record, doubt: "not_this_call", bound };
  return { word: "state", record: named.record };
}

function normalize(status: string | null): string {
  return (status ?? "").trim().toLowerCase();
}
