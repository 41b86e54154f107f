// The notifier's entry: `notifier.js --home HOME --job ID`. Started by whoever published the end of the job; it tells the
// user's own command of it, sees to that command's end, and ends.

import { notify } from "../app/end/notify.ts";
import { createContext } from "../app/scope/context.ts";

const [, home = "", , job = ""] = process.argv.slice(2);

void notify(createContext({ ...process.env, CODEX_COMPANION_HOME: home }, process.cwd(), null), job);
