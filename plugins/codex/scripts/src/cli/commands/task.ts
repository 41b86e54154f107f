// task: hands one task to Codex.

import { SANDBOX_MODES } from "../../core/job/record.ts";
import type { Command } from "../command.ts";
import { giveResumeItsValue, readOrder } from "../order.ts";
import { handToCodex, refusedSentinel } from "./hand-to-codex.ts";

export const command: Command = {
  help: `Usage: codex-companion task [options] [--] [PROMPT…]

Hands one task to Codex and, unless told otherwise, waits for its end. The prompt comes from the words, a file or stdin.

  --background         return as soon as a worker has the job
  --wait               wait for its end (the default)
  --read-only          Codex may look but not write (the default)
  --write              Codex may write in the workspace: your configured sandbox if that can write,
                       else workspace-write with your own settings for it
  --sandbox MODE       ${SANDBOX_MODES.join(", ")}
  --allow-commit       with --write: Codex may also write to the repository's Git folder, so that it can commit.
                       That lets it plant Git hooks, which run as you at your next Git command
  --resume [REF]       continue the thread of a job (its id or a prefix), a thread by its id, or this client's last job;
                       in the folder of that job, unless --cwd is given. A word behind --resume is always REF: put --
                       or another flag before the prompt
  --resume-last        the same as --resume without REF
  --fresh              start a new thread (the default)
  --model M            the model, instead of the one you configured
  --effort E           the reasoning effort, instead of the one you configured
  --prompt-file PATH   read the prompt from a file; - is stdin
  --timeout DUR        end the job after this time (90s, 10m, 2h)
  --verify CMD         after the turn, run this shell command in the folder, in the turn's sandbox; a failing one
                       makes the job fail
  --retry auto|never   try again what another attempt may mend (the default); given with --timeout, a timeout too
  --ignore-gate        start it though an incident has closed its lane (see incidents), or the drift gate is closed (see report)
  --handover-after DUR let the job go on in the background after this time; default 110s inside Claude Code, else never.
                       In an agent's own worktree it never does, and --background is refused there: Claude Code
                       removes that worktree when the agent returns
  --cwd DIR            the folder to work in
  --json               one JSON value on stdout

Exit codes: 0 completed, dispatched or still running; 1 failed or cancelled; 2 usage; 3 nothing could be started.
`,
  flags: {
    background: { type: "boolean" },
    wait: { type: "boolean" },
    write: { type: "boolean" },
    "read-only": { type: "boolean" },
    sandbox: { type: "string" },
    "allow-commit": { type: "boolean" },
    resume: { type: "string" },
    "resume-last": { type: "boolean" },
    fresh: { type: "boolean" },
    model: { type: "string" },
    effort: { type: "string" },
    "prompt-file": { type: "string" },
    timeout: { type: "string" },
    verify: { type: "string" },
    retry: { type: "string" },
    "handover-after": { type: "string" },
    "ignore-gate": { type: "boolean" },
  },
  prepare: giveResumeItsValue,
  lastWords: refusedSentinel,
  async run(parsed, context, output) {
    const order = await readOrder(parsed, context);
    return handToCodex(parsed, { ...context, cwd: order.cwd }, output, order);
  },
};
