// The JSON object in an answer that should be nothing else: bare, in a code fence, or with words around it.

import { asObject, type JsonObject, parseJson } from "../json.ts";

/** An object, and whether the answer was nothing but that object. */
export interface JsonAnswer {
  readonly json: JsonObject;
  readonly isAlone: boolean;
}

const FENCED = /^```[\w-]*\s*\n([\s\S]*?)\n?\s*```$/;

/** The object in a text; null if there is none, or it is cut off. */
export function jsonAnswer(text: string): JsonAnswer | null {
  const trimmed = text.replace(/^\ufeff/, "").trim();
  const alone = asObject(parseJson(trimmed)) ?? asObject(parseJson(FENCED.exec(trimmed)?.[1] ?? ""));
  if (alone !== null) return { json: alone, isAlone: true };
  const inside = trimmed.slice(trimmed.indexOf("{"), trimmed.lastIndexOf("}") + 1);
  const json = asObject(parseJson(inside));
  return json === null ? null : { json, isAlone: false };
}
