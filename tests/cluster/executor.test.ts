/** The contract of executors, on a cluster of three nodes. */
import { after } from "node:test";
import { NO_SETTINGS } from "../../plugins/codex/scripts/src/core/slurm/submission.ts";
import { slurm } from "../../plugins/codex/scripts/src/io/executor/slurm.ts";
import { startTempCluster } from "../../testing/cluster.ts";
import { testExecutor } from "../io/executor/contract.ts";

const cluster = await startTempCluster();
after(() => cluster.stop());

testExecutor({
  name: "slurm",
  executorFor: (id, ref) => slurm(`codex-${id}`, ref, NO_SETTINGS),
  identify: () => null,
  nameOf: () => null,
  seesMissingPrograms: false,
});
