// Keeps secrets out of what is stored: values of secret-looking variables, and texts with the shape of a key.

import { asObject } from "./json.ts";

const SECRET_NAME = /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|AUTHORIZATION/i;
const SHORTEST = 8;
const SHAPES =
  /\b(?:sk|rk|pk|ghp|gho|ghs|github_pat|xox[abprs])[-_][A-Za-z0-9_-]{12,}|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_.-]{10,}|(?<=\bBearer\s)[A-Za-z0-9._~+/=-]{8,}/g;

/** The values in an environment that must never be stored; those shorter than eight characters would hit innocent text. */
export function secretValues(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && value.length >= SHORTEST && SECRET_NAME.test(name) ? [value] : [],
  );
}

/** The text with `[secret]` in place of each secret. A longer one goes first, so that no rest of it stays behind a shorter one within it. */
export function redact(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  const known = longestFirst.reduce((redacted, secret) => redacted.replaceAll(secret, "[secret]"), text);
  return known.replaceAll(SHAPES, "[secret]");
}

/** A JSON value with every string in it redacted. */
export function redactAll<T>(value: T, secrets: readonly string[]): T {
  return redactUnknown(value, secrets) as T;
}

function redactUnknown(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return redact(value, secrets);
  if (Array.isArray(value)) return value.map((element) => redactUnknown(element, secrets));
  const object = asObject(value);
  return object === null
    ? value
    : Object.fromEntries(Object.entries(object).map(([name, field]) => [name, redactUnknown(field, secrets)]));
}
