/** `status` and `statusline` among a thousand jobs. */
import { addEndedJobs } from "../lib/crowd.ts";
import { ratioRows } from "../lib/ratio.ts";
import type { Row } from "../lib/row.ts";
import { onStage, SESSION, type Stage } from "../lib/stage.ts";

/** The table of this client's jobs if all of a thousand are its own. */
export function measureStatus(): Promise<Row[]> {
  return onStage({}, async (stage) => {
    addEndedJobs(stage, 1_000);
    return ratioRows(stage, {
      "`status` with 1,000 jobs": { limit: 2, time: () => stage.run("status").ms },
      "`statusline` with 1,000 jobs": { limit: 1.7, time: () => lineOf(stage) },
    });
  });
}

function lineOf(stage: Stage): number {
  const { ms, stdout } = stage.runWith(JSON.stringify({ session_id: SESSION }), "statusline");
  if (!stdout.startsWith("codex: ")) throw new Error(`The status line said "${stdout}".`);
  return ms;
}
