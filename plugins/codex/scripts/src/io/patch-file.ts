// The patch of a job whose copy was discarded: `jobs/ID/diff.json`, written once, before the copy goes.

import { join } from "node:path";
import { bytesWords } from "../core/bytes.ts";
import { numberField, objectsField, stringField } from "../core/json.ts";
import { replaceFile } from "./files.ts";
import type { Patch } from "./git-patch.ts";
import { jobFolder } from "./job-store.ts";
import { MOST_BYTES } from "./regular-file.ts";
import { readVersioned, versionedText } from "./versioned-json.ts";

/** Stores the patch; says why not, as the end of a sentence, if it could not be read again. Null: it is stored. */
export function writePatch(home: string, id: string, { bytes, files }: Patch): string | null {
  // Counted before it is made: V8 ends the process over a text that is too long.
  const length = Buffer.byteLength(versionedText({ files, patch: "" })) + Math.ceil(bytes.length / 3) * 4;
  if (length > MOST_BYTES) return `it has ${bytesWords(bytes.length)}, which is too much to be kept`;
  replaceFile(pathOf(home, id), versionedText({ files, patch: bytes.toString("base64") }));
  return null;
}

/** The stored patch; null if there is none, or it cannot be read. */
export function readPatch(home: string, id: string): Patch | null {
  const json = readVersioned(pathOf(home, id));
  const patch = json && stringField(json, "patch");
  if (json === null || patch === null) return null;
  const files = objectsField(json, "files").map((file) => ({
    path: stringField(file, "path") ?? "",
    insertions: numberField(file, "insertions"),
    deletions: numberField(file, "deletions"),
  }));
  return { bytes: Buffer.from(patch, "base64"), files };
}

function pathOf(home: string, id: string): string {
  return join(jobFolder(home, id), "diff.json");
}
