import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { namedExecutor } from "../../../plugins/codex/scripts/src/app/dispatch/named-executor.ts";
import { makeLineStage } from "../fixtures/line-stage.ts";

test("namedExecutor finds what the user's policy describes; this machine needs no description", async (t) => {
  const { context, policy } = await makeLineStage(t);
  assert.equal(namedExecutor(context, "local"), null);
  policy({ executors: { night: { kind: "slurm", partition: "long", env: ["KEY"] } } });
  assert.deepEqual(namedExecutor(context, "night"), {
    kind: "slurm",
    settings: { partition: "long", options: [] },
    env: ["KEY"],
    ref: { name: "night", kind: "slurm", ref: null },
  });
});

test("namedExecutor says which there are if a name is not known, and what is wrong with a description", async (t) => {
  const { context, policy } = await makeLineStage(t);
  const failureOf = (name: string) => {
    const found = namedExecutor(context, name);
    return found !== null && "failure" in found ? found.failure : assert.fail("it was found");
  };
  policy({ executors: { night: { kind: "slurm" }, odd: { kind: "slurm", nodes: 3 } } });
  for (const name of ["day", "constructor"]) {
    assert.equal(failureOf(name).kind, "payload_invalid");
    assert.match(failureOf(name).hint, /^There is local, night, odd;/u);
  }
  assert.equal(failureOf("odd").kind, "config_invalid");
  assert.match(failureOf("odd").message, /"odd" has a field "nodes" that is not known .*policy\.json/u);
});

test("namedExecutor takes nothing from a repository's policy", async (t) => {
  const { context, workspace } = await makeLineStage(t);
  writeFileSync(join(workspace, ".codex-companion.json"), JSON.stringify({ executors: { night: { kind: "slurm" } } }));
  const found = namedExecutor(context, "night");
  assert.ok(found !== null && "failure" in found);
  assert.match(found.failure.hint, /^There is local;/u);
});
