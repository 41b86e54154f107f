// The lines that an incident is made of, decoded from `unknown`. Format: `docs/formats/incidents.md`.

import { type FailureKind, type FailureScope, isFailureKind } from "./failure/kinds.ts";
import { instant, Malformed, optional, required, string } from "./job/fields.ts";
import { type JsonObject, stringField, stringsField } from "./json.ts";
import type { Lane } from "./lane.ts";

/** Why an incident was closed: a job of its lane succeeded, the probe passed that had failed, or the user said so. */
export type CloseCause = "success" | "passed" | "resolved";

/** What is kept of a task that was refused before it was a job. */
export interface RefusedWork {
  readonly title: string;
  readonly cwd: string;
  readonly sessionId: string | null;
}

/** One thing that happened to an incident. */
export type IncidentLine =
  /** It happened: for the first time, or again. `jobId` and `payload` are null if a probe failed before there was a job. */
  | {
      readonly type: "failed";
      readonly at: string;
      readonly kind: FailureKind;
      readonly message: string;
      readonly hint: string;
      readonly lane: Lane;
      readonly scope: FailureScope;
      readonly stamp: string;
      readonly payload: string | null;
      readonly jobId: string | null;
      readonly resetAt: string | null;
      /** What of the stamp is of the login; only for a failure of the login. */
      readonly loginStamp?: string;
      /** The last lines on stderr; only if there are any. */
      readonly said?: readonly string[];
      /** The task that was refused, if there was no job. */
      readonly task?: RefusedWork;
    }
  /** It kept a task out. */
  | { readonly type: "refused"; readonly at: string; readonly task?: RefusedWork }
  /** A task takes the one try that there is; the first such line at its time counts. */
  | { readonly type: "tried"; readonly at: string; readonly token: string }
  | { readonly type: "closed"; readonly at: string; readonly cause: CloseCause; readonly jobId: string | null };

/** Decodes a line; null for one that is malformed, or of a kind that this program does not know. */
export function decodeIncidentLine(json: JsonObject): IncidentLine | null {
  try {
    return decode(json);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function decode(json: JsonObject): IncidentLine | null {
  const at = instant(json, "at");
  switch (json["type"]) {
    case "failed":
      return failed(json, at);
    case "refused":
      return { type: "refused", at, ...refusedTask(json) };
    case "tried":
      return { type: "tried", at, token: string(json, "token") };
    case "closed":
      return { type: "closed", at, cause: closeCause(string(json, "cause")), jobId: stringField(json, "jobId") };
    default:
      return null;
  }
}

function failed(json: JsonObject, at: string): IncidentLine {
  const kind = string(json, "kind");
  if (!isFailureKind(kind)) throw new Malformed(`its failure kind "${kind}" is not known`);
  const scope = stringField(json, "scope");
  return {
    type: "failed",
    at,
    kind,
    message: string(json, "message"),
    hint: string(json, "hint"),
    lane: lane(required(json, "lane")),
    scope: scope === "lane" || scope === "payload" ? scope : "none",
    stamp: string(json, "stamp"),
    payload: stringField(json, "payload"),
    jobId: stringField(json, "jobId"),
    resetAt: json["resetAt"] == null ? null : instant(json, "resetAt"),
    ...("loginStamp" in json ? { loginStamp: string(json, "loginStamp") } : {}),
    ...("said" in json ? { said: stringsField(json, "said") } : {}),
    ...refusedTask(json),
  };
}

function refusedTask(json: JsonObject): { readonly task?: RefusedWork } {
  const task = optional(json, "task", (value) => ({
    title: string(value, "title"),
    cwd: string(value, "cwd"),
    sessionId: stringField(value, "sessionId"),
  }));
  return task === null ? {} : { task };
}

function lane(json: JsonObject): Lane {
  const route = required(json, "route");
  return {
    executable: string(json, "executable"),
    workspaceRoot: string(json, "workspaceRoot"),
    route: {
      model: stringField(route, "model"),
      effort: stringField(route, "effort"),
      sandbox: string(route, "sandbox"),
    },
  };
}

/** A cause that a later program may write closes too. */
function closeCause(text: string): CloseCause {
  return text === "resolved" || text === "passed" ? text : "success";
}
