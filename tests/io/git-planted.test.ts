/** Whatever a configuration names, wherever it stands and whenever it was written: our looks run none of it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { Snapshot } from "../../plugins/codex/scripts/src/core/outcome/snapshot.ts";
import { printGitFolders } from "../../plugins/codex/scripts/src/io/git-folder-print.ts";
import { historyBetween } from "../../plugins/codex/scripts/src/io/git-history.ts";
import { takeSnapshot } from "../../plugins/codex/scripts/src/io/git-snapshot.ts";
import { attributes, PLANTS, plantedFiles } from "../../testing/planted.ts";
import { Ground, PLACES, type PlantingPlace } from "../../testing/planted-places.ts";
import { git } from "../../testing/repository.ts";
import { makeTempFolder } from "../../testing/temp.ts";

const MISSING = "1".repeat(40);

/** All that we ever ask of a repository, with a commit that it lacks and one that it has. */
async function lookAtAll({ root, env }: Ground, before?: Snapshot): Promise<Snapshot> {
  const settings = before?.settings === undefined ? {} : { settings: before.settings };
  const after = await takeSnapshot({ root, env, ...settings });
  assert.ok(after !== null);
  for (const head of [MISSING, before?.head ?? null, null])
    await historyBetween({ root, env }, { ...after, head, branches: { local: [], remote: [] } }, after);
  printGitFolders(root, after.nested ?? []);
  return after;
}

/** What Git itself would run, asked in the plainest way. */
function askPlainly(tree: string, env: Record<string, string>): void {
  for (const args of [["status"], ["diff", "HEAD"], ["log", "-1", "-p"]]) {
    spawnSync("git", args, { cwd: tree, env: { ...env, GIT_PAGER: "cat" } });
  }
}

async function startOn(folder: string, { at = "tree" }: PlantingPlace): Promise<Ground> {
  const ground = await Ground.make(folder);
  ground.root = join(folder, at);
  return ground;
}

function expectChange(snapshot: Snapshot): void {
  assert.ok(snapshot.dirty.some(({ path }) => path === "made.txt"));
}

describe("nothing that a configuration names is run", { concurrency: 2 }, () => {
  for (const place of PLACES) {
    test(`planted in ${place.name}, during a turn and before the next`, async (t) => {
      const ground = await startOn(await makeTempFolder(t), place);
      const first = await lookAtAll(ground);
      await place.plant(ground);
      ground.touch();
      writeFileSync(join(ground.root, "made.txt"), "");
      expectChange(await lookAtAll(ground, first));
      const next = await lookAtAll(ground);
      ground.touch();
      expectChange(await lookAtAll(ground, next));
      assert.deepEqual(ground.garden.ran(), []);
      askPlainly(place.at === undefined ? place.tree(ground) : ground.root, ground.env);
      assert.notDeepEqual(ground.garden.ran(), [], "Git itself would not have run it: the test tests nothing.");
    });
  }
});

describe("each kind is one that Git runs", { concurrency: 2 }, () => {
  for (const plant of PLANTS.filter(({ trigger }) => trigger !== null)) {
    test(plant.name, async (t) => {
      const ground = await Ground.makeSmall(await makeTempFolder(t));
      const { root, garden } = ground;
      for (const [name, value] of garden.settings([plant])) await git(root, "config", name, value);
      writeFileSync(join(root, ".git", "info", "attributes"), plant.attribute ? `*.txt ${plant.attribute}\n` : "");
      ground.touch();
      if (plant.trigger?.includes("HEAD")) writeFileSync(join(root, "a.txt"), "changed\n");
      spawnSync("git", [...(plant.trigger ?? [])], { cwd: root, env: ground.env, input: "", timeout: 20_000 });
      assert.ok(garden.ran().includes(plant.name));
    });
  }
});

test("the attributes send a file through each kind of filter and driver", () => {
  const named = PLANTS.filter(({ attribute }) => attribute !== undefined).length;
  assert.equal(Object.keys(plantedFiles()).length, named + 1);
  assert.equal(attributes().trim().split("\n").length, named + 1);
});
