import assert from "node:assert/strict";
import { test } from "node:test";
import { sandboxMode, sandboxPolicy, widened } from "../../../plugins/codex/scripts/src/core/codex/sandbox.ts";
import { SANDBOX_MODES } from "../../../plugins/codex/scripts/src/core/job/request.ts";

const SETTINGS = { writableRoots: ["/cache"], networkAccess: true, excludeTmpdirEnvVar: true, excludeSlashTmp: false };
const CONFIGURED = [null, ...SANDBOX_MODES, "moon-access"];

// What is asked for, then the mode for each of CONFIGURED.
const MODES: readonly (readonly [write: boolean, sandbox: (typeof SANDBOX_MODES)[number] | null, string])[] = [
  [false, null, "read-only read-only read-only read-only read-only"],
  [true, null, "workspace-write workspace-write workspace-write danger-full-access workspace-write"],
  [false, "read-only", "read-only read-only read-only read-only read-only"],
  [true, "read-only", "read-only read-only read-only read-only read-only"],
  [true, "workspace-write", "workspace-write workspace-write workspace-write workspace-write workspace-write"],
  [true, "danger-full-access", Array(5).fill("danger-full-access").join(" ")],
];

for (const [write, sandbox, expected] of MODES) {
  test(`sandboxMode with write ${write} and sandbox ${sandbox}`, () => {
    const modes = CONFIGURED.map((mode) => sandboxMode({ write, sandbox }, { mode, settings: SETTINGS }));
    assert.equal(modes.join(" "), expected);
  });
}

test("sandboxPolicy has the user's own settings and the Git folders only under workspace-write", () => {
  const policies = SANDBOX_MODES.map((mode) => sandboxPolicy(mode, SETTINGS, ["/repo/.git", "/main/.git"]));
  assert.deepEqual(policies, [
    { type: "readOnly", networkAccess: false },
    { type: "workspaceWrite", ...SETTINGS, writableRoots: ["/cache", "/repo/.git", "/main/.git"] },
    { type: "dangerFullAccess" },
  ]);
});

test("sandboxPolicy lets in what the task asks for besides: a read-only turn the network, a writing one folders too", () => {
  const extras = { network: true, addDirs: ["/more"] };
  const settings = { ...SETTINGS, networkAccess: false };
  const policies = SANDBOX_MODES.map((mode) => sandboxPolicy(mode, settings, ["/repo/.git"], extras));
  assert.deepEqual(policies, [
    { type: "readOnly", networkAccess: true },
    { type: "workspaceWrite", ...SETTINGS, writableRoots: ["/cache", "/more", "/repo/.git"] },
    { type: "dangerFullAccess" },
  ]);
  assert.deepEqual(widened(settings, { addDirs: ["/more"] }), { ...settings, writableRoots: ["/cache", "/more"] });
});
