// Which other plugins named `codex` Claude Code has enabled. It lists both without a warning, and a command of one may then
// start the agent of the other. Sources: the client's `settings.json` (`enabledPlugins`) and `plugins/installed_plugins.json`,
// as Claude Code 2.1.332 writes them.

import { asObject, type JsonObject, objectField, objectsField, stringField } from "./json.ts";

/** Where the client keeps settings; a later one wins over those before it. */
const SETTINGS_SCOPES = ["user", "project", "local", "managed"] as const;
export type SettingsScope = (typeof SETTINGS_SCOPES)[number];

/** Settings of the client, by where they are kept; null if there are none. */
export type Settings = Readonly<Record<SettingsScope, JsonObject | null>>;

/** A plugin by its id, `NAME@MARKETPLACE`, and where it is enabled. */
export interface EnabledPlugin {
  readonly id: string;
  readonly scope: SettingsScope;
}

const OUR_NAME = "codex@";
const OUR_ID = "codex@codex-rescue";
const OUR_AUTHOR = "codex-rescue maintainers";
const WELL_FORMED = /^codex@[\w.-]{1,100}$/;

/** The enabled plugins named `codex`, whoever's they are. */
export function enabledNamesakes(settings: Settings): readonly EnabledPlugin[] {
  const found = new Map<string, EnabledPlugin>();
  for (const scope of SETTINGS_SCOPES) {
    for (const [id, value] of Object.entries(objectField(settings[scope] ?? {}, "enabledPlugins") ?? {})) {
      if (!id.startsWith(OUR_NAME) || !WELL_FORMED.test(id)) continue;
      if (value === false || value === null) found.delete(id);
      else found.set(id, { id, scope: found.get(id)?.scope ?? scope });
    }
  }
  return [...found.values()];
}

/** The folders into which a plugin is installed, for this project; null if that is not known at all. */
export function installFolders(
  installed: JsonObject | null,
  id: string,
  projects: readonly string[],
): readonly string[] | null {
  const plugins = installed && objectField(installed, "plugins");
  if (!plugins) return null;
  return objectsField(plugins, id)
    .filter((entry) => {
      const project = stringField(entry, "projectPath");
      return project === null || projects.includes(project);
    })
    .flatMap((entry) => stringField(entry, "installPath") ?? []);
}

/** True for a plugin of ours, by its manifest, or if that cannot be read by its id. */
export function isOurPlugin(id: string, manifest: JsonObject | null): boolean {
  const author = manifest && asObject(manifest["author"]);
  return author ? stringField(author, "name") === OUR_AUTHOR : id === OUR_ID;
}

/** What is said of another plugin of this name, and what to do. */
export function namesakeWords({ id, scope }: EnabledPlugin): string {
  const how =
    scope === "managed"
      ? "your administrator's settings enable it"
      : `disable one of them: claude plugin disable ${id} --scope ${scope}`;
  return `Another enabled plugin is named codex: ${id}. Commands of one may start the agent of the other; ${how}.`;
}
