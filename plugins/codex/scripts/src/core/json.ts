// Reads fields of values that come from outside (disk, stdin, Codex), without a cast.
// Each reader gives the typed value, or null if the field is absent or of another type.

/** A JSON object whose fields are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object, or null for anything else, arrays included. */
export function asObject(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The field as a string. */
export function stringField(object: JsonObject, name: string): string | null {
  const value = object[name];
  return typeof value === "string" ? value : null;
}

/** The field as a finite number. */
export function numberField(object: JsonObject, name: string): number | null {
  const value = object[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** The field as a boolean. */
export function booleanField(object: JsonObject, name: string): boolean | null {
  const value = object[name];
  return typeof value === "boolean" ? value : null;
}

/** The field as an object. */
export function objectField(object: JsonObject, name: string): JsonObject | null {
  return asObject(object[name]);
}

/** The field as an array; empty if it is absent or no array. */
export function arrayField(object: JsonObject, name: string): readonly unknown[] {
  const value = object[name];
  return Array.isArray(value) ? value : [];
}

/** The objects in an array field; other elements are passed over. */
export function objectsField(object: JsonObject, name: string): readonly JsonObject[] {
  return objectsIn(arrayField(object, name));
}

/** The objects among values; others are passed over. */
export function objectsIn(values: readonly unknown[]): JsonObject[] {
  return values.map(asObject).filter((element) => element !== null);
}

/** The strings in an array field; other elements are passed over. */
export function stringsField(object: JsonObject, name: string): readonly string[] {
  return arrayField(object, name).filter((element): element is string => typeof element === "string");
}

/** The strings of an object field, by name; other values are passed over. */
export function textsField(object: JsonObject, name: string): Readonly<Record<string, string>> {
  const entries = Object.entries(objectField(object, name) ?? {});
  return Object.fromEntries(entries.flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])));
}

/** Text to a JSON value; undefined if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
