// What the tests of the sentences share.

import type { Telling } from "../../../plugins/codex/scripts/src/core/telling/standing.ts";

/** Told to `s1` without a monitor, two hours after the records of `testing/sample-records.ts` have ended. */
export const TELLING: Telling = {
  companion: "/p/bin/codex-companion",
  now: "2026-03-01T12:05:00.123Z",
  sessionId: "s1",
  isMonitored: false,
  answerOf: () => null,
  placeOf: () => 2,
  groupOf: () => null,
  reviewOf: () => null,
};

/** How every context begins; captured are the id of the job or the group, undefined for none, and the word. */
export const OPENING =
  /^codex (?:(?:job|group) ((?:g-)?[0-9a-z]{8}-[0-9a-z]{5})|task): (complete|failed|cancelled|running|waiting|detached|contradicted|unconfirmed|ended)\b/;
