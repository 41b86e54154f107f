// Observes a job from outside until it ends. It changes nothing: killed, the observer costs nothing.

import { type EndedJob, isEnded, type JobRecord } from "../../core/job/record.ts";
import type { JsonObject } from "../../core/json.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { eventsFrom } from "../../io/job-files.ts";
import { jobFolder, readJob } from "../../io/job-store.ts";
import type { Piece } from "../../io/lines.ts";
import { faultOf } from "../../io/regular-file.ts";
import { isFolder } from "../../io/workspace.ts";
import { reconcile } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";

/** How the watching ended: the job did, the time was up with the job as it was then, or the record was lost. */
export type Observation =
  | { readonly kind: "ended"; readonly record: EndedJob }
  | { readonly kind: "time_up"; readonly record: JobRecord }
  | { readonly kind: "gone"; readonly reason: string };

/** What the observer wants; `onEvents` gets the new lines of the event log as they come. */
export interface Watching {
  readonly timeoutMs?: number;
  readonly onEvents?: (lines: readonly JsonObject[]) => void | Promise<void>;
}

function whyAbsent({ home }: Context): string {
  return isFolder(home) ? "it was removed" : `the state home "${home}" was removed`;
}

/** A log that cannot be read ends nothing but its own telling. */
function* readableEvents(context: Context, id: string, offset: number): Generator<Piece, void> {
  try {
    yield* eventsFrom(context.home, id, offset);
  } catch (error) {
    if (faultOf(error) === null) throw error;
  }
}

/** Waits until the job has ended, its worker is gone (it is settled then), or the time is up. */
export async function observe(context: Context, record: JobRecord, watching: Watching): Promise<Observation> {
  let latest = record;
  let offset = 0;
  const followEvents = async () => {
    if (watching.onEvents === undefined) return;
    for (const piece of readableEvents(context, record.id, offset)) {
      offset = piece.next;
      if (piece.objects.length > 0) await watching.onEvents(piece.objects);
    }
  };
  const look = async (): Promise<Observation | undefined> => {
    const read = readJob(context.home, record.id);
    if (read.kind === "absent") return { kind: "gone", reason: whyAbsent(context) };
    if (read.kind === "unreadable") return { kind: "gone", reason: read.reason };
    latest = await reconcile(context, read.record);
    await followEvents();
    if (isForeignAndLeft(latest)) return { kind: "time_up", record: latest };
    return isEnded(latest) ? { kind: "ended", record: latest } : undefined;
  };
  const folders = [jobFolder(context.home, record.id)];
  const timeoutMs = watching.timeoutMs ?? Number.POSITIVE_INFINITY;
  return (await waitUntil({ folders, look, timeoutMs })) ?? { kind: "time_up", record: latest };
}

/** A later program's job that nobody is known to work at: what it will become, this program would not see. */
function isForeignAndLeft(record: JobRecord): boolean {
  return (
    record.status === "foreign" && (record.worker === null || executorOf(record).liveness(record.worker) === "gone")
  );
}
