/**
 * The real Claude Code with our plugin, and below it the real Codex, both on scripted models: what a user has.
 */
import { join } from "node:path";
import type { TestContext } from "node:test";
import { type ClaudeRig, type ClaudeRigOptions, withClaudeRig } from "./claude-rig.ts";
import { codexBinary, repositoryRoot } from "./codex-binary.ts";
import { writeCodexHome } from "./codex-home.ts";
import { type ScriptedModel, type ScriptedModelOptions, startScriptedModel } from "./scripted-model.ts";

/** A rig with both models. */
export interface TruthRig extends ClaudeRig {
  /** The model behind Codex; `model` is the one behind Claude. */
  readonly codexModel: ScriptedModel;
  /** The companion's state home. */
  readonly home: string;
}

/** What differs from the plain rig. */
export interface TruthRigOptions extends Omit<ClaudeRigOptions, "plugins"> {
  /** Makes the plugin's folders; default: the one of this repository. */
  readonly plugins?: ClaudeRigOptions["plugins"];
  readonly codex?: ScriptedModelOptions;
}

/** The plugin's folder in this repository. */
export const pluginFolder = join(repositoryRoot(), "plugins", "codex");

/** Calls the body with a rig, and takes it down afterwards. */
export async function withTruthRig(
  t: TestContext,
  options: TruthRigOptions,
  body: (rig: TruthRig) => Promise<void>,
): Promise<void> {
  const codexModel = await startScriptedModel(options.codex);
  try {
    const codexEnv = (folder: string) => ({
      CODEX_HOME: join(folder, "codex-home"),
      CODEX_COMPANION_HOME: join(folder, "companion-home"),
      CODEX_COMPANION_CODEX: codexBinary(),
      MOCK_KEY: "dummy-key",
    });
    const extra = options.env;
    const env = (folder: string) => ({ ...codexEnv(folder), ...(typeof extra === "function" ? extra(folder) : extra) });
    const plugins = options.plugins ?? (async () => [pluginFolder]);
    await withClaudeRig(t, { ...options, plugins, env }, async (rig) => {
      await writeCodexHome(join(rig.folder, "codex-home"), { modelUrl: codexModel.url });
      await body({ ...rig, codexModel, home: join(rig.folder, "companion-home") });
    });
  } finally {
    await codexModel.close();
  }
}

/** The agent's Bash command for a task, as the agent file wants it. */
export function rescueCommand(task: string, ...flags: readonly string[]): string {
  const end = "CODEX_TASK_TEXT_ENDS_HERE";
  return ["codex-companion task --handover-after 590s", ...flags, `--prompt-file - <<'${end}'\n${task}\n${end}`].join(
    " ",
  );
}
