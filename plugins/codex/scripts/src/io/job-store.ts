// Job records as numbered revisions: `jobs/<id>/r<8 digits>.json`, the highest counts.
// To change a record: read the newest, apply the transition, publish the next number. The name taken means that
// somebody else moved the job: read again, ask the transition again. No lock, so nothing outlives its owner; a reader
// always sees a whole revision; numbers are never reused and no single revision is ever deleted.

import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeRecord } from "../core/job/decode.ts";
import { isJobId, jobIdTimeMs } from "../core/job/id.ts";
import { isActive, type JobRecord, type QueuedJob } from "../core/job/record.ts";
import { type JobEvent, type Refusal, transition } from "../core/job/transition.ts";
import { doomFolder, removeDoomed, sweepDoomed } from "./doomed-folder.ts";
import { errorCode, hintsIn, isMissing, namesIn, publishOnce, readHint, sweepTemporaries } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { addHints, addPassingHints, dropHints, removeAllHints, sweepDangling } from "./job-hints.ts";
import { readRegular, unlessFaulty } from "./regular-file.ts";

/** What reading a job gave. */
export type ReadResult =
  | { readonly kind: "found"; readonly record: JobRecord }
  | { readonly kind: "absent" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** What an event did: the record after it, or why it was refused with the record as it is. */
export type UpdateResult =
  | { readonly kind: "changed"; readonly record: JobRecord }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly record: JobRecord }
  | Exclude<ReadResult, { kind: "found" }>;

const STRAY_MS = 3_600_000;
const LAST_REVISION = 99_999_999;

/** The folder of a job, which also holds prompt.md, events.jsonl, result.md and worker.log. */
export function jobFolder(home: string, id: string): string {
  return join(home, "jobs", id);
}

/** All ids in the store, oldest first, those whose record was never published included. */
export function listJobIds(home: string): string[] {
  return namesIn(join(home, "jobs")).filter(isJobId).sort();
}

/** Creates a job with its prompt. False if the id is taken: choose another. */
export function createJob(home: string, record: QueuedJob, prompt: string): boolean {
  const folder = jobFolder(home, record.id);
  makePrivateFolder(join(home, "jobs"));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
  // Nobody looks for it before the record is there; not flushed, because no job outlives its boot.
  writeFileSync(join(folder, "prompt.md"), prompt, { mode: 0o600, flag: "wx" });
  addHints(home, record);
  return publishOnce(revisionPath(home, record.id, 1), serialize(record));
}

/** Reads the newest revision of a job. */
export function readJob(home: string, id: string): ReadResult {
  return readNewest(home, id).result;
}

/** The newest revision of a job that can be read, whatever came after it; null: none. For what never changes, as its place. */
export function readEarlier(home: string, id: string): JobRecord | null {
  const folder = jobFolder(home, id);
  const revisions = hintsIn(folder).filter((name) => newestIn([name]) > 0);
  for (const name of revisions.toSorted().toReversed()) {
    const decoded = decodeRecord(readHint(join(folder, name)) ?? "");
    if ("record" in decoded && decoded.record.id === id) return decoded.record;
  }
  return null;
}

/**
 * Reads jobs as `readJob` does, for whoever looks at them again and again. A revision is never changed: so the newest
 * one of a job under way is remembered, and not read again.
 */
export function rememberingReader(home: string): (id: string) => ReadResult {
  const known = new Map<string, Newest>();
  return (id) => {
    const newest = readNewest(home, id, known.get(id));
    if (newest.result.kind === "found" && isActive(newest.result.record)) known.set(id, newest);
    else known.delete(id);
    return newest.result;
  };
}

/** Applies one event to a job, against whoever else writes at the same time. */
export function updateJob(home: string, id: string, event: JobEvent): UpdateResult {
  for (;;) {
    const { revision, result } = readNewest(home, id);
    if (result.kind !== "found") return result;
    const next = transition(result.record, event);
    if (!next.accepted) {
      dropHints(home, result.record); // Those that an earlier round made for a record that lost the race.
      return { kind: "refused", refusal: next.refusal, record: result.record };
    }
    leaveIfFaulty(() => addPassingHints(home, next.record)); // An end that no list leads to is better than none.
    if (publishRevision(home, id, revision + 1, next.record)) {
      dropHints(home, next.record);
      return { kind: "changed", record: next.record };
    }
  }
}

