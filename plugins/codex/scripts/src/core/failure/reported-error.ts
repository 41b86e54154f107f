// What an error says, made ready for the rules: its structured fields, or its text with the wrappings taken off.
// Texts are read from their start only. A service may echo the prompt or the model's words further inside.

import type { CodexError } from "../codex/turn-error.ts";
import { asObject, type JsonObject, numberField, objectField, parseJson, stringField } from "../json.ts";

/** One utterance. Fields are null, `words` empty, if it says nothing of them. */
export interface ReportedError {
  /** The name of Codex's `codexErrorInfo`. */
  readonly info: string | null;
  /** The HTTP status. */
  readonly status: number | null;
  /** The service's own name of the error, the parameter that it complains of, and its class of error. */
  readonly code: string | null;
  readonly param: string | null;
  readonly type: string | null;
  /** The innermost text. */
  readonly words: string;
  /** True if a web page came instead of the service's answer. */
  readonly isPage: boolean;
  /** True if Codex says that the stream of the answer broke. */
  readonly isBrokenStream: boolean;
}

const SILENCE: ReportedError = {
  info: null,
  status: null,
  code: null,
  param: null,
  type: null,
  words: "",
  isPage: false,
  isBrokenStream: false,
};

const MOST_CHARACTERS = 16_000;

// What Codex puts before the words that matter, each as often as it comes.
const WRAPPINGS: readonly RegExp[] = [
  /^(?:fatal )?error: /i,
  /^(?:model )?stream error: /i,
  /^error running remote compact task: /i,
  /^error creating thread: /i,
  /^failed to initialize (?:codex|session): /i,
  /^error loading configuration: (?=failed to (?:load|fetch) (?:your )?cloud )/i,
  /^failed to start turn: /i,
  /^(?:thread|turn)\/\w+(?: failed)?: /,
  /^falling back from websockets to https transport\. /i,
  /^sandbox error: /i,
  /^app-server: /i,
];
// A web page, or what Codex says in its place.
const PAGE = /^(?:<(?:!doctype )?html\b|Access blocked by Cloudflare\b)/i;
const BROKEN_STREAM = /^stream disconnected before completion: /i;
const STATUS =
  /^(?:unexpected status|exceeded retry limit, last status:|error=http) (\d{3})\b[^:,\n]{0,60}(?:[:,] |$)/i;
const RETRYING = /; retrying \d+\/\d+ in [^\n]{0,20}$/;
const BODY = /^(\{[\s\S]*\})(?:, (?:url|cf-ray|request id): [\s\S]*)?$/;

/** What Codex reported of an error in fields of its own. The text tells only whether a page came. */
export function errorInFields(error: CodexError): ReportedError {
  return { ...SILENCE, info: error.info, status: error.httpStatus, isPage: errorInText(error.message).isPage };
}

/** What a text of Codex's own says. */
export function errorInText(text: string): ReportedError {
  return unwrapped({ ...SILENCE, words: text.slice(0, MOST_CHARACTERS).trim().replace(RETRYING, "") });
}

/** The words for people in a text that is a service's whole answer, else the text. */
export function wordsForPeople(text: string): string {
  return messageIn(asObject(parseJson(text)) ?? {}) ?? text;
}

/** Takes off one wrapping after the other; each makes the words shorter. */
function unwrapped(said: ReportedError): ReportedError {
  const { words } = said;
  const wrapping = WRAPPINGS.find((pattern) => pattern.test(words));
  if (wrapping !== undefined) return unwrapped({ ...said, words: words.replace(wrapping, "") });
  if (BROKEN_STREAM.test(words))
    return unwrapped({ ...said, words: words.replace(BROKEN_STREAM, ""), isBrokenStream: true });
  const status = STATUS.exec(words);
  if (status !== null) return unwrapped({ ...said, words: words.slice(status[0].length), status: Number(status[1]) });
  const body = asObject(parseJson(BODY.exec(words)?.[1] ?? ""));
  return body === null ? { ...said, isPage: PAGE.test(words) } : { ...said, ...inBody(body, said) };
}

/** A service's whole answer: `{"error":{"message","type","code","param"},"status"}` or `{"detail"}`. */
function inBody(body: JsonObject, said: ReportedError): Partial<ReportedError> {
  const error = objectField(body, "error") ?? {};
  return {
    status: said.status ?? numberField(body, "status"),
    code: stringField(error, "code"),
    param: stringField(error, "param"),
    type: stringField(error, "type"),
    words: messageIn(body) ?? said.words,
  };
}

function messageIn(body: JsonObject): string | null {
  return stringField(objectField(body, "error") ?? {}, "message") ?? stringField(body, "detail");
}
