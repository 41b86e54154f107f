// Whether a plain prompt, or a stop, can pass without a word, found out with as little as possible.

import { type Environment, resolveHome } from "../../io/home.ts";
import { areGatesOff, isAllQuiet } from "../../io/peek.ts";

/** True if there is no news for anybody, and no stop gate that would want to know of a prompt. */
export function isQuiet(env: Environment): boolean {
  const home = resolveHome(env);
  return isAllQuiet(home) && areGatesOff(home);
}

/** True if no stop gate is on, anywhere. */
export function mayStop(env: Environment): boolean {
  return areGatesOff(resolveHome(env));
}
