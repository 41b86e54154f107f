// `setup --statusline`: what to put into the settings of Claude Code. It writes nothing: the settings are the user's.

import { join } from "node:path";
import { wantedStatusLine } from "../app/read/status-line-settings.ts";
import type { Context } from "../app/scope/context.ts";
import { inLine } from "../core/text.ts";
import { EXIT } from "./errors.ts";
import type { Output } from "./output.ts";

/** The program, seen from the folder that this file is built into. */
const COMPANION = join(import.meta.dirname, "..", "..", "..", "bin", "codex-companion");

/** Prints it, and gives the exit code. */
export function showStatusLineSettings(context: Context, output: Output): number {
  const { file, statusLine } = wantedStatusLine(context, COMPANION);
  output.answer({ file, statusLine });
  output.say(`Put this into "${inLine(file)}", in place of a "statusLine" that is there:\n`);
  output.say(JSON.stringify({ statusLine }, null, 2));
  output.say("\nYour own status line, if there is one, goes on being shown: it stands behind --then.");
  output.say("After an update of the plugin that moves its folder, ask again.");
  return EXIT.ok;
}
