/** `status` among a thousand jobs. */
import { addEndedJobs } from "../lib/crowd.ts";
import { ratioRows } from "../lib/ratio.ts";
import type { Row } from "../lib/row.ts";
import { onStage } from "../lib/stage.ts";

/** The table of this client's jobs if all of a thousand are its own. */
export function measureStatus(): Promise<Row[]> {
  return onStage({}, async (stage) => {
    addEndedJobs(stage, 1_000);
    return ratioRows(stage, { "`status` with 1,000 jobs": { limit: 2, time: () => stage.run("status").ms } });
  });
}
