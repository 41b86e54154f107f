// By which rule a failure got its kind, and what follows from the kind, in words.

import type { Basis } from "../failure/classify.ts";
import { type FailureKind, factsOf } from "../failure/kinds.ts";
import { inLine } from "../text.ts";
import type { LaunchFacts } from "./launch.ts";

const MOST_RULE = 60;

const BASES: Readonly<Record<Exclude<Basis, "exit">, string>> = {
  structured: "the name that Codex itself gave the error",
  status: "the HTTP status that Codex reported",
  retry: "the last error after which Codex tried again by itself",
  text: "the text of Codex's own error",
  probe: "a look at Codex before it was started",
};

/** The kinds that our own limits and checks give. */
const OWN: Readonly<Partial<Record<FailureKind, string>>> = {
  cwd_missing: "its folder did not exist",
  timeout: "it did not end within its time limit",
  launch_failed: "its worker did not start, or could not prepare the turn",
  worker_lost: "its worker was gone before it had published an end",
  protocol_error: "Codex said something that could not be understood, or ended without a reason",
  no_result: "its turn ended with neither a message nor a change",
  verify_failed: "the check ended with another exit code than 0, or its last message is not by its --output-schema",
  stalled: "for too long Codex reported nothing, and nothing that it had started was at work",
  prepare_failed: "the command of --prepare failed",
  dependency_failed: "a job that it was to come after did not complete",
  disk_full: "the disk that holds its state is full",
  payload_invalid: "its task text cannot be given to Codex",
  route_not_allowed: "a policy does not allow its route",
};

/** What named a failure, to be read behind "by": a rule and what that rests on, the companion itself, or nothing. */
export function namedBy(kind: string, { rule, basis }: Pick<LaunchFacts, "rule" | "basis">): string {
  if (basis === "exit") return "no rule: only the way it ended is known";
  const base = Object.entries(BASES).find(([word]) => word === basis)?.[1];
  if (base !== undefined) return `${base}${rule === null ? "" : ` (rule ${inLine(rule, MOST_RULE)})`}`;
  const own = Object.entries(OWN).find(([known]) => known === kind)?.[1];
  return own === undefined ? "a rule that its log does not tell" : `the companion itself: ${own}`;
}

/** The same as a sentence. */
export function ruleWords(kind: string, named: Pick<LaunchFacts, "rule" | "basis">): string {
  return `It is called ${kind} by ${namedBy(kind, named)}.`;
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
