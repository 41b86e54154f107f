// What flags of `task` give a turn beyond its prompt and its route. Each field is absent if it was not asked for.

import { booleanField, type JsonObject, stringsField } from "../json.ts";

/** Part of a task's request. */
export interface TurnExtras {
  /** `--network`: what runs in the sandbox may use the network. */
  readonly network?: boolean;
  /** `--add-dir`: more folders that may be written; absolute, without links. */
  readonly addDirs?: readonly string[];
}

/** Decodes the extras of a stored request. */
export function decodeExtras(json: JsonObject): TurnExtras {
  return {
    ...(booleanField(json, "network") === true ? { network: true } : {}),
    ...("addDirs" in json ? { addDirs: stringsField(json, "addDirs") } : {}),
  };
}
