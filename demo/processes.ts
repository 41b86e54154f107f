/** Which processes of a job are alive; on Linux found without the companion's help. */
import { marksOf } from "../plugins/codex/scripts/src/core/job/marks.ts";
import { findJobProcesses } from "../plugins/codex/scripts/src/io/process/find.ts";
import { processesUnder } from "../testing/temp.ts";

/** A living process. The command is empty if it is not known. */
export interface LivingProcess {
  readonly pid: number;
  readonly command: string;
}

/** The living processes that were started under the demo's folder, which are the job's as long as no other runs. */
export async function processesOf(folder: string, jobId: string): Promise<readonly LivingProcess[]> {
  if (process.platform === "linux") return processesUnder(folder);
  const found = findJobProcesses({ marks: marksOf(jobId, null), roots: [], spare: [] });
  return found.map(({ pid }) => ({ pid, command: "" }));
}
