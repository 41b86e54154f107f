import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPolicies } from "../../plugins/codex/scripts/src/io/policy-files.ts";
import { makeTempFolder } from "../support/temp.ts";

test("readPolicies reads the home's policy and then the repository's, and leaves out absent ones", async (t) => {
  const [home, root] = [await makeTempFolder(t), await makeTempFolder(t)];
  assert.deepEqual(readPolicies(home, root), []);
  assert.deepEqual(readPolicies(join(home, "absent"), join(root, "absent")), []);
  const [ours, theirs] = [join(home, "policy.json"), join(root, ".codex-companion.json")];
  writeFileSync(theirs, '{"models":["m"]}');
  const unrestricted = { efforts: [], sandboxes: [], maxConcurrent: null, gate: null };
  const theirPolicy = { policy: { place: theirs, models: ["m"], ...unrestricted } };
  assert.deepEqual(readPolicies(home, root), [theirPolicy]);
  writeFileSync(ours, "{");
  assert.deepEqual(readPolicies(home, root), [{ problem: `"${ours}" is not a JSON object` }, theirPolicy]);
});
