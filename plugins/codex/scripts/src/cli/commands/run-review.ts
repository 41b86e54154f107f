// Runs a review of either kind: finds what is to be reviewed, and hands it to Codex as a job.

import type { Context } from "../../app/scope/context.ts";
import type { ReviewTarget } from "../../core/review/findings.ts";
import { sizeWords } from "../../core/review/target-words.ts";
import type { Arguments } from "../arguments.ts";
import { EXIT } from "../errors.ts";
import type { Output } from "../output.ts";
import { type ReviewKind, readReview } from "../review-order.ts";
import { handToCodex } from "./hand-to-codex.ts";

// What is larger takes its time.
const SMALL = { files: 10, lines: 500 };

/** The help on what every review takes. */
export const REVIEW_OPTIONS = `  --scope SCOPE        auto (the default): the working tree if anything in it is staged, unstaged or untracked, else the
                       branch; working-tree; branch: since it parted from --base, else from origin/HEAD, main or
                       master, with the uncommitted changes if there are any
  --base REF           the branch or commit to compare with
  --commit SHA         one commit
  --job JOB            what an earlier job changed
  --check-findings     a second turn tries to refute each finding
  --background         return as soon as a worker has the job
  --wait               wait for its end (the default)
  --model M            the model, instead of the one you configured
  --effort E           the reasoning effort, instead of the one you configured
  --timeout DUR        end the job after this time (90s, 10m, 2h)
  --retry auto|never   try again what another attempt may mend (the default)
  --ignore-gate        start it though an incident has closed its lane (see incidents), or the drift gate is closed
  --on NAME            run it by this executor of your policy, such as a cluster, instead of on this machine (local)
  --handover-after DUR let the job go on in the background after this time; default 110s inside Claude Code, else never
  --cwd DIR            the folder to work in
  --json               one JSON value on stdout

Codex may look but not write. Exit codes: 0 reviewed, whatever the verdict, dispatched, or nothing to review; 1 failed or
cancelled; 2 usage, no such commit; 3 nothing could be started.
`;

/** Runs one; with nothing to review it says so, and starts nothing. */
export async function runReview(
  kind: ReviewKind,
  parsed: Arguments,
  context: Context,
  output: Output,
): Promise<number> {
  const read = await readReview(kind, parsed, context);
  if (read.kind === "nothing") {
    output.answer({ jobId: null, status: "nothing", message: read.message });
    output.say(read.message);
    return EXIT.ok;
  }
  const { cwd, order } = read;
  const target = order.request.review?.target;
  if (target !== undefined && !parsed.has("background") && isLarge(target))
    output.note(
      `codex-companion: There is much to review${sizeWords(target)}; with --background this call returns at once.`,
    );
  return handToCodex(parsed, { ...context, cwd }, output, order);
}

function isLarge({ files, insertions, deletions }: ReviewTarget): boolean {
  return (files ?? Infinity) > SMALL.files || (insertions ?? Infinity) + (deletions ?? 0) > SMALL.lines;
}
