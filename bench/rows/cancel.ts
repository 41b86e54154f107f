/** Whether anything of a job is alive once `cancel` has returned, at many moments of its life. Looked for on Linux only. */
import { setTimeout as pause } from "node:timers/promises";
import { processesUnder } from "../../testing/temp.ts";
import type { Row } from "../lib/row.ts";
import { dispatch, onStage } from "../lib/stage.ts";

const MOMENTS = 25;
const LATEST_MS = 500;
// One that moves to a session of its own, one that will not be asked, and one that goes on to fork.
const COMMAND = "setsid sleep 600 & (trap '' TERM; while :; do sleep 600; done) & while :; do sleep 0.01; done";

/** Survivors over all moments. */
export function measureCancel(): Promise<Row[]> {
  if (process.platform !== "linux") return Promise.resolve([]);
  return onStage({ turns: [[{ do: "run", command: COMMAND }]] }, async (stage) => {
    let survivors = 0;
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      const id = dispatch(stage);
      await pause((LATEST_MS * moment) / MOMENTS);
      stage.run("cancel", id);
      survivors += (await processesUnder(stage.folder)).length;
    }
    const detail = `${MOMENTS} jobs with detached and stubborn commands, cancelled after 0 to ${LATEST_MS} ms`;
    return [{ what: "processes alive after `cancel` returned", measured: survivors, limit: 0, unit: "", detail }];
  });
}
