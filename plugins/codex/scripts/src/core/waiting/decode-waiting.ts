// unknown -> why a job waits. A reason that a later program may write is survived: the job waits, and why is not known.

import { isFailureKind } from "../failure/kinds.ts";
import { instant, Malformed, number, required, string } from "../job/fields.ts";
import { type JsonObject, stringsField } from "../json.ts";
import { isMode } from "../reliability/modes.ts";
import type { WaitCause, Waiting } from "./waiting.ts";

/** Reads the field `waiting` of a record; null for what is malformed, or of a reason that is not known. */
export function decodeWaiting(json: JsonObject): Waiting | null {
  try {
    const cause = causeIn(json);
    if (cause === null) return null;
    return {
      ...cause,
      since: instant(json, "since"),
      opensAt: json["opensAt"] == null ? null : instant(json, "opensAt"),
    };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function causeIn(json: JsonObject): WaitCause | null {
  const reason = json["reason"];
  if (reason === "time") return { reason, detail: null };
  const detail = required(json, "detail");
  switch (reason) {
    case "slot": {
      const ceiling = detail["ceiling"] === "workspace" ? "workspace" : "home";
      return { reason, detail: { ceiling, most: number(detail, "most") } };
    }
    case "after": {
      const sameThread = detail["sameThread"] === true ? ({ sameThread: true } as const) : {};
      return { reason, detail: { jobs: stringsField(detail, "jobs"), ...sameThread } };
    }
    case "lane": {
      const kind = string(detail, "kind");
      if (!isFailureKind(kind)) throw new Malformed(`its failure kind "${kind}" is not known`);
      return { reason, detail: { fingerprint: string(detail, "fingerprint"), kind } };
    }
    case "gate": {
      const mode = detail["mode"];
      if (!isMode(mode)) throw new Malformed("its mode is not known");
      return { reason, detail: { mode, limit: number(detail, "limit"), runs: number(detail, "runs") } };
    }
    case "executor":
      return { reason, detail: { name: string(detail, "name"), word: string(detail, "word") } };
    default:
      return null;
  }
}
