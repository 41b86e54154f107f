// The cheapest questions of all: is there anything that a prompt could have to hear of, or that could keep Claude from stopping?

import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The folder that names the agents which work in the background. */
export const AWAY = "away";

/** True if no agent works in the background, whoever's it is. */
export function isNobodyAway(home: string): boolean {
  return isEmpty(join(home, AWAY));
}

/** True if no job is active, none is untold and no typed cancel is to be said, whoever's it is. */
export function isAllQuiet(home: string): boolean {
  return ["untold", "active", "cancels"].every((list) => isEmpty(join(home, list)));
}

/** True if no workspace has its stop gate on. */
export function areGatesOff(home: string): boolean {
  return isEmpty(join(home, "stop-gates"));
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}
