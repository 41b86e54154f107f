/** A turn of the real Codex of which nothing is heard: a model that hangs, a command that hangs, one that works silently. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { processesLeft } from "../../testing/temp.ts";

describe("a silent turn", { concurrency: 2 }, () => {
  for (const [what, prompt, words] of [
    [
      "whose model hangs",
      "[[run:echo 1 > made]] [[hang]]",
      /stalled: Codex reported nothing for \S+s\. No command was running\./u,
    ],
    [
      "whose command hangs",
      "[[run:echo 1 > made; sleep 600]]",
      /Its command neither computed nor wrote anything: .*sleep 600/u,
    ],
  ] as const) {
    test(`${what} is ended as stalled, with its work`, async (t) => {
      const rig = await makeRig(t, { config: { idleTimeoutMs: 120_000 } });
      const { code, stdout } = await rig.run(["task", "--write", "--stall-after", "4s", "--", prompt]);
      assert.equal(code, 1);
      assert.match(stdout, words);
      assert.match(stdout, /status=failed id=\S+ work=files kind=stalled\]\]\n$/u);
      assert.deepEqual(await processesLeft(rig.home), []);
    });
  }

  test("whose command computes is left alone", async (t) => {
    const rig = await makeRig(t);
    const busy = "[[run:timeout 8 sh -c 'while :; do :; done'; echo over > made]]";
    const { code, stdout } = await rig.run(["task", "--write", "--stall-after", "3s", "--", busy]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /status=complete id=\S+ work=files\]\]\n$/u);
  });
});
