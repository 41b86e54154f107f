/** The play: one job from dispatch to result, and one that is cancelled. Each step must show what it is there to show. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { until } from "../testing/wait.ts";
import type { Shown } from "./commands.ts";
import { processesOf } from "./processes.ts";
import { showNote, showStep } from "./screen.ts";
import type { Stage } from "./stage.ts";
import { HELLO, LONG, STARTED, SUBJECT } from "./tasks.ts";

/** A step that did not show what it should. */
export class NotShown extends Error {}

/** Plays all of it. Throws NotShown at the first step that did not show what it should. */
export async function play(stage: Stage): Promise<void> {
  await playToTheEnd(stage);
  await playCancelled(stage);
}

async function playToTheEnd({ show }: Stage): Promise<void> {
  showStep("Hand a task to Codex; the call returns as soon as a worker has it");
  const dispatched = await show("codex-companion", "task", "--background", "--write", "--allow-commit", HELLO.prompt);
  const id = requireDispatched(dispatched);

  showStep("Follow it live");
  requireShown(await show("codex-companion", "logs", id, "--follow"), 0, [/hello\.txt/, /completed/]);

  showStep("Codex has made a commit");
  requireShown(await show("git", "log", "--oneline", "--stat", "-1"), 0, [new RegExp(SUBJECT), /hello\.txt/]);

  showStep("Read the result, with the evidence for it");
  requireShown(await show("codex-companion", "result", id), 0, [
    /committed it\./,
    new RegExp(`commit +\\w+ ${SUBJECT}`),
  ]);

  showStep("The line that programs go by");
  const sentinel = new RegExp(`^\\[\\[codex-task status=complete id=${id} work=commits\\]\\]\\n?$`, "m");
  requireShown(await show("codex-companion", "status", id, "--wait"), 0, [sentinel]);

  showStep("All jobs of this workspace");
  requireShown(await show("codex-companion", "status"), 0, [new RegExp(`${id}.*completed`)]);
}

async function playCancelled({ show, folder, repository }: Stage): Promise<void> {
  showStep("Hand over another, and cancel it while its command runs");
  const id = requireDispatched(await show("codex-companion", "task", "--background", "--write", LONG.prompt));
  await until(() => existsSync(join(repository, STARTED)), {
    what: "the command of the second task",
    timeoutMs: 60_000,
  });
  const alive = await processesOf(folder, id);
  showNote(`Alive of it now: ${alive.map(({ pid, command }) => `${pid} ${brief(command)}`.trim()).join(", ")}`);
  if (alive.length === 0) throw new NotShown("Of the running job, no process is alive.");
  requireShown(await show("codex-companion", "cancel", id), 0, [new RegExp(`${id}: cancelled`)]);

  const left = await processesOf(folder, id);
  showNote(`Alive of it now: ${left.map(({ pid }) => pid).join(", ") || "nothing"}`);
  if (left.length > 0) throw new NotShown("Of the cancelled job, processes are still alive.");
  requireShown(await show("codex-companion", "status"), 0, [new RegExp(`${id}.*cancelled`)]);
}

/** The id of the job that was dispatched. */
function requireDispatched(shown: Shown): string {
  const id = /\[\[codex-task status=dispatched id=(\S+)\]\]\n$/.exec(shown.output)?.[1];
  if (shown.code !== 0 || id === undefined) throw new NotShown("The task was not dispatched.");
  return id;
}

/** Throws NotShown unless a command ended with this code and showed something like each of these. */
export function requireShown({ code, output }: Shown, expectedCode: number, patterns: readonly RegExp[]): void {
  if (code !== expectedCode) throw new NotShown(`The last command ended with ${code} instead of ${expectedCode}.`);
  const missing = patterns.find((pattern) => !pattern.test(output));
  if (missing !== undefined) throw new NotShown(`The last command showed nothing like ${missing}.`);
}

/** The program without its folder, up to its first option. */
function brief(command: string): string {
  return command.split(" -")[0]?.split("/").at(-1) ?? "";
}
