// The files beside a job's record: prompt.md, events.jsonl, result.md, before.json, places.json, worker.log.

import { closeSync, constants, existsSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { EventLine } from "../core/job/event-line.ts";
import { booleanField, type JsonObject, numberField, stringsField, textsField } from "../core/json.ts";
import { decodePlaces, type Places } from "../core/outcome/places.ts";
import { decodeSnapshot, type Snapshot } from "../core/outcome/snapshot.ts";
import { ENVIRONMENT_FILE } from "../core/slurm/submission.ts";
import { readHint, readIfPresent, removeIfPresent, replaceFile, touchOnce } from "./files.ts";
import type { GitFolderPrint } from "./git-folder-print.ts";
import { jobFolder } from "./job-store.ts";
import { appendLine, type Piece, piecesFrom, readEnd, readLastLines } from "./lines.ts";
import { openRegular, unlessFaulty } from "./regular-file.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

const LOG_END_BYTES = 8_000;

/** The prompt as it was given; null if it is gone, or cannot be read. */
export function readStoredPrompt(home: string, id: string): string | null {
  return readHint(join(jobFolder(home, id), "prompt.md"));
}

/** Codex's final output as it was, not fit for printing; null if there is none. */
export function readResult(home: string, id: string): string | null {
  return readIfPresent(join(jobFolder(home, id), "result.md"));
}

/** The first 4 KiB of it; null if there is none. */
export function readResultStart(home: string, id: string): string | null {
  let file: number;
  try {
    file = openRegular(join(jobFolder(home, id), "result.md"));
  } catch {
    return null;
  }
  try {
    const bytes = Buffer.alloc(4_096);
    return new StringDecoder("utf8").write(bytes.subarray(0, readSync(file, bytes)));
  } finally {
    closeSync(file);
  }
}

/**
 * Notes that a call in the foreground is about to print the job's end: to be called before that process goes. A hook of the
 * client sees the call next, and says whose it was.
 */
export function markPrinted(home: string, id: string): void {
  touchOnce(join(jobFolder(home, id), "printed"));
}

/** True if a call in the foreground has printed the job's end. */
export function isPrinted(home: string, id: string): boolean {
  return existsSync(join(jobFolder(home, id), "printed"));
}

/** Stores the final output, if it is not there yet; to be called before the job's end is published. */
export function writeResult(home: string, id: string, text: string): void {
  if (readResult(home, id) === text) return;
  replaceFile(join(jobFolder(home, id), "result.md"), text, true);
}

/** The state before a turn. */
export interface Baseline {
  /** Null if there was no repository, or Git could not tell its state. */
  readonly snapshot: Snapshot | null;
  /** What in the Git folders makes Git run programs; null in baselines of earlier versions. */
  readonly gitFolder: GitFolderPrint | null;
  /** True if there was none; false in baselines of earlier versions without a snapshot. */
  readonly isRepositoryAbsent: boolean;
  /** In ms since 1970; null in baselines of earlier versions. */
  readonly takenAtMs: number | null;
  /** How long that took, in ms; 0 in baselines of earlier versions. */
  readonly tookMs: number;
  /** The ids of the other jobs that were under way. */
  readonly otherJobs: readonly string[];
  /** The sandbox's mount points that were not there. */
  readonly absentMountPoints: readonly string[];
}

/** Stores the state before the turn. */
export function writeBaseline(home: string, id: string, { snapshot, ...rest }: Baseline): void {
  replaceVersioned(join(jobFolder(home, id), "before.json"), { ...snapshot, ...rest });
}

/** The state before the turn; null if it was never taken or cannot be read. */
export function readBaseline(home: string, id: string): Baseline | null {
  const json = readVersioned(join(jobFolder(home, id), "before.json"));
  if (json === null) return null;
  return {
    snapshot: decodeSnapshot(json),
    gitFolder: "gitFolder" in json ? textsField(json, "gitFolder") : null,
    isRepositoryAbsent: booleanField(json, "isRepositoryAbsent") ?? false,
    takenAtMs: numberField(json, "takenAtMs"),
    tookMs: numberField(json, "tookMs") ?? 0,
    otherJobs: stringsField(json, "otherJobs"),
    absentMountPoints: stringsField(json, "absentMountPoints"),
  };
}

/** The state of the repository before the turn; null if it was never taken or cannot be read. */
export function readBefore(home: string, id: string): Snapshot | null {
  return readBaseline(home, id)?.snapshot ?? null;
}

/** The sandbox's mount points that were not there before the turn; none if that was never noted. */
export function readAbsentMountPoints(home: string, id: string): readonly string[] {
  return readBaseline(home, id)?.absentMountPoints ?? [];
}

/** Stores where the turn may write; the first turn of a job counts. */
export function writePlaces(home: string, id: string, places: Places): void {
  const file = join(jobFolder(home, id), "places.json");
  if (readHint(file) === null) replaceVersioned(file, places);
}

/** Where the turn may write; null if no turn was begun. */
export function readPlaces(home: string, id: string): Places | null {
  return decodePlaces(readVersioned(join(jobFolder(home, id), "places.json")));
}

const READABLE = ["prompt.md", "events.jsonl", "worker.log", "result.md"];

/** The names of a job's files that a person may want to read, as far as they are there. */
export function readableFiles(home: string, id: string): readonly string[] {
  return READABLE.filter((name) => existsSync(join(jobFolder(home, id), name)));
}

/** The path of the event log. */
export function eventsPath(home: string, id: string): string {
  return join(jobFolder(home, id), "events.jsonl");
}

/** Removes the environment of a submitted job, which it has as long as it has not started. */
export function removeEnvironment(home: string, id: string): void {
  removeIfPresent(join(jobFolder(home, id), ENVIRONMENT_FILE));
}

/** The path of the worker's own log, with Codex's standard error in it. */
export function workerLogPath(home: string, id: string): string {
  return join(jobFolder(home, id), "worker.log");
}

/**
 * Leaves word that a disk was full when the job's end was to be recorded. The file is empty: for that there is mostly
 * room.
 */
export function markDiskFull(home: string, id: string): void {
  try {
    closeSync(openRegular(diskFullPath(home, id), constants.O_WRONLY | constants.O_CREAT));
  } catch {
    // Not even a name can be made: nobody will know.
  }
}

/** True if that word was left. */
export function wasDiskFull(home: string, id: string): boolean {
  return existsSync(diskFullPath(home, id));
}

function diskFullPath(home: string, id: string): string {
  return join(jobFolder(home, id), "disk-full");
}

/** The end of the worker's own log, at most 8,000 bytes; empty if there is none. */
export function readWorkerLogEnd(home: string, id: string): string {
  return readEnd(workerLogPath(home, id), LOG_END_BYTES);
}

/** Appends an event with its time. */
export function appendEvent(home: string, id: string, at: string, line: EventLine): void {
  appendLine(eventsPath(home, id), { at, ...line });
}

/** The same of what is a record's already: if the log cannot be written, nothing is lost. */
export function noteInLog(home: string, id: string, at: string, line: EventLine): void {
  unlessFaulty(
    () => appendEvent(home, id, at, line),
    () => {},
  );
}

/** All events from a byte offset on, piece by piece, however many there are. */
export function eventsFrom(home: string, id: string, offset: number): Iterable<Piece> {
  return piecesFrom(eventsPath(home, id), offset);
}

/** The last few events, oldest first, those of the last `bytes` bytes; none if the log cannot be read. */
export function readLastEvents(home: string, id: string, bytes?: number): readonly JsonObject[] {
  return unlessFaulty(
    () => readLastLines(eventsPath(home, id), bytes),
    () => [],
  );
}

/** When the event log was last written, in ms since 1970; null if there is none. */
export function eventsChangedAtMs(home: string, id: string): number | null {
  return unlessFaulty(
    () => statSync(eventsPath(home, id), { throwIfNoEntry: false })?.mtimeMs ?? null,
    () => null,
  );
}
