/** The line `next` of a job and of a group offers only what can be done with it. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { flat, jobId, json } from "./fixtures/reading.ts";

const ISOLATED = ["task", "--write", "--isolate", "do it"];

test("of a job that never started, or whose copy is gone, neither diff nor apply is offered", async (t) => {
  const rig = await worked(t);
  const waiting = jobId(await rig.run([...ISOLATED, "--background", "--not-before", "1h"]));
  await rig.run(["cancel", waiting]);
  const [removed, discarded] = [jobId(await rig.run(ISOLATED)), jobId(await rig.run(ISOLATED))];
  const next = async (id: string) => flat((await rig.run(["status", id])).stdout).split(" next ")[1];
  const offered = (id: string, more: string) =>
    `codex-companion result ${id}, ${more}codex-companion task --resume ${id}`;
  const both = `codex-companion diff ${removed}, codex-companion apply ${removed}, `;
  assert.equal(await next(removed), `${offered(removed, both)} …`);
  rmSync(join(rig.home, "copies", removed), { recursive: true });
  await rig.run(["discard", discarded]);
  assert.equal(await next(waiting), `codex-companion logs ${waiting}`);
  for (const id of [removed, discarded]) assert.equal(await next(id), `${offered(id, "")} --isolate …`);
});

test("of a group whose jobs never started neither diff nor apply is offered, and discard only if there is a copy", async (t) => {
  const rig = await worked(t);
  const args = ["task", "--write", "--best-of", "2", "--background", "--not-before", "1h", "--json", "do it"];
  const { group } = json(await rig.run(args));
  await rig.run(["cancel", group]);
  const next = async () => flat((await rig.run(["status", group])).stdout).split(" next ")[1];
  assert.equal(await next(), `codex-companion discard ${group}`);
  const { discarded } = json(await rig.run(["discard", group, "--json"]));
  assert.equal(discarded.length, 2);
  assert.equal(await next(), `codex-companion logs ${discarded[0]}`);
});

function worked(t: Parameters<typeof makeRig>[0]): Promise<FakeRig> {
  const work = { do: "run", command: "echo 2 > work" } as const;
  return makeRig(t, { scenario: { turns: [[work]] }, repository: { files: { other: "1\n" } } });
}
