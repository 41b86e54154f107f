// On which day somebody last looked whether a failure mode has risen: `risen.json` in the home, replaced whole.

import { join } from "node:path";
import { stringField } from "../core/json.ts";
import { makePrivateFolder } from "./home.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

/** The day of the last look, as it was written; null if there was none. */
export function readRisenLook(home: string): string | null {
  const json = readVersioned(join(home, "risen.json"));
  return json && stringField(json, "lookedOn");
}

/** Notes a look. */
export function writeRisenLook(home: string, lookedOn: string): void {
  makePrivateFolder(home);
  replaceVersioned(join(home, "risen.json"), { lookedOn });
}
