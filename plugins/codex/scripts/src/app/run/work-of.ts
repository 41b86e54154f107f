// What Codex is asked for in a job, by the job's kind. No other file of the run asks for the kind.

import type { ThreadWanted, Work } from "../../core/codex/requests.ts";
import type { SandboxPolicy } from "../../core/codex/sandbox.ts";
import { kindFacts } from "../../core/job/kinds.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { requestNow } from "../../core/job/request.ts";
import { nativeTarget } from "../../core/review/native-target.ts";
import { REVIEW_SCHEMA } from "../../core/review/schema.ts";

type Ordered = Pick<RunningJob, "kind" | "request" | "rerouted">;

/**
 * The work of a turn with this prompt. A native review has no prompt; it begins anew where a turn would go on. `goesOn`: the
 * thread has the job's own prompt, and its images, already.
 */
export function workOf(job: Ordered, prompt: string, sandbox: SandboxPolicy, goesOn = false): Work {
  const { effort, review, images = [], outputSchema } = requestNow(job);
  switch (kindFacts(job.kind).asks) {
    case "native_review":
      if (review === undefined) throw new Error("Could not start the review: its record names no target.");
      return { review: { target: nativeTarget(review) } };
    case "reviewing_turn":
      return { turn: { prompt, sandbox, effort, outputSchema: REVIEW_SCHEMA } };
    case "turn":
      return {
        turn: {
          ...{ prompt, sandbox, effort },
          ...(goesOn || images.length === 0 ? {} : { images }),
          ...(outputSchema === undefined ? {} : { outputSchema: outputSchema.schema }),
        },
      };
  }
}

/** The settings of a thread: those of `--config`; of a native review its route, because `review/start` takes neither a model nor an effort. */
export function threadSettingsOf(job: Ordered): Pick<ThreadWanted, "config"> {
  const { model, effort, config } = requestNow(job);
  if (config !== undefined) return { config };
  if (kindFacts(job.kind).asks !== "native_review" || (model === null && effort === null)) return {};
  return {
    config: {
      ...(model === null ? {} : { review_model: model }),
      ...(effort === null ? {} : { model_reasoning_effort: effort }),
    },
  };
}
