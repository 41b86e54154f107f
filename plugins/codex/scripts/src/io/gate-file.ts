// When the drift gate was reset last: `gate.json` in the home, replaced whole.

import { join } from "node:path";
import { stringField } from "../core/json.ts";
import { makePrivateFolder } from "./home.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

/** The time of the last reset, in ms since 1970; null if there was none. */
export function readGateReset(home: string): number | null {
  const json = readVersioned(join(home, "gate.json"));
  const ms = Date.parse((json && stringField(json, "resetAt")) ?? "");
  return Number.isNaN(ms) ? null : ms;
}

/** Notes a reset. */
export function writeGateReset(home: string, resetAt: string): void {
  makePrivateFolder(home);
  replaceVersioned(join(home, "gate.json"), { resetAt });
}
