/**
 * One of many writers of one job: `store-writer.js HOME JOB NAME COUNT`. Publishes that many changes of its own, one after
 * the other, and says each on stdout once the store has accepted it.
 */
import { writeSync } from "node:fs";
import { updateJob } from "../../plugins/codex/scripts/src/io/job-store.ts";

const [home = "", id = "", name = "", count = ""] = process.argv.slice(2);

for (let number = 0; number < Number(count); number += 1) {
  const channel = `${name}-${number}`;
  const result = updateJob(home, id, { type: "told", channel, sessionId: null, at: new Date().toISOString() });
  if (result.kind !== "changed") throw new Error(`Writer ${name} was answered: ${result.kind}.`);
  writeSync(1, `${channel}\n`);
}
