// What a hook says: what its words are told of the surroundings, up to the note in the record that an end was told.

import { isEnded, type JobRecord } from "../../core/job/record.ts";
import type { Telling } from "../../core/telling/standing.ts";
import { updateJob } from "../../io/job-store.ts";
import { answerLine } from "../read/answer-line.ts";
import { storedGroup } from "../read/group.ts";
import { readReview } from "../read/review.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { isWatched } from "./watchers.ts";

/** What a hook prints; `remember` is to be called when it is printed. */
export interface Utterance {
  readonly text: string;
  readonly remember: () => void;
}

/** The channels by which an end is told. */
type Channel = "agent-return" | "monitor" | "sweep" | "bash";

/** An utterance that others may be added to, but not about the same jobs. */
export interface Part extends Utterance {
  readonly about: readonly string[];
}

/** Nothing to say. */
export const SILENCE: Part = { text: "", about: [], remember: () => {} };

/** What the words are told of the surroundings. */
export function telling(context: Context, companion: string): Telling {
  const isMonitored = context.sessionId !== null && isWatched(context, context.sessionId);
  const answerOf = (id: string) => answerLine(context, id);
  const reviewOf = (id: string) => {
    const record = recordOf(context, id);
    return record === null ? null : readReview(context, record);
  };
  const { sessionId } = context;
  return {
    companion,
    now: context.now(),
    sessionId,
    isMonitored,
    answerOf,
    placeOf: () => null,
    groupOf: (id) => storedGroup(context, id),
    reviewOf,
  };
}

/** Adds to the ended ones that they were told; of the others the end is still to be told. */
export function remember(context: Context, records: readonly JobRecord[], channel: Channel): void {
  const { sessionId } = context;
  for (const record of records.filter(isEnded))
    updateJob(context.home, record.id, { type: "told", channel, sessionId, at: context.now() });
}
