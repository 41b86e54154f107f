// The fields of a stored record that must be there: each reader gives the typed value, or throws what is malformed.

import { type JsonObject, numberField, objectField, stringField } from "../json.ts";

/** Says what is wrong with a stored value; caught where a whole record is decoded. */
export class Malformed extends Error {}

/** A string that must be there. */
export function string(json: JsonObject, name: string): string {
  const value = stringField(json, name);
  if (value === null) throw new Malformed(`its field "${name}" is not a string`);
  return value;
}

/** One of a closed list of words, or a word that a later program put into that list. */
export function word(json: JsonObject, name: string): string {
  const value = string(json, name);
  if (!/^[a-z][a-z0-9_]{0,63}$/i.test(value)) throw new Malformed(`its field "${name}" is not a word`);
  return value;
}

/** A finite number that must be there. */
export function number(json: JsonObject, name: string): number {
  const value = numberField(json, name);
  if (value === null) throw new Malformed(`its field "${name}" is not a number`);
  return value;
}

/** A time in ISO 8601 that must be there. */
export function instant(json: JsonObject, name: string): string {
  const value = string(json, name);
  if (Number.isNaN(Date.parse(value))) throw new Malformed(`its field "${name}" is not a time`);
  return value;
}

/** An object that must be there. */
export function required(json: JsonObject, name: string): JsonObject {
  const value = objectField(json, name);
  if (value === null) throw new Malformed(`its field "${name}" is not an object`);
  return value;
}

/** What an object decodes to; null if the field is absent or null. */
export function optional<T>(json: JsonObject, name: string, decode: (value: JsonObject) => T): T | null {
  return json[name] === undefined || json[name] === null ? null : decode(required(json, name));
}
