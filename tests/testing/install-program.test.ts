import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { spawnable } from "../../plugins/codex/scripts/src/core/windows-command.ts";
import { installProgram } from "../../testing/install-program.ts";
import { makeTempFolder } from "../../testing/temp.ts";

test("installProgram makes an executable that is given its own arguments, then its caller's, as they are", async (t) => {
  const folder = join(await makeTempFolder(t), "it's 50% new");
  const own = ["it's", "100% $HOME", ""];
  const path = installProgram(folder, "said", "fake-programs/told-arguments", "said", ...own);
  const { file, args, isVerbatim } = spawnable(path, ["a b", "c"], process.platform, process.env["ComSpec"]);
  const { stdout } = spawnSync(file, args, { encoding: "utf8", windowsVerbatimArguments: isVerbatim });
  assert.equal(stdout, `said was given: ${[...own, "a b", "c"].map((each) => `<${each}>`).join("")}`);
});
