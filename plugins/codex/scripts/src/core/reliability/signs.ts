// What a job's event log says about its route: signs that are counted, and no words.

import { type JsonObject, stringField } from "../json.ts";
import type { Signs } from "./ledger-line.ts";

/** Before anything was seen. */
export const NO_SIGNS: Signs = { rerouted: false, declined: 0, deniedWrites: 0 };

/** The signs after one more event. */
export function addSign(signs: Signs, event: JsonObject): Signs {
  switch (event["type"]) {
    case "rerouted":
      return { ...signs, rerouted: true };
    case "refused":
      return { ...signs, declined: signs.declined + 1 };
    case "files":
      return event["status"] === "completed" ? signs : { ...signs, deniedWrites: signs.deniedWrites + 1 };
    case "command_ended":
      return isDeniedWrite(event) ? { ...signs, deniedWrites: signs.deniedWrites + 1 } : signs;
    default:
      return signs;
  }
}

/** The system's own words for a write that a read-only mount refuses. */
function isDeniedWrite(event: JsonObject): boolean {
  return event["exitCode"] !== 0 && (stringField(event, "output") ?? "").includes("Read-only file system");
}
