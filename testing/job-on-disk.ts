/** What a stranger reads of a job: its files, without the program's own readers. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Message } from "./direct-client.ts";

/** The ids in a state home, oldest first, those without a record included. */
export function jobIds(home: string): string[] {
  return namesIn(join(home, "jobs")).filter((name) => !name.startsWith("."));
}

/** The newest revision of a record; null if there is none yet. */
export function readRecord(home: string, id: string): Message | null {
  const folder = join(home, "jobs", id);
  const newest = namesIn(folder).findLast((name) => /^r\d{8}\.json$/u.test(name));
  return newest === undefined ? null : JSON.parse(readFileSync(join(folder, newest), "utf8"));
}

/** True if the log of a job has an event of this type. */
export function hasEvent(home: string, id: string, type: string): boolean {
  return eventsOf(home, id).some((event) => event["type"] === type);
}

/** The events of a job, oldest first; a line that is being written counts not yet. */
export function eventsOf(home: string, id: string): Message[] {
  const path = join(home, "jobs", id, "events.jsonl");
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
