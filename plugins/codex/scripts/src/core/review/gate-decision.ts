// What the stop gate does when the client wants to stop: it blocks over findings that are severe enough and whose place
// exists, for so many rounds and no more. A review that did not come about never blocks. Contract section 9.

import { plural } from "../outcome/work-words.ts";
import { cut, quote } from "../telling/quote.ts";
import { bySeverity, isAtLeast, type Review, type ReviewFinding, type Severity } from "./findings.ts";
import { countWords, fitting, placeWords } from "./review-words.ts";

/** What the gate is set to. */
export interface GateSettings {
  readonly blockOn: Severity;
  /** At least 1. */
  readonly maxRounds: number;
}

/** What became of the review: nothing had changed, it was made, or it was not, with the reason as a sentence without its full stop. */
export type GateReview =
  | { readonly kind: "unchanged" }
  | { readonly kind: "reviewed"; readonly review: Review; readonly jobId: string }
  | { readonly kind: "not_reviewed"; readonly why: string };

/** `message` is for the user, in one line; null: nothing is said. `rounds` is what is to be stored. */
export type GateDecision =
  | { readonly action: "block"; readonly reason: string; readonly rounds: number }
  | { readonly action: "pass"; readonly message: string | null; readonly rounds: number };

/** What every reason names. */
export const WAY_OUT = "setup --disable-review-gate";
const MOST_REASON = 8_000;
const MOST_MESSAGE = 500;
const MOST_BODY = 600;

/** True if another review may still block. If not, none needs to be made: the client is let go. */
export function mayBlockAgain(rounds: number, { maxRounds }: GateSettings): boolean {
  return rounds < maxRounds;
}

/** The findings that block. One that the check refuted does not. */
export function blockingFindings({ findings }: Review, blockOn: Severity): readonly ReviewFinding[] {
  const severe = findings.filter((each) => isAtLeast(each, blockOn) && each.location === "exact");
  return bySeverity(severe.filter(({ check }) => check !== "refuted"));
}

/**
 * Decides. `rounds` is how often the gate has blocked since the user's last prompt; `companion` is how the companion is
 * called in a shell.
 */
export function decideGate(what: GateReview, settings: GateSettings, rounds: number, companion: string): GateDecision {
  const pass = (message: string | null): GateDecision => {
    return { action: "pass", message: message === null ? null : oneLineOf(message), rounds };
  };
  if (what.kind === "unchanged") return pass(null);
  if (what.kind === "not_reviewed") return pass(notReviewed(what.why, companion));
  const { review, jobId } = what;
  if (review.verdict === "unparsed")
    return pass(notReviewed(`the answer of review ${jobId} could not be read`, companion));
  const blocking = blockingFindings(review, settings.blockOn);
  if (blocking.length === 0) return pass(nothingBlocks(review, jobId, companion));
  if (!mayBlockAgain(rounds, settings)) return pass(leftOver(blocking.length, jobId, settings, companion));
  return { action: "block", reason: reasonFor(blocking, jobId, settings, rounds + 1, companion), rounds: rounds + 1 };
}

function notReviewed(why: string, companion: string): string {
  return `Codex's review gate: these changes were not reviewed: ${why}. To switch the gate off: ${companion} ${WAY_OUT}`;
}

/** Findings that do not block are still told, because nobody else tells the end of this review. */
function nothingBlocks({ findings }: Review, jobId: string, companion: string): string | null {
  if (findings.length === 0) return null;
  return `Codex's review gate has ${countWords(findings)}; none of them blocks: ${companion} result ${jobId}`;
}

function leftOver(count: number, jobId: string, { maxRounds }: GateSettings, companion: string): string {
  return `Codex's review gate lets go after ${plural(maxRounds, "round")} with ${plural(count, "finding")} left: ${companion} result ${jobId}. To switch the gate off: ${companion} ${WAY_OUT}`;
}

function reasonFor(
  blocking: readonly ReviewFinding[],
  jobId: string,
  { blockOn, maxRounds }: GateSettings,
  round: number,
  companion: string,
): string {
  const head = `Codex's review ${jobId} of what changed since the last prompt has ${plural(blocking.length, "finding")} of severity ${blockOn} or worse (round ${round} of ${maxRounds}). The quoted words are the reviewer's.`;
  const tail = `All of it: ${companion} result ${jobId}. A finding that is wrong may be left, with the reason said. To switch the gate off: ${companion} ${WAY_OUT}`;
  const room = MOST_REASON - head.length - tail.length - 40;
  const items = fitting(blocking, room, (finding) => {
    return `- ${placeWords(finding)} ${finding.severity} ${finding.id}: ${quote(finding.title, 200)}. ${quote(finding.body, MOST_BODY)}`;
  });
  const rest = blocking.length > items.length ? [`- and ${blocking.length - items.length} more`] : [];
  return [head, ...items, ...rest, tail].join("\n");
}

function oneLineOf(message: string): string {
  return cut(message.replaceAll(/\s+/g, " "), MOST_MESSAGE);
}
