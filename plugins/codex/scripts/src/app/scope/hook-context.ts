// The surroundings of a hook: the client's session and folder are those that the event names.

import type { HookEvent } from "../../core/telling/hook-event.ts";
import type { Environment } from "../../io/home.ts";
import { type Context, createContext } from "./context.ts";

/** The surroundings of a hook that was called for this event. */
export function hookContext(event: Extract<HookEvent, { cwd: string }>, env: Environment): Context {
  return { ...createContext(env, event.cwd === "" ? "/" : event.cwd, null), sessionId: event.sessionId };
}
