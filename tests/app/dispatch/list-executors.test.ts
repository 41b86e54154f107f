import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { listExecutors } from "../../../plugins/codex/scripts/src/app/dispatch/list-executors.ts";
import { useFakeSlurm } from "../../../testing/fake-slurm.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { makeLineStage } from "../fixtures/line-stage.ts";

test("listExecutors names each with whether its engine answers, and asks it once for all", async (t) => {
  const [{ context, policy }, slurm] = [await makeLineStage(t), useFakeSlurm(t, await makeTempFolder(t))];
  policy({ executors: { night: { kind: "slurm" }, odd: { kind: "slurm", nodes: 3 }, day: { kind: "slurm" } } });
  slurm.answer("squeue", "");
  const [night, odd, day] = listExecutors(context);
  assert.deepEqual([night, day], [answers("night"), answers("day")]);
  assert.deepEqual([odd?.name, odd?.ok], ["odd", false]);
  assert.match(odd?.detail ?? "", /"odd" has a field "nodes" that is not known/u);
  assert.equal(slurm.calls("squeue").length, 1);
});

test("listExecutors says why an engine cannot be asked from here", async (t) => {
  const [{ context, policy }, slurm] = [await makeLineStage(t), useFakeSlurm(t, await makeTempFolder(t))];
  policy({ executors: { night: { kind: "slurm" } } });
  slurm.answer("squeue", "", 1);
  assert.deepEqual(listExecutors(context), [
    { name: "night", ok: false, detail: "Slurm does not answer here: squeue failed" },
  ]);
  rmSync(join(slurm.bin, "squeue"));
  process.env["PATH"] = slurm.bin;
  assert.deepEqual(listExecutors(context), [
    { name: "night", ok: false, detail: "Slurm does not answer here: squeue is not installed here" },
  ]);
});

test("listExecutors asks no engine if the user's policy describes none, whatever a repository's says", async (t) => {
  const [{ context, policy, home, workspace }, slurm] = [
    await makeLineStage(t),
    useFakeSlurm(t, await makeTempFolder(t)),
  ];
  const described = JSON.stringify({ executors: { night: { kind: "slurm" } } });
  writeFileSync(join(workspace, ".codex-companion.json"), described);
  assert.deepEqual(listExecutors(context), []);
  policy({ maxConcurrent: 2 });
  assert.deepEqual(listExecutors(context), []);
  writeFileSync(join(home, "policy.json"), "{");
  assert.deepEqual(listExecutors(context), [], "of a policy that cannot be read the preflight tells");
  assert.deepEqual(slurm.calls("squeue"), []);
  writeFileSync(join(home, "policy.json"), described);
  writeFileSync(join(workspace, ".codex-companion.json"), "{");
  slurm.answer("squeue", "");
  assert.deepEqual(listExecutors(context), [answers("night")], "a repository's broken policy hides none of the user's");
});

function answers(name: string) {
  return { name, ok: true, detail: "Slurm answers here" };
}
