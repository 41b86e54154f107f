// review: Codex's own reviewer, as a job.

import type { Command } from "../command.ts";
import { REVIEW_FLAGS } from "../review-order.ts";
import { refusedSentinel } from "./hand-to-codex.ts";
import { REVIEW_OPTIONS, runReview } from "./run-review.ts";

export const command: Command = {
  help: `Usage: codex-companion review [options]

Has Codex's own reviewer look at changes in this repository. The findings come with their places looked up.

${REVIEW_OPTIONS}
Examples:
  codex-companion review
  codex-companion review --base main --background
  codex-companion review --job ID --check-findings
`,
  flags: REVIEW_FLAGS,
  lastWords: refusedSentinel,
  run: (parsed, context, output) => runReview("review", parsed, context, output),
};
