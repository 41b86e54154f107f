// adversarial-review: a review that questions the approach, as a job.

import type { Command } from "../command.ts";
import { REVIEW_FLAGS } from "../review-order.ts";
import { refusedSentinel } from "./hand-to-codex.ts";
import { REVIEW_OPTIONS, runReview } from "./run-review.ts";

export const command: Command = {
  help: `Usage: codex-companion adversarial-review [options] [--] [FOCUS…]

Has Codex question changes in this repository: their approach, their assumptions, and where they break. What is to be
looked at above all comes from the words, a file or stdin; it may be left out.

  --prompt-file PATH   read the focus from a file; - is stdin
${REVIEW_OPTIONS}
Examples:
  codex-companion adversarial-review 'can two writers race here?'
  codex-companion adversarial-review --base main --background
`,
  flags: { ...REVIEW_FLAGS, "prompt-file": { type: "string" } },
  takesText: true,
  lastWords: refusedSentinel,
  run: (parsed, context, output) => runReview("adversarial-review", parsed, context, output),
};
