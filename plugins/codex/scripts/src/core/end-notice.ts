// What the user's own command (`notify` in the policy) is told of the end of a job. Format: `docs/formats/end-notice.md`.

import { kindFacts } from "./job/kinds.ts";
import { type EndedJob, isOfStopGate } from "./job/record.ts";
import { type WorkWord, workWord } from "./outcome/work.ts";
import { redactAll } from "./redact.ts";

const VERSION = 1;

/** One end; what is not known or does not apply is null. */
export interface EndNotice {
  readonly version: number;
  readonly id: string;
  readonly kind: string;
  readonly status: EndedJob["status"];
  /** One line each, the summary a longer one. */
  readonly title: string;
  readonly summary: string;
  readonly workspaceRoot: string;
  /** ISO 8601 UTC. */
  readonly completedAt: string;
  readonly failure: { readonly kind: string; readonly message: string } | null;
  readonly work: WorkWord;
  /** The id of the group that it was started with. */
  readonly group: string | null;
}

/** True if the user's command is told of this end: not of a canary, nor of a review of the stop gate, whose hook answers at once. */
export function isNotified(record: EndedJob): boolean {
  return kindFacts(record.kind).shown === "everywhere" && !isOfStopGate(record);
}

/** The notice of an end, with `[secret]` in place of each of these secrets and of what looks like one. */
export function endNotice(record: EndedJob, secrets: readonly string[]): EndNotice {
  const { id, kind, status, title, summary, workspaceRoot, completedAt, failure, evidence, group } = record;
  const notice = {
    version: VERSION,
    id,
    kind,
    status,
    title,
    summary,
    workspaceRoot,
    completedAt,
    failure: failure === null ? null : { kind: failure.kind, message: failure.message },
    work: workWord(evidence),
    group: group?.id ?? null,
  };
  return redactAll(notice, secrets);
}
