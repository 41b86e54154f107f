/** The play on a cluster: a controller and three nodes on this machine; a job on a node, and one that is cancelled there. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { until } from "../testing/wait.ts";
import { showStep } from "./screen.ts";
import { NotShown, requireShown } from "./shown.ts";
import type { Stage } from "./stage.ts";
import { CLUSTER_NAME, HELLO, LONG, STARTED, SUBJECT } from "./tasks.ts";

/** Plays all of it. Throws NotShown at the first step that did not show what it should. */
export async function playOnCluster({ show, repository }: Stage): Promise<void> {
  showStep("A cluster of three nodes; the policy calls it night");
  requireShown(await show("sinfo"), 0, [/ n\[1-3\]/]);
  requireShown(await show("codex-companion", "setup", "--on", CLUSTER_NAME), 0, [/Codex is ready on night/, /Ready\./]);

  showStep("Hand a task to it; the call returns as soon as the engine has it");
  const id = await submit(show, "--write", "--allow-commit", HELLO.prompt);
  requireShown(await show("squeue", "--format=%i %j %T"), 0, [/STATE/]);

  showStep("Its end is told as that of any job");
  const sentinel = new RegExp(`^\\[\\[codex-task status=complete id=${id} work=commits\\]\\]\\n?$`, "m");
  requireShown(await show("codex-companion", "status", id, "--wait"), 0, [
    / on {7}night \(slurm, there \d+\)/,
    sentinel,
  ]);
  requireShown(await show("git", "log", "--oneline", "--stat", "-1"), 0, [new RegExp(SUBJECT), /hello\.txt/]);

  showStep("Hand over another, and cancel it while its command runs on a node");
  const long = await submit(show, "--write", LONG.prompt);
  const hasStarted = () => existsSync(join(repository, STARTED));
  await until(hasStarted, { what: "the command of the second task", timeoutMs: 60_000 });
  requireShown(await show("codex-companion", "cancel", long), 0, [new RegExp(`${long}: cancelled`)]);
  requireShown(await show("squeue", "--noheader"), 0, [/^$/]);
}

/** The id of a job that the engine has. */
async function submit(show: Stage["show"], ...args: readonly string[]): Promise<string> {
  const { code, output } = await show("codex-companion", "task", "--on", CLUSTER_NAME, "--background", ...args);
  const id = /\[\[codex-task status=(?:waiting|dispatched) id=(\S+?)[ \]].*\n$/.exec(output)?.[1];
  if (code !== 0 || id === undefined) throw new NotShown("The task was not submitted.");
  return id;
}
