// By which rule a failure got its kind, and what follows from the kind, in words.

import type { Basis } from "../failure/classify.ts";
import { type FailureKind, factsOf } from "../failure/kinds.ts";
import { type JsonObject, stringField } from "../json.ts";

const BASES: Readonly<Record<Basis, string>> = {
  structured: "the name that Codex itself gave the error",
  status: "the HTTP status that Codex reported",
  retry: "the last error after which Codex tried again by itself",
  text: "the text of Codex's own error",
  exit: "the way in which Codex's process ended, because nothing named the cause",
  probe: "a look at Codex before it was started",
};

/** The kinds that our own limits and checks give. */
const OWN: Readonly<Partial<Record<FailureKind, string>>> = {
  cwd_missing: "its folder did not exist",
  timeout: "it did not end within its time limit",
  launch_failed: "no worker claimed it in time",
  worker_lost: "its worker was gone before it had published an end",
  protocol_error: "Codex said something that could not be understood, or ended without a reason",
  no_result: "its turn ended with neither a message nor a change",
  verify_failed: "the check ended with another exit code than 0",
  stalled: "for too long Codex reported nothing, and nothing that it had started was at work",
  prepare_failed: "the command of --prepare failed",
  dependency_failed: "a job that it was to come after did not complete",
  disk_full: "the disk that holds its state is full",
  payload_invalid: "its task text cannot be given to Codex",
  route_not_allowed: "a policy does not allow its route",
};

/** The rule by which a failure was named: by its event in the log, else by what its kind says; null if neither tells. */
export function ruleWords(kind: string, classified: JsonObject | null): string | null {
  const basis = Object.entries(BASES).find(([word]) => word === classified?.["basis"])?.[1];
  const rule = classified === null ? null : stringField(classified, "rule");
  if (basis !== undefined) return `It is called ${kind} by ${basis}${rule === null ? "" : ` (rule ${rule})`}.`;
  const own = Object.entries(OWN).find(([known]) => known === kind)?.[1];
  return own === undefined ? null : `It is called ${kind} because ${own}.`;
}

/** Whether such a failure is tried again, and whom it keeps out. */
export function consequenceWords(kind: FailureKind): readonly string[] {
  const { retry, scope } = factsOf(kind);
  const again = {
    never: `A failure of this kind is never tried again by itself.`,
    backoff: "A failure of this kind is tried again after growing pauses, three attempts in all.",
    once:
      kind === "timeout"
        ? "A timeout is tried again once, with a larger limit, if --retry auto was given."
        : "A failure of this kind is tried again once.",
  }[retry];
  const kept = {
    none: [],
    payload: ["It keeps the same task out of its lane; others pass."],
    lane: ["It closes its lane for every job."],
  }[scope];
  return [again, ...kept];
}
