// unknown -> the identity of a process.

import type { JsonObject } from "../json.ts";
import { Malformed, number, string } from "./fields.ts";
import type { ProcessIdentity } from "./record.ts";

/** Decodes the identity of a process; null if it is none. */
export function decodeIdentity(json: JsonObject): ProcessIdentity | null {
  try {
    return identity(json);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/** The same within a record; throws `Malformed`. */
export function identity(json: JsonObject): ProcessIdentity {
  return {
    pid: number(json, "pid"),
    startedAt: string(json, "startedAt"),
    bootId: string(json, "bootId"),
    host: string(json, "host"),
    pidNamespace: string(json, "pidNamespace"),
  };
}
