// Whether a plain prompt can pass without a word, found out with as little as possible.

import { type Environment, resolveHome } from "../../io/home.ts";
import { isAllQuiet } from "../../io/peek.ts";

/** True if there is no news for anybody. */
export function isQuiet(env: Environment): boolean {
  return isAllQuiet(resolveHome(env));
}
