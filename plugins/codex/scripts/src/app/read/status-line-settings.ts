// What the user's settings are to hold so that the status line shows our jobs.

import type { JsonObject } from "../../core/json.ts";
import { statusLineSettings } from "../../core/status-line-settings.ts";
import { readClientSettings, userSettingsFile } from "../../io/client-plugins.ts";
import type { Context } from "../scope/context.ts";

/** The file of the settings, and what to put into it. Nothing is written. */
export function wantedStatusLine(
  { env, cwd }: Context,
  companion: string,
): { readonly file: string; readonly statusLine: JsonObject } {
  return { file: userSettingsFile(env), statusLine: statusLineSettings(readClientSettings(env, cwd).user, companion) };
}
