// Whether a plain prompt, or a stop, can pass without a word, found out with as little as possible.

import { type Environment, resolveHome } from "../../io/home.ts";
import { areGatesOff, isAllQuiet, isNobodyAway } from "../../io/peek.ts";

/** True if there is no news for anybody, and no stop gate that would want to know of a prompt. */
export function isQuiet(env: Environment): boolean {
  const home = resolveHome(env);
  return isAllQuiet(home) && areGatesOff(home);
}

/** True if no stop gate is on, anywhere. */
export function hasNoGate(env: Environment): boolean {
  return areGatesOff(resolveHome(env));
}

/** True if no agent works in the background, anywhere: none can have come back unheard. */
export function hasNobodyAway(env: Environment): boolean {
  return isNobodyAway(resolveHome(env));
}
