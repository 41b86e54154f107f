// Small files of the state home that hold one JSON object each, with a version. They are written whole, so a reader sees one
// whole or not at all. A file of a newer version reads as absent: a change for which that would be false needs another name.

import { asObject, type JsonObject, parseJson } from "../core/json.ts";
import { publishOnce, readHint, replaceFile } from "./files.ts";

/** The version of all of them, so far. */
const VERSION = 1;

/** Writes the fields in place of whatever was there. */
export function replaceVersioned(path: string, fields: object): void {
  replaceFile(path, versionedText(fields));
}

/** Publishes the fields under a name that nobody has; false if somebody has it already. */
export function publishVersioned(path: string, fields: object): boolean {
  return publishOnce(path, versionedText(fields));
}

/** The object in a file that nobody depends on; null if there is none, or it cannot be read. */
export function readVersioned(path: string): JsonObject | null {
  return decodeVersioned(readHint(path));
}

/** The object in a text; null if it is none, or of a newer version. One that names no version is as those of the first. */
export function decodeVersioned(text: string | null): JsonObject | null {
  const json = asObject(parseJson(text ?? ""));
  const version = json?.["version"] ?? VERSION;
  return typeof version === "number" && version <= VERSION ? json : null;
}

/** The text of such a file. */
export function versionedText(fields: object): string {
  return `${JSON.stringify({ version: VERSION, ...fields })}\n`;
}
