/**
 * What a task costs beyond Codex: until it is handed over, and from its start to its printed result.
 * Beyond Codex's own time means: less the time of the same conversation with the same program, held directly right after.
 */
import { heldConversationMs } from "../lib/conversation.ts";
import { ratioRows } from "../lib/ratio.ts";
import type { Row } from "../lib/row.ts";
import { jobIdIn, onStage, type Stage } from "../lib/stage.ts";

/** Dispatch in the background and in the foreground. */
export function measureDispatch(): Promise<Row[]> {
  return onStage({}, (stage) =>
    ratioRows(stage, {
      "`task --background` until it returns, claimed": { limit: 3.5, time: () => timeDispatch(stage) },
      "foreground `task` beyond Codex's own time": { limit: 4, time: () => timeBeyondCodex(stage) },
    }),
  );
}

/** Times one dispatch, and then waits for the job's end, so that it disturbs no other sample. */
export function timeDispatch(stage: Stage): number {
  const { ms, stdout } = stage.run("task", "--background", "a measured task");
  if (!/\[\[codex-task status=(?:dispatched|complete) /.test(stdout))
    throw new Error(`It was not dispatched: ${stdout}`);
  stage.run("status", jobIdIn(stdout), "--wait");
  return ms;
}

async function timeBeyondCodex(stage: Stage): Promise<number> {
  const { ms, stdout } = stage.run("task", "a measured task");
  if (!stdout.includes("[[codex-task status=complete ")) throw new Error(`It did not complete: ${stdout}`);
  return ms - (await heldConversationMs(stage));
}
