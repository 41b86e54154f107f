// Where a turn may write, and how these folders were before it began: what is looked at before `none` is said of its work.

import {
  booleanField,
  type JsonObject,
  numberField,
  objectField,
  objectsField,
  stringField,
  stringsField,
} from "../json.ts";

/** Which folder stood at an absolute path without symbolic links, before the turn. */
export interface KnownFolder {
  readonly path: string;
  /** Tells the folder apart from any other; null if there was none. */
  readonly identity: string | null;
}

/** A folder as it was before the turn. */
export interface FolderBefore extends KnownFolder {
  /** Changes whenever an entry of the folder itself comes or goes; null if there was none, or nobody may read it. */
  readonly print: string | null;
}

/** The clock of a file system. */
export interface FileClock {
  /** The file system's number on this machine. */
  readonly device: number;
  /** What the clock showed just before the turn, in ms since 1970. */
  readonly ms: number;
}

/** All that bears on where the turn may write. */
export interface Places {
  /** When the turn was about to begin, in ms since 1970. */
  readonly startedAtMs: number;
  /** The clock of the state home's file system; null: nobody noted it. */
  readonly clock: FileClock | null;
  /** False if no sandbox keeps the turn to the folders. */
  readonly isConfined: boolean;
  /** The job's own folder and the root of its workspace: they must be there at the end. */
  readonly base: readonly KnownFolder[];
  /** The folders that the turn may write to; none in a read-only sandbox. Git folders and temporary folders are left out. */
  readonly writable: readonly FolderBefore[];
  /** The repository's Git folders, if the turn may write to them. */
  readonly gitFolders: readonly string[];
  /** Where the turn's Git processes tell what they do; null for nowhere. */
  readonly witness: string | null;
}

/** Reads places back; null if there are none. */
export function decodePlaces(json: JsonObject | null): Places | null {
  const startedAtMs = json && numberField(json, "startedAtMs");
  if (json === null || startedAtMs === null) return null;
  return {
    startedAtMs,
    clock: decodeClock(objectField(json, "clock")),
    isConfined: booleanField(json, "isConfined") ?? false,
    base: objectsField(json, "base").map(decodeKnown),
    writable: objectsField(json, "writable").map(decodeFolder),
    gitFolders: stringsField(json, "gitFolders"),
    witness: stringField(json, "witness"),
  };
}

function decodeClock(json: JsonObject | null): FileClock | null {
  const [device, ms] = [numberField(json ?? {}, "device"), numberField(json ?? {}, "ms")];
  return device === null || ms === null ? null : { device, ms };
}

function decodeFolder(json: JsonObject): FolderBefore {
  return { ...decodeKnown(json), print: stringField(json, "print") };
}

function decodeKnown(json: JsonObject): KnownFolder {
  return { path: stringField(json, "path") ?? "", identity: stringField(json, "identity") };
}
