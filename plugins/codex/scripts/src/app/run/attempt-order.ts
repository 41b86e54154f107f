// What is asked of Codex in one attempt, or why nothing can be.

import { type Failure, failure } from "../../core/failure/kinds.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { requestNow } from "../../core/job/request.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import { readStoredPrompt } from "../../io/job-files.ts";
import { namedImage } from "../dispatch/named-files.ts";
import { locationFailure } from "../dispatch/preflight.ts";
import { takeBaseline } from "../end/baseline.ts";
import type { Context } from "../scope/context.ts";
import type { AttemptPlan } from "./attempt.ts";
import { isAlone } from "./clear-up.ts";
import type { CodexOrder } from "./codex-order.ts";
import { copyTrustOf } from "./copy-trust.ts";
import { networkLimitMs } from "./network-limit.ts";
import type { RunnerEvents, RunTarget } from "./runner-events.ts";
import { folderProblem } from "./turn-folder.ts";
import { threadSettingsOf } from "./work-of.ts";

/** What the second attempt is told to record beyond the first. */
const MORE_WORDS: Readonly<Record<string, string>> = { RUST_BACKTRACE: "1", RUST_LOG: "warn" };

type NotStarted = Extract<RunEnd, { type: "not_started" }>;

interface Turn {
  readonly type: "ready";
  readonly program: string;
  readonly prompt: string;
}

/** The program and the prompt of the turn, or why it cannot be started. */
export function turnFor(
  context: Context,
  record: RunningJob,
  plan: AttemptPlan,
  { location }: RunTarget,
): Turn | NotStarted {
  const { id, cwd, request } = record;
  const type = "not_started";
  const problem = folderProblem(record);
  if (problem !== null) return { type, failure: problem, raw_exit_code: 1, basis: "probe" };
  if (location.kind !== "found") return { type, ...locationFailure(location), basis: "probe" };
  const image = plan.prompt === null ? imageFailure(cwd, request) : null;
  if (image !== null) return { type, failure: image, raw_exit_code: 1 };
  const prompt = plan.prompt ?? readStoredPrompt(context.home, id);
  if (prompt !== null) return { type: "ready", program: location.path, prompt };
  return { type, failure: failure("launch_failed", "The stored prompt is gone."), raw_exit_code: 1 };
}

/** Codex would go on without an image that it cannot read. */
function imageFailure(cwd: string, { images = [] }: RunningJob["request"]): Failure | null {
  for (const path of images) {
    const image = namedImage(cwd, path);
    if ("why" in image)
      return failure(
        "payload_invalid",
        `Could not hand over the image "${path}": ${image.why}.`,
        "Start it again with an image that is there.",
      );
  }
  return null;
}

/** How the turn is to be run. */
export function orderFor(
  context: Context,
  record: RunningJob,
  plan: AttemptPlan,
  turn: Pick<CodexOrder, "program" | "work" | "gitFolders" | "env" | "takeWords">,
  events: RunnerEvents,
): CodexOrder {
  const { cwd, title } = record;
  const request = requestNow(record);
  return {
    ...turn,
    cwd,
    request: { ...request, resumeOf: plan.threadId ?? request.resumeOf, timeoutMs: plan.limitMs },
    title,
    threadSettings: threadSettingsOf(record),
    ...copyTrustOf(record),
    turn: plan.turn,
    async prepare() {
      events.launched(); // Only now: what it says takes longer to gather than Codex to launch.
      if (plan.number === 1) await takeBaseline(context, record);
    },
    isAlone: (threadId, codexPid) => isAlone(record, threadId, codexPid),
    stop: plan.stop,
    networkLimitMs: networkLimitMs(context),
  };
}

/** The variables by which this attempt records more; the user's own stay as they are. */
export function moreWords({ env }: Context, { diagnostics }: AttemptPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(MORE_WORDS).filter(([name]) => diagnostics && env[name] === undefined));
}
