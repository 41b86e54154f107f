// What to put into Claude Code's settings so that its status line shows our jobs: ours, with the user's own one kept.

import { type JsonObject, objectField, stringField } from "./json.ts";
import { shellQuote } from "./shell.ts";

/** How an earlier one of ours begins, wherever the plugin was then. */
const OURS = /^node (?:'.*?codex-companion'|\S*codex-companion) statusline(?= |$)/;

/** The value of `statusLine` for a user whose settings these are; `companion` is the file of the program. */
export function statusLineSettings(settings: JsonObject | null, companion: string): JsonObject {
  const present = objectField(settings ?? {}, "statusLine") ?? {};
  const own = stringField(present, "command") ?? "";
  const ours = `node ${shellQuote(companion)} statusline`;
  const rest = own.replace(OURS, "");
  const command = own === "" ? ours : OURS.test(own) ? `${ours}${rest}` : `${ours} --then ${shellQuote(own)}`;
  return { ...present, type: "command", command };
}
