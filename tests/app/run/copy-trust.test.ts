/** Whose trust holds for a copy: that of the user's own folders, as far as they are there. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { copyTrustOf } from "../../../plugins/codex/scripts/src/app/run/copy-trust.ts";
import { isTrusted } from "../../../plugins/codex/scripts/src/core/codex/configuration.ts";
import { copyPlace, workspacePlace } from "../../../plugins/codex/scripts/src/core/job/place.ts";
import { RUNNING } from "../../../testing/sample-records.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

test("copyTrustOf names the user's folder that the job's stands for, then the root, and nothing of what is gone", async (t) => {
  const workspaceRoot = await makeTempFolder(t);
  mkdirSync(join(workspaceRoot, "sub"));
  const copy = "/state/copies/x";
  const job = (cwd: string) => ({ ...RUNNING, workspaceRoot, cwd, place: copyPlace(copy, "1", "codex/x") });
  const folders = (cwd: string) => copyTrustOf(job(cwd)).trust?.folders;
  assert.deepEqual(folders(`${copy}/sub`), [join(workspaceRoot, "sub"), workspaceRoot]);
  assert.deepEqual(folders(`${copy}/new`), [workspaceRoot]);
  assert.deepEqual(copyTrustOf(job(copy)), { trust: { copy, folders: [workspaceRoot] } });
  assert.deepEqual(copyTrustOf({ ...job(copy), workspaceRoot: join(workspaceRoot, "gone") }), {});
  assert.deepEqual(copyTrustOf({ ...job(workspaceRoot), place: workspacePlace(workspaceRoot) }), {});
});

test("isTrusted asks for the very folder, and takes no other word for trust", () => {
  const config = { projects: { "/a": { trust_level: "trusted" }, "/b": { trust_level: "untrusted" }, "/c": 1 } };
  const asked = [["/a"], ["/b"], ["/c"], ["/a/sub"], ["/b", "/a"], []];
  assert.deepEqual(
    asked.map((folders) => isTrusted(config, folders)),
    [true, false, false, false, true, false],
  );
  assert.equal(isTrusted({}, ["/a"]), false);
});
