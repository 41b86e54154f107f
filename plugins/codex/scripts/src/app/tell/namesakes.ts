// Which other plugins named `codex` are enabled where this runs.

import { type EnabledPlugin, enabledNamesakes, installFolders, isOurPlugin } from "../../core/client-plugins.ts";
import { readClientSettings, readInstalled, readManifest } from "../../io/client-plugins.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

/** Those that are enabled and, as far as that is known, installed; of several of ours, all but one. */
export function findNamesakes(context: Context): readonly EnabledPlugin[] {
  const { env, cwd } = context;
  const project = env["CLAUDE_PROJECT_DIR"] || workspaceRootOf(context);
  const enabled = enabledNamesakes(readClientSettings(env, project));
  if (enabled.length === 0) return [];
  const installed = readInstalled(env);
  const candidates = enabled.flatMap((plugin) => {
    const folders = installFolders(installed, plugin.id, [project, cwd]);
    if (folders?.length === 0) return [];
    const manifest = folders?.[0] === undefined ? null : readManifest(folders[0]);
    return [{ plugin, isOurs: isOurPlugin(plugin.id, manifest) }];
  });
  const others = candidates.filter(({ isOurs }) => !isOurs);
  const ours = candidates.filter(({ isOurs }) => isOurs).slice(1);
  return [...others, ...ours].map(({ plugin }) => plugin);
}
