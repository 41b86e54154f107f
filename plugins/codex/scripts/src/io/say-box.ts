// The folder `jobs/ID/say`, through which words for a running turn go to its worker. Whoever says something leaves
// `NAME.json`. The worker takes it, which makes it `NAME.taken`, hands it to Codex and leaves `NAME.answer`. Whoever gives
// up removes `NAME.json`. Taking is a rename and giving up a removal, so that only one of them succeeds.

import { randomBytes } from "node:crypto";
import { mkdirSync, renameSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { asObject, booleanField, numberField, parseJson, stringField } from "../core/json.ts";
import { hintsIn, isMissing, readHint, removeIfPresent, replaceFile } from "./files.ts";
import { jobFolder } from "./job-store.ts";

/** What the worker answers: how often the job was spoken to by now, or why Codex did not take the words. */
export type SayAnswer =
  | { readonly isTaken: true; readonly turnId: string; readonly times: number }
  | { readonly isTaken: false; readonly why: string };

/** The folder of a job; made if it is not there. */
export function openSayBox(home: string, id: string): string {
  const folder = folderOf(home, id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

let counter = 0;

/** Leaves words for the worker, whole at once; gives their name. Names sort by time. */
export function leaveWords(home: string, id: string, text: string): string {
  const name = `${Date.now()}-${String(counter++).padStart(4, "0")}-${randomBytes(4).toString("hex")}`;
  replaceFile(join(openSayBox(home, id), `${name}.json`), JSON.stringify({ version: 1, text }));
  return name;
}

/** Takes the words back; false if the worker has taken them. */
export function withdrawWords(home: string, id: string, name: string): boolean {
  try {
    unlinkSync(join(folderOf(home, id), `${name}.json`));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** The names of what waits for the worker, oldest first. */
export function waitingWords(home: string, id: string): readonly string[] {
  return hintsIn(folderOf(home, id))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** Takes words as the worker; null if they were withdrawn, or cannot be read. */
export function takeWords(home: string, id: string, name: string): string | null {
  const path = join(folderOf(home, id), name);
  try {
    renameSync(`${path}.json`, `${path}.taken`);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return stringField(asObject(parseJson(readHint(`${path}.taken`) ?? "")) ?? {}, "text");
}

/** Answers as the worker. */
export function answerWords(home: string, id: string, name: string, answer: SayAnswer): void {
  replaceFile(join(folderOf(home, id), `${name}.answer`), JSON.stringify({ version: 1, ...answer }));
}

/** The worker's answer; null as long as there is none. */
export function readSayAnswer(home: string, id: string, name: string): SayAnswer | null {
  const json = asObject(parseJson(readHint(join(folderOf(home, id), `${name}.answer`)) ?? ""));
  if (json === null) return null;
  if (booleanField(json, "isTaken") !== true) return { isTaken: false, why: stringField(json, "why") ?? "" };
  return { isTaken: true, turnId: stringField(json, "turnId") ?? "", times: numberField(json, "times") ?? 1 };
}

/** Removes all that is left of an exchange. */
export function forgetWords(home: string, id: string, name: string): void {
  for (const end of [".taken", ".answer"]) removeIfPresent(join(folderOf(home, id), name + end));
}

function folderOf(home: string, id: string): string {
  return join(jobFolder(home, id), "say");
}
