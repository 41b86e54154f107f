// Who is watching: `watchers/<session>.json` holds the process of a `watch` for that session.

import { sessionsOf } from "../../io/client-store.ts";
import { isWatcherAlive } from "../../io/watcher-store.ts";
import type { Context } from "../scope/context.ts";

/** True if a living `watch` will tell this client's ends. */
export function isWatched(context: Context, sessionId: string): boolean {
  return sessionsOf(context.home, sessionId).some((id) => isWatcherAlive(context.home, id));
}
