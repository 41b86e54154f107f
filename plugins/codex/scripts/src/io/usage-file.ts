// What Codex told last of the plan's limits: `usage.json` in the home, replaced whole by whoever hears of them. Of two that
// hear at once one wins; the next answer of a model tells it again.

import { join } from "node:path";
import { decodeToldUsage, type ToldWindow } from "../core/codex/plan-usage.ts";
import { stringField } from "../core/json.ts";
import { makePrivateFolder } from "./home.ts";
import { unlessFaulty } from "./regular-file.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

/** What was told for this login; none if nothing was. */
export function readToldUsage(home: string, login: string): readonly ToldWindow[] {
  const json = readVersioned(fileIn(home));
  return json !== null && stringField(json, "login") === login ? decodeToldUsage(json) : [];
}

/** Stores what was told for this login. A home that cannot be written to leaves it untold. */
export function writeToldUsage(home: string, login: string, usage: readonly ToldWindow[]): void {
  unlessFaulty(
    () => {
      makePrivateFolder(home);
      replaceVersioned(fileIn(home), { login, usage });
    },
    () => {},
  );
}

function fileIn(home: string): string {
  return join(home, "usage.json");
}
