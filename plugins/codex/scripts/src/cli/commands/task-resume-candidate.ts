// task-resume-candidate: what `task --resume-last` would continue. Users of the public plugin's texts ask for it.

import { resolveThread } from "../../app/dispatch/resume.ts";
import { isCopyGone } from "../../app/read/copy-users.ts";
import { isEnded } from "../../core/job/record.ts";
import type { Command } from "../command.ts";
import { EXIT, usageError } from "../errors.ts";

export const command: Command = {
  help: `Usage: codex-companion task-resume-candidate [--cwd DIR] [--json]

Says which job a task that resumes the last one would continue here, if there is one. Exit code 0 either way.

Examples:
  codex-companion task-resume-candidate
  codex-companion task-resume-candidate --json
`,
  flags: {},
  async run(parsed, context, output) {
    if (parsed.words.length > 0) throw usageError(`Could not use "${parsed.words[0]}": it takes no words.`);
    const resumption = await resolveThread(context, null);
    const job = "threadId" in resumption ? resumption.job : null;
    const candidate =
      job === null || !isEnded(job) || isCopyGone(job)
        ? null
        : {
            id: job.id,
            status: job.status,
            title: job.title,
            summary: job.summary,
            threadId: job.threadId,
            completedAt: job.completedAt,
            updatedAt: job.completedAt,
          };
    output.answer({ available: candidate !== null, sessionId: context.sessionId, candidate });
    output.say(
      candidate === null
        ? "No job of this client can be continued here."
        : `Can be continued: ${candidate.id} (${candidate.status}).`,
    );
    return EXIT.ok;
  },
};
