/** Ten thousand jobs in the home: no command that is about a few of them may pay for the others. */
import { addEndedJobs } from "../lib/crowd.ts";
import { ratioRows } from "../lib/ratio.ts";
import type { Row } from "../lib/row.ts";
import { onStage } from "../lib/stage.ts";
import { timeDispatch } from "./dispatch.ts";
import { firstPictureMs } from "./top.ts";

const JOBS = 10_000;
const LIMIT = 5;

/** All commands that end by themselves, but those that are about all jobs; and the first picture of `top`. */
export function measureCrowd(): Promise<Row[]> {
  return onStage({}, async (stage) => {
    const id = addEndedJobs(stage, JOBS);
    const among = (...args: readonly string[]) => ({ limit: LIMIT, time: () => stage.run(...args).ms });
    const rows = await ratioRows(stage, {
      status: among("status"),
      "status JOB": among("status", id),
      result: among("result"),
      "result JOB": among("result", id),
      logs: among("logs"),
      "cancel JOB (ended)": among("cancel", id),
      ...(process.platform === "linux" ? { top: { limit: LIMIT, time: () => firstPictureMs(stage) } } : {}),
      "task --background": { limit: LIMIT, time: () => timeDispatch(stage) },
    });
    return rows.map((row) => ({ ...row, what: `\`${row.what}\` with 10,000 jobs` }));
  });
}
