/** As a user to whom not every folder is open, as root's every folder is. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { jobId } from "./fixtures/reading.ts";
import { withoutAccess } from "./fixtures/somebody-else.ts";

const ISOLATED = ["task", "--write", "--isolate", "do it"];
const CLOSED =
  "mkdir -p kept/deep none && echo 1 > kept/deep/file && echo 1 > none/file && chmod 555 kept/deep kept && chmod 000 none";

describe("a user who may not do everything", { concurrency: 2 }, () => {
  for (const [command, way] of [
    ["discard", "discard"],
    ["prune", "prune once it was applied"],
  ] as const) {
    test(`gets rid of a copy with folders that may not be written: ${way}`, async (t) => {
      await asSomebody(t, CLOSED, async (rig) => {
        const id = jobId(await rig.run(ISOLATED));
        if (command === "prune") assert.equal((await rig.run(["apply", id])).code, 0);
        const { code, stdout, stderr } = await rig.run(command === "prune" ? [command] : [command, id]);
        assert.deepEqual([code, stderr], [0, ""]);
        assert.match(stdout, /emoved the copy of/);
        assert.deepEqual(readdirSync(join(rig.home, "copies")), []);
      });
    });
  }

  test("is told which folder an apply cannot write, and nothing is touched", async (t) => {
    await asSomebody(t, "echo 2 > closed/file", async (rig) => {
      const id = jobId(await rig.run(ISOLATED));
      const closed = join(rig.repo, "closed");
      chmodSync(closed, 0o555);
      const { code, stderr } = await rig.run(["apply", id]);
      chmodSync(closed, 0o755);
      assert.equal(code, 3);
      assert.match(stderr, new RegExp(`^codex-companion: Could not use "${closed}/[^"]+": EACCES`));
      assert.match(stderr, / See whether you may read and write there \(ls -ld\), /);
      assert.equal(readFileSync(join(closed, "file"), "utf8"), "1\n");
    });
  });
});

/** In a rig whose jobs run the command. */
async function asSomebody(
  t: Parameters<typeof makeRig>[0],
  command: string,
  body: (rig: FakeRig) => Promise<void>,
): Promise<void> {
  const scenario = { turns: [[{ do: "run", command } as const]] };
  const rig = await makeRig(t, { scenario, repository: { files: { "closed/file": "1\n" } } });
  const folder = join(rig.folder, "forbidden");
  mkdirSync(folder);
  await withoutAccess(rig, folder, body);
}
