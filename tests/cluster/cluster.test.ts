import assert from "node:assert/strict";
import { test } from "node:test";
import { NODES, startCluster } from "../../testing/cluster.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("a cluster starts with three idle nodes, runs a job, and leaves no daemon", async (t) => {
  const cluster = await startCluster(await makeTempFolder(t));
  try {
    assert.deepEqual(
      cluster.ask("sinfo", "-h", "-N", "-o", "%N %t").split("\n"),
      NODES.map((node) => `${node} idle`),
    );
    assert.match(cluster.ask("srun", "--chdir=/", "echo", "here"), /here/u);
  } finally {
    await cluster.stop();
  }
});
