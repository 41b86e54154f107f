// Who gets the one try that a closed lane allows when its time has come: of those that are parked for it, the oldest.

import type { Incident } from "../incident.ts";
import type { JobRecord } from "../job/record.ts";
import { startTermsOf } from "../job/request.ts";

/** True for a job that is parked until this incident may be tried: until its lane opens, or until its limit is reset. */
export function isParkedFor(
  record: JobRecord,
  { fingerprint, resetAt }: Pick<Incident, "fingerprint" | "resetAt">,
): boolean {
  if (record.status !== "waiting" || record.stopping !== null || record.waiting === null) return false;
  const { waiting } = record;
  if (waiting.reason === "lane") return waiting.detail.fingerprint === fingerprint;
  if (waiting.reason !== "time" || !startTermsOf(record).parks || resetAt === null) return false;
  return waiting.opensAt !== null && Date.parse(waiting.opensAt) === Date.parse(resetAt);
}
