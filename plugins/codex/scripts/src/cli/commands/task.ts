// task: hands one task to Codex.

import { SANDBOX_MODES } from "../../core/job/request.ts";
import { groupSize } from "../best-of.ts";
import type { Command } from "../command.ts";
import { giveResumeItsValue, readOrder } from "../order.ts";
import { withDefaults } from "../task-defaults.ts";
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
  --network            what Codex runs may use the network, to any host, read-only or not. What it can read it can then send
  --add-dir DIR        with --write: Codex may also write in this folder and all that lies below it; may be repeated
  --image FILE         an image (png, jpg, gif, webp; 20 MB at most) that goes with the prompt; may be repeated
  --output-schema FILE the last message is to be JSON by this schema, which must be a strict one of an object. With --json it
                       stands in "output", here and in result. A message that is not by it makes the job fail
  --config KEY=VALUE   a setting of Codex for this thread alone, as in its config.toml; may be repeated. Only if "config" is
                       true in your policy.json, and not for what bears on the sandbox, approvals, programs or the route
  --isolate            work in a copy of the repository, on a branch of its own, and leave the workspace as it is. Codex may
                       commit there. Not in it: what Git ignores, other branches, remotes. Codex trusts it as a project if
                       you trust the workspace
  --prepare CMD        with --isolate and --write: before the turn, run this shell command in the copy (npm ci, say), in the
                       turn's sandbox, with the network unless your policy forbids it. If it fails, no turn is run. What
                       it makes is no work of the job
  --from START         with --isolate: begin at your work as it stands (working, the default), at head, or at a ref
  --submodules         with --isolate: bring the submodules into the copy too, from those that you have checked out, each at the
                       commit that the start names; without it their folders are empty there. What is not committed in
                       them stays behind
  --best-of N          give the task to N jobs (2 to 8), each in a copy of its own, all from the same start, and compare them;
                       with --verify the best of those that pass is named
  --models LIST        with --best-of: MODEL[:EFFORT],MODEL… for the jobs, in turn if there are fewer models than jobs
  --resume [REF]       continue the thread of a job (its id or a prefix), a thread by its id, or this client's last job;
                       in the folder of that job, unless --cwd is given. A word behind --resume is always REF: put --
                       or another flag before the prompt. It waits for a job that still uses the thread; with
                       --after JOB --resume JOB it continues JOB only if that completes
  --resume-last        the same as --resume without REF
  --fresh              start a new thread (the default)
  --model M            the model, instead of the one you configured; spark is short for gpt-5.3-codex-spark
  --effort E           the reasoning effort, instead of the one you configured; one that Codex says the model does not
                       take is refused
  --route auto         draw model and effort from the routes of your policy, by how their jobs have ended (see choose)
  --fallback           with --model: go on with the fallbacks of your policy too, as without it, if the model is
                       overloaded, not there or at its limit
  --prompt-file PATH   read the prompt from a file; - is stdin
  --timeout DUR        end the job after this time (90s, 10m, 2h)
  --stall-after DUR|never  end it as stalled if Codex reports nothing for so long (default 30m) and no command of it is
                       running, or the one that is has neither computed nor written
  --verify CMD         after the turn, run this shell command in the folder, in the turn's sandbox; a failing one
                       makes the job fail
  --rounds N           with --verify: hand a failed check back to Codex, which may mend its work; N checks in all, 1 to 5.
                       A check that cannot be run or does not end in time is not handed back
  --retry auto|never   try again what another attempt may mend (the default); given with --timeout, a timeout too
  --ignore-gate        start it though an incident has closed its lane (see incidents), or the drift gate is closed (see report)
  --after JOB[,JOB…]   start it when all of these jobs have completed; if one ends otherwise, so does this (dependency_failed)
  --not-before DUR|TIME start it no sooner: in 90s, 10m, 2h, at 18:30 or at a time in ISO 8601
  --park               wait for a closed lane, a blocking drift gate or a Codex that is not ready, instead of being refused
  --no-queue           do not wait for a slot if as many jobs run as the policy allows: be refused
  --on NAME            run it by this executor of your policy, such as a cluster, instead of on this machine (local)
  --handover-after DUR let the job go on in the background after this time; default 110s inside Claude Code, else never.
                       In an agent's own worktree it never does, and --background is refused there, unless the task has
                       --isolate: Claude Code removes that worktree when the agent returns
  --no-defaults        leave the defaults of your policy out
  --cwd DIR, -C DIR    the folder to work in
  --json               one JSON value on stdout

"defaults" in your policy.json holds for flags that are not given: {"defaults": {"effort": "high", "isolate": true}}.
A task waits in line if as many jobs run as the policy allows. It runs by itself when its time has come.

Exit codes: 0 completed, dispatched, waiting or still running; 1 failed or cancelled; 2 usage; 3 nothing could be started.

Examples:
  codex-companion task --write 'mend the failing test in src/auth'
  codex-companion task --background --isolate --write --prompt-file task.md
  codex-companion task --resume --write 'now add a test for it'
`,
  flags: {
    background: { type: "boolean" },
    wait: { type: "boolean" },
    write: { type: "boolean" },
    "read-only": { type: "boolean" },
    sandbox: { type: "string" },
    "allow-commit": { type: "boolean" },
    network: { type: "boolean" },
    "add-dir": { type: "string", multiple: true },
    image: { type: "string", multiple: true },
    "output-schema": { type: "string" },
    config: { type: "string", multiple: true },
    isolate: { type: "boolean" },
    from: { type: "string" },
    submodules: { type: "boolean" },
    prepare: { type: "string" },
    "best-of": { type: "string" },
    models: { type: "string" },
    resume: { type: "string" },
    "resume-last": { type: "boolean" },
    fresh: { type: "boolean" },
    model: { type: "string" },
    effort: { type: "string" },
    route: { type: "string" },
    fallback: { type: "boolean" },
    "prompt-file": { type: "string" },
    timeout: { type: "string" },
    "stall-after": { type: "string" },
    verify: { type: "string" },
    rounds: { type: "string" },
    retry: { type: "string" },
    "handover-after": { type: "string" },
    "ignore-gate": { type: "boolean" },
    after: { type: "string" },
    "not-before": { type: "string" },
    park: { type: "boolean" },
    "no-queue": { type: "boolean" },
    "no-defaults": { type: "boolean" },
    on: { type: "string" },
  },
  takesText: true,
  prepare: giveResumeItsValue,
  lastWords: refusedSentinel,
  async run(given, context, output) {
    const parsed = withDefaults(given, context, command.flags);
    const size = groupSize(parsed);
    const order = await readOrder(parsed, context);
    const here = { ...context, cwd: order.cwd };
    if (size === null) return handToCodex(parsed, here, output, order);
    const { handToGroup } = await import("./hand-to-group.ts");
    return handToGroup(parsed, here, output, order, size);
  },
};
