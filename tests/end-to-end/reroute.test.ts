/** The real Codex goes on with another model in the same thread. */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { failureNamed } from "../../testing/scripted-model/failures.ts";
import { message, reply } from "../../testing/scripted-model/reply.ts";
import type { ModelRequest } from "../../testing/scripted-model/request.ts";

const B = "model-b";

function modelOf({ body }: ModelRequest): unknown {
  return typeof body === "object" && body !== null && "model" in body ? body.model : null;
}

for (const [why, failure, tries] of [
  ["overloaded", "http:503", 3],
  ["model_unavailable", "http:404model", 1],
] as const) {
  test(`after ${why} the real Codex goes on with the fallback, in the thread that holds the task`, async (t) => {
    const scenario = (request: ModelRequest) =>
      modelOf(request) === B
        ? reply(message("Done by the other one."))
        : (failureNamed(failure) ?? assert.fail("There is no such failure."));
    const rig = await makeRig(t, { model: { scenario } });
    await mkdir(rig.home, { recursive: true });
    await writeFile(join(rig.home, "policy.json"), JSON.stringify({ fallbacks: [{ model: B }] }));
    const { code, stdout } = await rig.run(["task", "Mend the tap."]);
    assert.match(stdout, /\[\[codex-task status=complete id=\S+ work=none\]\]\n$/);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`\\n {2}rerouted went on with model-b after ${why}\\n`));
    assert.match(stdout, /^Done by the other one\.$/m);
    const record = readRecord(rig.home, jobIds(rig.home).at(-1) ?? "") ?? assert.fail("There is no job.");
    const [{ at, ...left }] = record["rerouted"];
    const from = { model: "mock-model", effort: null };
    assert.deepEqual([left, record["rerouted"].length], [{ from, to: { model: B, effort: null }, why }, 1]);
    assert.ok(Date.parse(at) >= Date.parse(record["createdAt"]));
    assert.equal(record["attempts"].length, tries + 1);
    assert.equal(record["resolved"].model, B);
    const asked = rig.model.responses().map((request) => modelOf(request));
    assert.deepEqual([asked.at(-1), new Set(asked.slice(0, -1))], [B, new Set(["mock-model"])]);
    const last = JSON.stringify(rig.model.responses().at(-1)?.body);
    assert.ok(last.includes("Mend the tap.") && last.includes("The turn before this one was cut short."));
  });
}
