// The open incidents, and how the user closes one.

import { isOfLogin } from "../../core/failure/kinds.ts";
import type { Incident } from "../../core/incident.ts";
import { appendToIncident, readIncident, readIncidents, type UnreadableIncident } from "../../io/incident-store.ts";
import { workerLogPath } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";
import { openIncidents } from "./incidents.ts";

/** What a fingerprint, or the beginning of one, led to; the candidates are open ones. */
export type Resolution =
  | { readonly kind: "resolved"; readonly incident: Incident }
  | { readonly kind: "none" }
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[] };

/** The open incidents, the newest failure first; of one workspace and of the login, or all. */
export function listIncidents(context: Context, workspaceRoot: string | null): readonly Incident[] {
  return openIncidents(context)
    .filter(
      (incident) => workspaceRoot === null || isOfLogin(incident) || incident.lane.workspaceRoot === workspaceRoot,
    )
    .toSorted((a, b) => (a.lastFailureAt < b.lastFailureAt ? 1 : -1));
}

/** The path of the log of the newest job that an incident hit; null if it hit none. */
export function newestLogOf(context: Context, { jobs: [newest] }: Incident): string | null {
  return newest === undefined ? null : workerLogPath(context.home, newest);
}

/** The incidents whose files cannot be read, by their fingerprints. */
export function listUnreadable(context: Context): readonly UnreadableIncident[] {
  return readIncidents(context.home).unreadable;
}

/** Closes the open incident that a fingerprint or a prefix of it names. */
export function resolveIncident(context: Context, reference: string): Resolution {
  const fitting = openIncidents(context).filter(({ fingerprint }) => fingerprint.startsWith(reference));
  const [incident, another] = fitting;
  if (incident === undefined || reference === "") return { kind: "none" };
  if (another !== undefined) return { kind: "ambiguous", candidates: fitting.map(({ fingerprint }) => fingerprint) };
  const closed = { type: "closed", at: context.now(), cause: "resolved", jobId: null } as const;
  appendToIncident(context.home, incident.fingerprint, closed);
  return { kind: "resolved", incident: readIncident(context.home, incident.fingerprint) ?? incident };
}
