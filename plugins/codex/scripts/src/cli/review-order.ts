// The order of a review, from its flags and words.

import type { Order } from "../app/dispatch/new-record.ts";
import { smallDiff } from "../app/reviews/small-diff.ts";
import { type FoundTarget, findTarget, type TargetWanted } from "../app/reviews/target.ts";
import type { Context } from "../app/scope/context.ts";
import { reviewPrompt } from "../core/review/prompt.ts";
import { targetWords } from "../core/review/target-words.ts";
import { type Arguments, type Flags, forbidTogether, nonEmpty } from "./arguments.ts";
import { jobOrThrow } from "./commands/job.ts";
import { usageError } from "./errors.ts";
import { readExecutor } from "./executor-flag.ts";
import { modelOf, readRetry } from "./order.ts";
import { readPrompt } from "./prompt.ts";

/** A kind of review. */
export type ReviewKind = "review" | "adversarial-review";

/** A review as its command line has it, in the folder where it runs; or that there is nothing to review. */
export type ReadReview =
  | { readonly kind: "order"; readonly cwd: string; readonly order: Order }
  | Extract<FoundTarget, { kind: "nothing" }>;

/** The flags of every review. */
export const REVIEW_FLAGS = {
  scope: { type: "string" },
  base: { type: "string" },
  commit: { type: "string" },
  job: { type: "string" },
  background: { type: "boolean" },
  wait: { type: "boolean" },
  model: { type: "string" },
  effort: { type: "string" },
  timeout: { type: "string" },
  retry: { type: "string" },
  "check-findings": { type: "boolean" },
  "handover-after": { type: "string" },
  "ignore-gate": { type: "boolean" },
  on: { type: "string" },
} as const satisfies Flags;

const SCOPES = ["auto", "working-tree", "branch"] as const;

/** The order that flags and words make. Throws a usage error for what contradicts itself, and if a ref names nothing. */
export async function readReview(kind: ReviewKind, parsed: Arguments, context: Context): Promise<ReadReview> {
  const scope = readScope(parsed);
  const common = commonRequest(parsed);
  const executor = readExecutor(parsed, context);
  const focus = await readFocus(kind, parsed, context.cwd);
  const reference = nonEmpty(parsed, "job");
  const job = reference === null ? null : await jobOrThrow(context, reference);
  const cwd = job === null || parsed.has("cwd") ? context.cwd : job.cwd;
  const wanted: TargetWanted = { scope, base: parsed.text("base"), commit: parsed.text("commit"), job };
  const here = { ...context, cwd };
  const found = await findTarget(here, wanted);
  if (found.kind === "refused") throw usageError(found.message, found.hint);
  if (found.kind === "nothing") return found;
  const { kind: _, ...ordered } = found;
  const title = `${kind === "review" ? "Review" : "Adversarial review"} of ${targetWords(ordered.target)}`;
  const prompt =
    focus === null ? title : reviewPrompt({ ...ordered, focus, diff: await smallDiff(here, ordered), readWith: null });
  const review = { ...ordered, checkFindings: parsed.has("check-findings") };
  const ignoreGate = parsed.has("ignore-gate");
  const elsewhere = executor === null ? {} : { executor };
  return {
    kind: "order",
    cwd,
    order: { kind, title, prompt, ignoreGate, ...elsewhere, request: { ...common, review } },
  };
}

function readScope(parsed: Arguments): TargetWanted["scope"] {
  forbidTogether(
    parsed,
    ["background", "wait"],
    ["base", "commit"],
    ["base", "job"],
    ["commit", "job"],
    ["scope", "commit"],
    ["scope", "job"],
  );
  const text = parsed.text("scope") ?? "auto";
  const scope = SCOPES.find((known) => known === text);
  if (scope === undefined) throw usageError(`Could not use --scope "${text}": it is none of ${SCOPES.join(", ")}.`);
  if (scope === "working-tree" && parsed.has("base"))
    throw usageError("Could not use --base with --scope working-tree: they contradict each other.");
  return scope;
}

/** A review never writes. */
function commonRequest(parsed: Arguments): Omit<Order["request"], "review"> {
  return {
    ...{ write: false, sandbox: null, allowCommit: false, verify: null, resumeOf: null },
    model: modelOf(parsed),
    effort: nonEmpty(parsed, "effort"),
    timeoutMs: parsed.duration("timeout"),
    retry: readRetry(parsed),
  };
}

/** What the user wants looked at above all; null for Codex's own reviewer, which takes no words. */
async function readFocus(kind: ReviewKind, parsed: Arguments, cwd: string): Promise<string | null> {
  if (kind === "adversarial-review") return readPrompt(parsed, cwd);
  const [word] = parsed.words;
  if (word === undefined) return null;
  throw usageError(`Could not use "${word}": review takes no words.`, "adversarial-review takes a focus.");
}
