/** Policy files as they may lie there: whose they are, and what is no file that anybody should read. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPolicies } from "../../plugins/codex/scripts/src/io/policy-files.ts";
import { OPEN_POLICY } from "../../testing/policy.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("readPolicies reads the home's policy and then the repository's, and leaves out absent ones", async (t) => {
  const [home, root] = [await makeTempFolder(t), await makeTempFolder(t)];
  assert.deepEqual(readPolicies(home, root), []);
  assert.deepEqual(readPolicies(join(home, "absent"), join(root, "absent")), []);
  const [ours, theirs] = [join(home, "policy.json"), join(root, ".codex-companion.json")];
  writeFileSync(theirs, '{"models":["m"]}');
  const theirPolicy = { policy: { ...OPEN_POLICY, place: theirs, owner: "repository", models: ["m"] } };
  assert.deepEqual(readPolicies(home, root), [theirPolicy]);
  writeFileSync(ours, "{");
  assert.deepEqual(readPolicies(home, root), [{ problem: `"${ours}" is not a JSON object` }, theirPolicy]);
});

test("readPolicies reads no more of a repository's file than a small regular one, and waits for nothing", async (t) => {
  const [home, root] = [await makeTempFolder(t), await makeTempFolder(t)];
  const place = join(root, ".codex-companion.json");
  const real = join(home, "real.json");
  writeFileSync(real, "{}");
  const plants: readonly [() => void, string][] = [
    [() => symlinkSync("/dev/zero", place), "is a link"],
    [() => symlinkSync(real, place), "is a link"],
    [() => symlinkSync(place, place), "is a link"],
    [() => execFileSync("mkfifo", [place]), "is no regular file"],
    [() => mkdirSync(place), "is no regular file"],
    [() => writeFileSync(place, `{"x":"${"y".repeat(64 * 1024)}"}`), "has more than 64 KiB"],
  ];
  for (const [plant, why] of plants) {
    plant();
    assert.deepEqual(readPolicies(home, root), [{ problem: `"${place}" ${why}` }]);
    rmSync(place, { recursive: true });
  }
});

test("readPolicies follows the user's link, but takes no policy that others could have written", async (t) => {
  const [home, elsewhere] = [await makeTempFolder(t), await makeTempFolder(t)];
  const [place, real] = [join(home, "policy.json"), join(elsewhere, "settings.json")];
  writeFileSync(real, "{}");
  symlinkSync(real, place);
  assert.deepEqual(readPolicies(home, elsewhere), [{ policy: { ...OPEN_POLICY, place } }]);
  for (const mode of [0o666, 0o620]) {
    chmodSync(real, mode);
    assert.deepEqual(readPolicies(home, elsewhere), [
      { problem: `"${place}" can be written by other users (mode ${mode.toString(8)})` },
    ]);
  }
  chmodSync(real, 0o600);
  if (process.geteuid?.() !== 0) return; // Only root can give a file away; whose it is, `ownership.test.ts` asks.
  chownSync(real, 12_345, 12_345);
  assert.deepEqual(readPolicies(home, elsewhere), [
    { problem: `"${place}" belongs to user 12345, not to you (user 0)` },
  ]);
});
