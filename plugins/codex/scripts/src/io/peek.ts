// The cheapest questions of all: is there anything that a prompt could have to hear of, or that could keep Claude from stopping?

import { readdirSync } from "node:fs";
import { join } from "node:path";

/** True if no job is active and none is untold, whoever's it is. */
export function isAllQuiet(home: string): boolean {
  return isEmpty(join(home, "untold")) && isEmpty(join(home, "active"));
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
