// Incidents: `incidents/<fingerprint>.jsonl`, to which lines are only ever appended, each with one write.
// So there is nothing to read, change and write back: no writer can overwrite another's line, and one that is killed has
// written its line or not. What an incident is, its lines add up to (`core/incident.ts`), the same for every reader.

import { join } from "node:path";
import type { Route } from "../core/allowed.ts";
import { isFingerprint } from "../core/failure/fingerprint.ts";
import { isOfLogin } from "../core/failure/kinds.ts";
import { foldIncident, type Incident } from "../core/incident.ts";
import { decodeIncidentLine, type IncidentLine } from "../core/incident-line.ts";
import { hintsIn, removeIfPresent } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { appendLine, piecesFrom } from "./lines.ts";
import { unlessFaulty } from "./regular-file.ts";

const VERSION = 1;
const SUFFIX = ".jsonl";

/** An incident as its lines tell it; null if there is none that can be read. */
export function readIncident(home: string, fingerprint: string): Incident | null {
  const read = readLines(home, fingerprint);
  return "reason" in read ? null : read;
}

function linesOf(home: string, fingerprint: string): readonly IncidentLine[] {
  const objects = [...piecesFrom(pathOf(home, fingerprint))].flatMap((piece) => piece.objects);
  return objects.map(decodeIncidentLine).filter((line) => line !== null);
}

function readLines(home: string, fingerprint: string): Incident | UnreadableIncident {
  const fail = (reason: string) => ({ id: fingerprint, reason });
  return unlessFaulty<Incident | UnreadableIncident>(
    () => foldIncident(fingerprint, linesOf(home, fingerprint)) ?? fail("no line of its file opens it"),
    (fault) => fail(`its file ${fault}`),
  );
}

/** The fingerprint of an incident that cannot be read, and why not. */
export interface UnreadableIncident {
  readonly id: string;
  readonly reason: string;
}

/** All incidents, closed ones included, and those that cannot be read. */
export interface StoredIncidents {
  readonly incidents: readonly Incident[];
  readonly unreadable: readonly UnreadableIncident[];
}

/** Reads them all; one folder listing if there are none. */
export function readIncidents(home: string): StoredIncidents {
  const read = listFingerprints(home).map((fingerprint) => readLines(home, fingerprint));
  return {
    incidents: read.flatMap((each) => ("reason" in each ? [] : [each])),
    unreadable: read.flatMap((each) => ("reason" in each ? [each] : [])),
  };
}

/** A task that was refused before it was a job, under whatever incident, closed ones included. */
export interface KnownRefusal {
  readonly at: string;
  /** Null if the failure was of the login, and so of no route. */
  readonly route: Route | null;
}

/** Every refused task that is still known of. */
export function readRefusals(home: string): readonly KnownRefusal[] {
  return listFingerprints(home).flatMap((fingerprint) => {
    let route: Route | null = null;
    return linesOf(home, fingerprint).flatMap((line) => {
      if (line.type === "failed") route = isOfLogin(line) ? null : line.lane.route;
      return "task" in line && line.task !== undefined ? [{ at: line.at, route }] : [];
    });
  });
}

/** Appends a line to an incident; the first one makes it. */
export function appendToIncident(home: string, fingerprint: string, line: IncidentLine): void {
  makePrivateFolder(folderOf(home));
  appendLine(pathOf(home, fingerprint), { version: VERSION, ...line });
}

/** Removes an incident. */
export function removeIncident(home: string, fingerprint: string): void {
  removeIfPresent(pathOf(home, fingerprint));
}

function listFingerprints(home: string): readonly string[] {
  return hintsIn(folderOf(home))
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .filter(isFingerprint)
    .sort();
}

function folderOf(home: string): string {
  return join(home, "incidents");
}

function pathOf(home: string, fingerprint: string): string {
  return join(folderOf(home), `${fingerprint}${SUFFIX}`);
}
