// unknown -> what a job was asked for, as its record holds it. Throws `Malformed` for what is none.

import { booleanField, type JsonObject, numberField, objectsField, stringField, stringsField } from "../json.ts";
import { decodeReviewRequest } from "../review/review-request.ts";
import { number, optional, string } from "./fields.ts";
import { type RouteChoice, SANDBOX_MODES, type StartTerms, type TaskRequest } from "./request.ts";
import { decodeExtras } from "./turn-extras.ts";

/** Decodes the request of a record. */
export function decodeRequest(json: JsonObject): TaskRequest {
  return {
    write: booleanField(json, "write") ?? false,
    sandbox: SANDBOX_MODES.find((mode) => mode === json["sandbox"]) ?? null,
    allowCommit: booleanField(json, "allowCommit") ?? false,
    model: stringField(json, "model"),
    effort: stringField(json, "effort"),
    timeoutMs: numberField(json, "timeoutMs"),
    ...("stallAfterMs" in json ? { stallAfterMs: numberField(json, "stallAfterMs") } : {}),
    verify: stringField(json, "verify"),
    ...(typeof json["prepare"] === "string" ? { prepare: json["prepare"] } : {}),
    ...(typeof json["from"] === "string" ? { from: json["from"] } : {}),
    ...(booleanField(json, "submodules") === true ? { submodules: true } : {}),
    ...storedRounds(json),
    retry: json["retry"] === "auto" || json["retry"] === "never" ? json["retry"] : null,
    resumeOf: stringField(json, "resumeOf"),
    ...resumedJob(stringField(json, "resumeJob")),
    ...storedTerms(json),
    ...("fallbacks" in json ? { fallbacks: objectsField(json, "fallbacks").map(routeChoice) } : {}),
    ...storedReview(json),
    ...decodeExtras(json),
    promptBytes: number(json, "promptBytes"),
    promptSha256: string(json, "promptSha256"),
  };
}

function storedRounds(json: JsonObject): Pick<TaskRequest, "rounds"> {
  const rounds = numberField(json, "rounds");
  return rounds === null ? {} : { rounds };
}

function resumedJob(resumeJob: string | null): Pick<TaskRequest, "resumeJob"> {
  return resumeJob === null ? {} : { resumeJob };
}

function storedTerms(json: JsonObject): Pick<TaskRequest, "start"> {
  const stored = optional(json, "start", startTerms);
  return stored === null ? {} : { start: stored };
}

function storedReview(json: JsonObject): Pick<TaskRequest, "review"> {
  const stored = optional(json, "review", decodeReviewRequest);
  return stored === null ? {} : { review: stored };
}

function startTerms(json: JsonObject): StartTerms {
  return {
    after: stringsField(json, "after"),
    notBefore: stringField(json, "notBefore"),
    parks: booleanField(json, "parks") ?? false,
    queues: booleanField(json, "queues") ?? true,
    isUnwatched: booleanField(json, "isUnwatched") ?? false,
    ignoresGate: booleanField(json, "ignoresGate") ?? false,
  };
}

/** Decodes a model with an effort. */
export function routeChoice(json: JsonObject): RouteChoice {
  return { model: stringField(json, "model"), effort: stringField(json, "effort") };
}
