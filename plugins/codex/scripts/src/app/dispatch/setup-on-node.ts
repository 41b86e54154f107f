// Whether a task could start on a node: the engine runs `setup --json` there, as a short job of its own, and what that printed
// is read here. No job of ours is recorded, and no provider is asked.

import { dirname } from "node:path";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { makeJobId } from "../../core/job/id.ts";
import { asObject, parseJson } from "../../core/json.ts";
import { decodeReadiness, type Readiness } from "../../core/preflight.ts";
import { environmentForNode } from "../../core/slurm/executor-policy.ts";
import { engineFailure, engineWord } from "../../io/executor/engine.ts";
import { executorOf } from "../../io/executor/executor-of.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { readIfPresent } from "../../io/files.ts";
import { makeSetupLog, removeSetupLog } from "../../io/setup-folder.ts";
import type { Context } from "../scope/context.ts";
import type { NamedExecutor } from "./named-executor.ts";
import type { WorkerCommand } from "./worker-command.ts";

type Answer = Readiness | { readonly failure: Failure };

const LIMIT_MS = 120_000;
const NO_TRACES = { marks: [], roots: [], spare: [] };

/** What `setup` says on a node, or why nothing was heard: within two minutes. `companion` is the program that has `setup`. */
export async function setupOnNode(
  context: Context,
  { ref: named, settings, env }: NamedExecutor,
  companion: WorkerCommand,
): Promise<Answer> {
  const id = makeJobId(Date.parse(context.now()), Math.random());
  const log = makeSetupLog(context.home, id);
  try {
    const launched = await executorOf({ id, executor: named }, settings).launch({
      file: companion.file,
      args: [...companion.args, "setup", "--json", "--cwd", context.cwd],
      env: { ...environmentForNode(context.env, env), CODEX_COMPANION_HOME: context.home },
      cwd: context.home,
      logFile: log,
    });
    const spawned = await launched.spawned;
    if (!spawned.isStarted) return { failure: failure("launch_failed", spawned.message) };
    return await answerOf({ id, executor: { ...named, ref: launched.ref } }, log);
  } finally {
    removeSetupLog(context.home, id);
  }
}

async function answerOf(job: { readonly id: string; readonly executor: NamedExecutor["ref"] }, log: string) {
  const executor = executorOf(job);
  const look = (): Answer | undefined => {
    const isOver = executor.liveness(null) === "gone"; // Asked before the log is read: what is there then is all.
    const answer = readinessIn(readIfPresent(log) ?? "");
    return answer ?? (isOver ? { failure: silent(job, readIfPresent(log) ?? "") } : undefined);
  };
  const answer = await waitUntil({ folders: [dirname(log)], look, timeoutMs: LIMIT_MS });
  const word = answer === null ? engineWord(job) : null;
  await executor.endAll({ ...NO_TRACES, graceMs: 0 });
  return answer ?? { failure: late(job.executor.name, word) };
}

/** The log may begin and end with what the engine itself has to say. */
function readinessIn(log: string): Readiness | null {
  const json = asObject(parseJson(log.slice(log.indexOf("{\n"), log.lastIndexOf("\n}") + 2)));
  return json === null ? null : decodeReadiness(json);
}

function silent(job: Parameters<typeof engineFailure>[0], log: string): Failure {
  const last = log.trim().split("\n").at(-1) ?? "";
  const why = last === "" ? (engineFailure(job)?.message ?? "") : `It said last: ${last}`;
  const hint = "Node, this plugin and the state home must be there under the same paths; see docs/executors.md.";
  return failure("launch_failed", `The setup on a node ended without an answer. ${why}`.trim(), hint);
}

function late(name: string, word: string | null): Failure {
  const why = word === null ? "it gives no clear answer" : `it says ${word}`;
  const message = `No node of "${name}" answered within ${LIMIT_MS / 60_000} minutes: ${why}.`;
  return failure("launch_failed", message, "See squeue and sinfo there; the setup has been taken back.");
}