/** False if the number is taken or the whole job was removed meanwhile: read again. */
function publishRevision(home: string, id: string, revision: number, record: JobRecord): boolean {
  try {
    return publishOnce(revisionPath(home, id, revision), serialize(record));
  } catch (error) {
    if (isMissing(error) && !existsSync(jobFolder(home, id))) return false;
    throw error;
  }
}

/** Removes an ended job. That it is gone already is fine. */
export function removeJob(home: string, id: string): void {
  const read = readJob(home, id);
  const doomed = doomFolder(jobFolder(home, id));
  if (doomed === null) return;
  if (read.kind === "found") removeAllHints(home, read.record);
  removeDoomed(doomed);
}

/** Removes what killed processes left: half-removed jobs, folders that never got a record, temporary files, dangling hints. */
export function sweepStrays(home: string, nowMs: number): void {
  sweepDoomed(join(home, "jobs"));
  for (const id of listJobIds(home)) {
    if (nowMs - jobIdTimeMs(id) < STRAY_MS) continue;
    const { result } = readNewest(home, id);
    if (result.kind === "absent") leaveIfFaulty(() => rmSync(jobFolder(home, id), { recursive: true, force: true }));
    else leaveIfFaulty(() => sweepTemporaries(jobFolder(home, id), nowMs));
  }
  sweepDangling(home, (id) => nowMs - jobIdTimeMs(id) > STRAY_MS && !existsSync(jobFolder(home, id)));
}

function leaveIfFaulty(sweep: () => void): void {
  unlessFaulty(sweep, () => {});
}

interface Newest {
  readonly revision: number;
  readonly result: ReadResult;
}

/** Whatever lies where the job should be, or in its place, is told as its fault. The revision that is known is not read again. */
function readNewest(home: string, id: string, known?: Newest): Newest {
  if (!isJobId(id)) return { revision: 0, result: { kind: "absent" } };
  const folder = jobFolder(home, id);
  const unreadable = (reason: string, revision = 0): Newest => ({ revision, result: { kind: "unreadable", reason } });
  const names = unlessFaulty<readonly string[] | string>(
    () => readdirSync(folder),
    (fault) => fault,
  );
  if (typeof names === "string") return isGone(folder) ? ABSENT : unreadable(`its folder ${names}`);
  const revision = newestIn(names);
  if (revision === 0) return names.some(isTrace) && !isGone(folder) ? unreadable("its record is gone") : ABSENT;
  if (revision === known?.revision) return known;
  if (revision === LAST_REVISION) return unreadable("its revisions have run out", revision);
  const text = unlessFaulty<{ readonly text: string } | string>(
    () => ({ text: readRegular(revisionPath(home, id, revision)) }),
    (fault) => fault,
  );
  if (typeof text === "string")
    return isGone(folder) ? ABSENT : unreadable(`${revisionName(revision)} ${text}`, revision);
  const decoded = decodeRecord(text.text);
  if ("reason" in decoded) return unreadable(decoded.reason, revision);
  if (decoded.record.id !== id) return unreadable("it belongs to another job", revision);
  return { revision, result: { kind: "found", record: decoded.record } };
}

const ABSENT: Newest = { revision: 0, result: { kind: "absent" } };

/** True if nothing has the name, not even a link to nothing: the job was removed, perhaps only just now. */
function isGone(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined;
}

/** True for a file that a job has only once it was recorded. */
function isTrace(name: string): boolean {
  return ["events.jsonl", "before.json", "result.md", "worker.log"].includes(name);
}

function newestIn(names: readonly string[]): number {
  let newest = 0;
  for (const name of names) {
    const digits = /^r(\d{8})\.json$/.exec(name)?.[1];
    if (digits !== undefined) newest = Math.max(newest, Number(digits));
  }
  return newest;
}

function revisionPath(home: string, id: string, revision: number): string {
  return join(jobFolder(home, id), revisionName(revision));
}

function revisionName(revision: number): string {
  return `r${String(revision).padStart(8, "0")}.json`;
}

function serialize(record: JobRecord): string {
  return `${JSON.stringify(record, null, 1)}\n`;
}
