// The error of a turn as Codex reports it, decoded; also one of a kind that nobody knew of.

import { asObject, type JsonObject, numberField, stringField } from "../json.ts";

/** An error as Codex reports it. `info` is the name of its `codexErrorInfo`, `httpStatus` the status within it. */
export interface CodexError {
  readonly message: string;
  readonly info: string | null;
  readonly httpStatus: number | null;
  readonly details: string | null;
}

/** Decodes an error object of a turn. */
export function decodeError(error: JsonObject): CodexError {
  const info = error["codexErrorInfo"];
  const tagged = asObject(info);
  const tag = tagged === null ? undefined : Object.keys(tagged)[0];
  const body = tagged === null || tag === undefined ? null : asObject(tagged[tag]);
  return {
    message: stringField(error, "message") ?? "",
    info: typeof info === "string" ? info : (tag ?? null),
    httpStatus: body === null ? null : numberField(body, "httpStatusCode"),
    details: stringField(error, "additionalDetails"),
  };
}
