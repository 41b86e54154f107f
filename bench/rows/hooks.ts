/**
 * The hooks as the client runs them, on inputs that the real client wrote. Once with nothing to say, and once with a
 * thousand jobs, of this client or of a neighbour that lives.
 */
import { listHints } from "../../plugins/codex/scripts/src/io/job-hints.ts";
import { updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { type HookCall, hookCallsOf } from "../../tests/hooks/captures.ts";
import { addEndedJobs } from "../lib/crowd.ts";
import { ratioRows, type Timed } from "../lib/ratio.ts";
import type { Row } from "../lib/row.ts";
import { jobIdIn, onStage, SESSION, type Stage } from "../lib/stage.ts";

const QUIET = 1.35;
const CROWDED = 1.7;
const ANSWERED = 2;
const JOBS = 1_000;

/** A client of its own, beside the one whose jobs are in the home. */
const NEIGHBOUR = "neighbour";

const LONG_AGO_MS = 1_000_000_000;
const [OUR_AGENT, OTHER_AGENT] = ["foreground-agent-completed", "subagent-max-turns"];

/** The hooks in a home without jobs, beside a neighbour's jobs, and among jobs of this client. */
export async function measureHooks(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const measure of [measureEmpty, measureNeighbour, measureOwn])
    rows.push(...(await onStage({}, started(measure))));
  return rows.map((row) => ({ ...row, what: `hook: ${row.what}` }));
}

/** Where the client is known, which lives as long as the measurement: its first hook has made the home. */
function started(measure: (stage: Stage) => Promise<Row[]>): (stage: Stage) => Promise<Row[]> {
  return (stage) => {
    run(stage, inputOf(OUR_AGENT, "SessionStart"));
    return measure(stage);
  };
}

function measureEmpty(stage: Stage): Promise<Row[]> {
  return ratioRows(stage, {
    "another agent returns": silent(stage, QUIET, inputOf(OTHER_AGENT, "PostToolUse", "Agent")),
    "a prompt": silent(stage, QUIET, inputOf(OUR_AGENT, "UserPromptSubmit")),
    "a stop, the stop gate off": silent(stage, QUIET, { hook_event_name: "Stop", stop_hook_active: false }),
  });
}

function measureNeighbour(stage: Stage): Promise<Row[]> {
  addEndedJobs(stage, JOBS);
  const input = { ...inputOf(OUR_AGENT, "UserPromptSubmit"), session_id: NEIGHBOUR };
  return ratioRows(stage, { "a prompt, 1,000 untold jobs of a neighbour": silent(stage, CROWDED, input) });
}

function measureOwn(stage: Stage): Promise<Row[]> {
  addEndedJobs(stage, JOBS);
  const at = new Date().toISOString();
  const ids = [...listHints(stage.home, "untold")];
  for (const id of ids) updateJob(stage.home, id, { type: "told", channel: "sweep", sessionId: SESSION, at });
  return ratioRows(stage, {
    "a prompt, 1,000 told jobs": silent(stage, CROWDED, inputOf(OUR_AGENT, "UserPromptSubmit")),
    "our agent returns, 1,000 told jobs": agentsReturn(stage, ids),
    "a typed /codex:status, 1,000 jobs": typedStatus(stage),
  });
}

/** Each return has a job of its own, bound before the clock runs: what an earlier one was told does not answer it. */
function agentsReturn(stage: Stage, ids: string[]): Timed {
  const bash = inputOf(OUR_AGENT, "PostToolUse", "Bash");
  const returned = inputOf(OUR_AGENT, "PostToolUse", "Agent");
  return {
    limit: CROWDED,
    time() {
      const id = ids.pop() ?? "";
      const call = {
        tool_input: { command: "codex-companion task" },
        tool_response: { stdout: `codex job ${id}: running` },
      };
      run(stage, { ...bash, ...call, duration_ms: LONG_AGO_MS });
      return timed(stage, CROWDED, returned, (said) => jobIdIn(said) === id).time();
    },
  };
}

function typedStatus(stage: Stage): Timed {
  const input = { ...inputOf(OUR_AGENT, "UserPromptSubmit"), prompt: "/codex:status" };
  return timed(stage, ANSWERED, input, (said) => said.startsWith('{"decision":"block","reason":"JOB '));
}

function silent(stage: Stage, limit: number, input: HookCall["stdin"]): Timed {
  return timed(stage, limit, input, (said) => said === "");
}

/** A hook whose answer is looked at: one that misses its subject is fast. */
function timed(stage: Stage, limit: number, input: HookCall["stdin"], isRight: (said: string) => boolean): Timed {
  return {
    limit,
    time() {
      const { ms, stdout } = run(stage, input);
      if (!isRight(stdout)) throw new Error(`The hook said "${stdout}".`);
      return ms;
    },
  };
}

function run(stage: Stage, input: HookCall["stdin"]) {
  return stage.runHook({ session_id: SESSION, ...input, cwd: stage.repository });
}

/** The first input of this event, and tool, that the client wrote in a case; without the client's own session. */
function inputOf(capture: string, event: string, tool?: string): HookCall["stdin"] {
  const found = hookCallsOf(capture).find((call) => call.event === event && call.stdin["tool_name"] === tool);
  if (found === undefined) throw new Error(`There is no ${event} of ${tool} in ${capture}.`);
  const { session_id: _, ...input } = found.stdin;
  return input;
}
