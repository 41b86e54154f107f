// The patch of a job whose copy was discarded, and what was in the copy beside it: `jobs/ID/diff.json`, written once, before the
// copy goes.

import { join } from "node:path";
import { bytesWords } from "../core/bytes.ts";
import { numberField, objectsField, stringField, stringsField } from "../core/json.ts";
import { replaceFile } from "./files.ts";
import type { Patch } from "./git-patch.ts";
import { jobFolder } from "./job-store.ts";
import { MOST_BYTES } from "./regular-file.ts";
import { readVersioned, versionedText } from "./versioned-json.ts";

/** A patch, and the paths and refs of the copy that are not in it. */
export interface KeptPatch {
  readonly patch: Patch;
  readonly left: readonly string[];
}

/** Stores the patch; says why not, as the end of a sentence, if it could not be read again. Null: it is stored. */
export function writePatch(home: string, id: string, { patch: { bytes, files }, left }: KeptPatch): string | null {
  const facts = left.length === 0 ? { files } : { files, left };
  // Counted before it is made: V8 ends the process over a text that is too long.
  const length = Buffer.byteLength(versionedText({ ...facts, patch: "" })) + Math.ceil(bytes.length / 3) * 4;
  if (length > MOST_BYTES) return `it has ${bytesWords(bytes.length)}, which is too much to be kept`;
  replaceFile(pathOf(home, id), versionedText({ ...facts, patch: bytes.toString("base64") }));
  return null;
}

/** The stored patch; null if there is none, or it cannot be read. */
export function readPatch(home: string, id: string): KeptPatch | null {
  const json = readVersioned(pathOf(home, id));
  const patch = json && stringField(json, "patch");
  if (json === null || patch === null) return null;
  const files = objectsField(json, "files").map((file) => ({
    path: stringField(file, "path") ?? "",
    insertions: numberField(file, "insertions"),
    deletions: numberField(file, "deletions"),
  }));
  return { patch: { bytes: Buffer.from(patch, "base64"), files }, left: stringsField(json, "left") };
}

function pathOf(home: string, id: string): string {
  return join(jobFolder(home, id), "diff.json");
}
