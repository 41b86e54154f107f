// apply: brings the work of an isolated job into the workspace.

import { type ApplyOrder, type ApplyOutcome, applyJob } from "../../app/copies/apply.ts";
import type { Context } from "../../app/scope/context.ts";
import { recordOf } from "../../app/scope/own-jobs.ts";
import { type Applied, isApplyForm } from "../../core/job/applied.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { type Arguments, jobReference } from "../arguments.ts";
import type { Command } from "../command.ts";
import { CommandError, EXIT, usageError } from "../errors.ts";
import { appliedText, conflictText, isInCopyOnly, leftText, settledText } from "../render/apply.ts";
import { jobOrThrow } from "./job.ts";

export const command: Command = {
  help: `Usage: codex-companion apply [JOB] [--as commits|changes] [--dry-run] [--again] [--cwd DIR] [--json]

Brings what an isolated job changed into your workspace, all or nothing. Each path is merged three ways: as it was when the
job began, as it stands in your workspace now, and as the job left it. So your own changes stay, committed or not, and only
lines that both changed stand in the way: then nothing is touched, the files are listed, and the exit code is 1. No hook and
no filter is run. Without JOB: the newest isolated job of this client here whose work is not applied yet.

  --as commits   what it committed becomes commits on top of HEAD, with their messages and authors and a trailer
                 Codex-Job; what it left uncommitted comes as uncommitted changes. The default if it made commits, and
                 changed nothing in them that was uncommitted when it began
  --as changes   all of it as uncommitted changes
  --dry-run      only say what would come
  --again        also if it was applied already

Examples:
  codex-companion apply ID --dry-run
  codex-companion apply ID
  codex-companion apply ID --as changes
`,
  flags: { as: { type: "string" }, "dry-run": { type: "boolean" }, again: { type: "boolean" } },
  async run(parsed, context, output) {
    const order = orderOf(parsed);
    const record = await jobToApply(context, jobReference(parsed), order);
    const outcome = await applyJob(context, record, order, (settled) => output.note(settledText(settled)));
    const job = recordOf(context, record.id) ?? record;
    const what = `Could not apply job "${record.id}" to "${record.workspaceRoot}"`;
    switch (outcome.kind) {
      case "refused": {
        const code = outcome.isEnvironment ? EXIT.environment : EXIT.jobFailed;
        const hint = `See codex-companion diff ${record.id}.`;
        throw new CommandError(
          outcome.isEnvironment ? "environment" : "not_applied",
          `${what}: ${outcome.why}.`,
          hint,
          code,
        );
      }
      case "left":
        throw new CommandError("not_applied", `${what}: ${leftText(outcome)}.`, "Look at them.", EXIT.jobFailed);
      case "finished":
        output.answer({ job, applied: true, ...shownForm(outcome.applied), conflicts: [] });
        output.say(`Job ${record.id} is applied.`);
        return EXIT.ok;
      case "conflicts":
        output.answer({ job, ...NOTHING, conflicts: outcome.conflicts });
        output.say(conflictText(record, outcome.conflicts, output.reader));
        return EXIT.jobFailed;
      default:
        output.answer({ job, applied: outcome.kind === "applied", ...answerOf(outcome.work), conflicts: [] });
        output.say(appliedText(record, outcome, output.reader));
        return isInCopyOnly(outcome.work) ? EXIT.jobFailed : EXIT.ok;
    }
  },
};

/** Of a group whose jobs nobody has chosen among, none is chosen here. */
async function jobToApply(context: Context, reference: string | null, { isAgain }: ApplyOrder): Promise<JobRecord> {
  const record = await jobOrThrow(context, reference, isAgain ? "to_apply_again" : "to_apply");
  if (reference !== null || record.group === undefined) return record;
  throw await (await import("./group.ts")).oneJobOnly(context, record.group.id);
}

const NOTHING = { applied: false, as: null, branch: null, commits: [] };

function answerOf({
  as,
  why,
  branch,
  commits,
  files,
  left,
  since,
  hooks,
}: Extract<ApplyOutcome, { work: object }>["work"]) {
  return { as, branch, commits: commits.map(({ sha }) => sha), files, why, left, since, hooksNotRun: hooks };
}

function shownForm({ as, branch, commits }: Applied) {
  return { as, branch, commits };
}

function orderOf(parsed: Arguments): ApplyOrder {
  const wanted = parsed.text("as");
  if (wanted !== null && !isApplyForm(wanted))
    throw usageError(`Could not use --as "${wanted}": it is commits or changes.`);
  return { wanted, isDryRun: parsed.has("dry-run"), isAgain: parsed.has("again") };
}
