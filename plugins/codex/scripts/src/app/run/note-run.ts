// What a worker notes while Codex runs: the record, the event log, the places; and what it learns on its way.

import { eventLine } from "../../core/job/event-line.ts";
import type { RunningJob } from "../../core/job/record.ts";
import type { RouteChoice } from "../../core/job/request.ts";
import type { Evidence } from "../../core/outcome/work.ts";
import { noteUsageUpdate } from "../dispatch/plan-usage.ts";
import { gatherEvidence } from "../end/evidence.ts";
import { goneFolderOf, notePlaces } from "../end/places.ts";
import type { Context } from "../scope/context.ts";
import type { CodexListener } from "./codex-order.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** What was learnt of a run. */
export interface Noted {
  /** The thread that Codex opened, and the one in which a turn began. */
  readonly known: string | null;
  readonly begun: string | null;
  /** As Codex resolved it; null if no thread was opened. */
  readonly route: RouteChoice | null;
  /** Gathered while Codex was closing; null if something else of the job may still have been at work then. */
  readonly evidence: Promise<{ readonly evidence: Evidence }> | null;
  /** A folder of the job that was gone when the turn ended. */
  readonly goneFolder: string | null;
}

/** How a run is to be noted; `begun` is the thread in which an attempt before it had begun its turn, `witness` the folder of Git's own. */
export interface NotesOfRun {
  readonly begun: string | null;
  readonly witness: string | null;
  /** True if a timeout would be followed by another attempt. */
  readonly mayExceed: boolean;
  readonly notes: WorkerNotes;
}

/** The listener of a run, and what it has noted so far. */
export function noteRun(
  context: Context,
  record: RunningJob,
  { begun, witness, mayExceed, notes }: NotesOfRun,
): { readonly listener: CodexListener; noted(): Noted } {
  const by = record.worker;
  let noted: Noted = { known: null, begun, route: null, evidence: null, goneFolder: null };
  const listener: CodexListener = {
    onLearnt(phase, facts) {
      const known = facts.threadId ?? noted.known;
      const begun = facts.turnId ? known : noted.begun;
      noted = { ...noted, known, begun, route: facts.resolved ?? noted.route };
      notes.apply({ type: "learnt", by, phase, facts });
      if (facts.threadId) notes.note({ type: "thread", threadId: facts.threadId, ...facts.resolved });
    },
    onPlaces: (sandbox, roots) => notePlaces(context, record, sandbox, roots, witness),
    onNotification(notification) {
      if (notification.type === "plan_usage") return noteUsageUpdate(context, notification.usage);
      const line = eventLine(notes.clean(notification)); // Before it is shortened: half a secret would not be known.
      if (line !== null) notes.note(line);
    },
    onTokens: (total) => notes.note({ type: "tokens", total }),
    onRefused: (method) => notes.note({ type: "refused", method }),
    onStderr: (text) => notes.log(text),
    onEnd(end) {
      noted = { ...noted, goneFolder: goneFolderOf(context, record) };
      if (end.type !== "timeout" || mayExceed) return;
      notes.apply({ type: "stopping", cause: "timeout", by, at: context.now() });
    },
    onQuiet(turn) {
      const evidence = gatherEvidence(context, record, turn).then((evidence) => ({ evidence }));
      evidence.catch(() => {}); // Awaited once Codex is closed.
      noted = { ...noted, evidence };
      if (turn.end?.status === "completed" && turn.finalMessage !== "") notes.keep(turn.finalMessage);
    },
  };
  return { listener, noted: () => noted };
}
