// The patch of a job whose copy was discarded: `jobs/ID/diff.json`, written once, before the copy goes.

import { join } from "node:path";
import { numberField, objectsField, stringField } from "../core/json.ts";
import type { Patch } from "./git-patch.ts";
import { jobFolder } from "./job-store.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

/** Stores the patch. */
export function writePatch(home: string, id: string, { bytes, files }: Patch): void {
  replaceVersioned(pathOf(home, id), { files, patch: bytes.toString("base64") });
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
