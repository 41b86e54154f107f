/** The real client enables two plugins named codex without a warning; `setup` finds the other in the client's own files. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { claudeBinary } from "../../testing/claude-binary.ts";
import { writeClaudeHome } from "../../testing/claude-home.ts";
import { writeMarketplace, writePlugin } from "../../testing/claude-plugin.ts";
import { repositoryRoot } from "../../testing/codex-binary.ts";
import { makeRig } from "../../testing/companion.ts";

const run = promisify(execFile);

for (const scope of ["user", "project"] as const) {
  test(`another plugin named codex, enabled for the ${scope}, is listed beside ours by the client and named by setup`, async (t) => {
    const rig = await makeRig(t, { scenario: {}, dist: true });
    const offered = join(rig.folder, "offered");
    await writePlugin(join(offered, "plug"), "codex", { "commands/rescue.md": "Hello." });
    await writeMarketplace(offered, "openai-codex", { name: "codex", path: "plug" });
    await mkdir(join(rig.folder, "client"));
    const env = await writeClaudeHome(join(rig.folder, "client"), { modelUrl: "http://127.0.0.1:9", work: rig.repo });
    const plugin = async (...args: readonly string[]) =>
      (await run(claudeBinary(), ["plugin", ...args], { cwd: rig.repo, env })).stdout;

    await plugin("marketplace", "add", repositoryRoot());
    await plugin("marketplace", "add", offered);
    await plugin("install", "codex@codex-rescue");
    const namesakes = async () =>
      JSON.parse((await rig.run(["setup", "--json"], { env: { HOME: env["HOME"] } })).stdout).namesakes;
    assert.deepEqual(await namesakes(), []);
    await plugin("install", "codex@openai-codex", "--scope", scope);

    const listed: { readonly id: string; readonly enabled: boolean }[] = JSON.parse(await plugin("list", "--json"));
    const enabled = listed.filter((each) => each.enabled && each.id.startsWith("codex@")).map(({ id }) => id);
    assert.deepEqual(enabled.sort(), ["codex@codex-rescue", "codex@openai-codex"]);
    assert.deepEqual(await namesakes(), [{ id: "codex@openai-codex", scope }]);

    await plugin("disable", "codex@openai-codex", "--scope", scope); // As `setup` says.
    assert.deepEqual(await namesakes(), []);
  });
}
