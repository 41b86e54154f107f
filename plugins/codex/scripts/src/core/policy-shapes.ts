// The shapes that the fields of a policy may have.

import { LOCAL_NAME } from "./executor.ts";
import type { RouteChoice } from "./job/request.ts";
import { asObject, type JsonObject } from "./json.ts";
import { decodeGates, type GateRule } from "./reliability/gate.ts";
import { decodeDefaults, type TaskDefaults } from "./task-defaults.ts";
import { inLine } from "./text.ts";

const MOST_NAME = 80;

/** Where a check may run; false: nowhere. */
export type CheckRule = "sandbox" | "outside" | false;

/** What was read, or what is wrong, as a sentence about the field by its name. */
type Read<T> = { readonly value: T } | { readonly problem: string };

/** One shape: reads the value of a field that is there. */
export type Shape<T> = (value: unknown, name: string) => Read<T>;

/** Reads the fields of one object, and keeps the first problem. */
export interface FieldReader {
  /** The field by its shape; `absent` if it is not there or wrong. */
  read<T, A>(name: string, shape: Shape<T>, absent: A): T | A;
  problem(): string | null;
}

/** Reads the fields of an object. */
export function reader(json: JsonObject): FieldReader {
  let first: string | null = null;
  return {
    read(name, shape, absent) {
      if (json[name] === undefined) return absent;
      const read = shape(json[name], name);
      if ("value" in read) return read.value;
      first ??= read.problem;
      return absent;
    },
    problem: () => first,
  };
}

function shapeOf<T>(what: string, read: (value: unknown) => T | undefined): Shape<T> {
  return (value, name) => {
    const known = read(value);
    return known === undefined ? { problem: `"${name}" is not ${what}` } : { value: known };
  };
}

const isString = (value: unknown): value is string => typeof value === "string";
const wholeFrom = (least: number) => (value: unknown) => {
  if (value === null) return null;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least ? value : undefined;
};

/** A list of strings. */
export const STRINGS = shapeOf<readonly string[]>("a list of strings", (value) =>
  Array.isArray(value) && value.every(isString) ? value : undefined,
);

/** A text that is not empty. */
export const TEXT = shapeOf<string>("a text", (value) => (isString(value) && value !== "" ? value : undefined));

/** A list of paths below the root of a repository: relative, nowhere `..`, and nothing of Git's own. */
export const PATHS_WITHIN = shapeOf<readonly string[]>(
  'a list of paths within the repository (relative, without ".." and ".git")',
  (value) => (Array.isArray(value) && value.every(isPathWithin) ? value : undefined),
);

function isPathWithin(value: unknown): value is string {
  if (typeof value !== "string" || value.includes("\0") || /^(?:[/\\]|[A-Za-z]:)/.test(value)) return false;
  const parts = value.replace(/[/\\]+$/, "").split(/[/\\]/);
  return parts.every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git");
}

/** True or false. */
export const SWITCH = shapeOf<boolean>("true or false", (value) => (typeof value === "boolean" ? value : undefined));

/** How many at least one; null: no limit. */
export const COUNT = shapeOf<number | null>("a whole number above 0", wholeFrom(1));

/** How many, also none; null: no limit. */
export const COUNT_OR_NONE = shapeOf<number | null>("a whole number from 0 on", wholeFrom(0));

/** Where checks may run. */
export const CHECK_RULE = shapeOf<CheckRule>('"sandbox", "outside" or false', (value) =>
  value === "sandbox" || value === "outside" || value === false ? value : undefined,
);

/** The names that executors may have; `local` is this machine's. */
const EXECUTOR_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** Executors by their names. What is said of each is read when it is used. */
export const EXECUTORS: Shape<Readonly<Record<string, JsonObject>>> = (value, field) => {
  const read = OBJECTS(value, field);
  const odd = Object.keys("value" in read ? read.value : {}).find((name) => !isExecutorName(name));
  if (odd === undefined) return read;
  const shown = inLine(JSON.stringify(odd), MOST_NAME);
  const why =
    odd === LOCAL_NAME
      ? "that is this machine"
      : "a name is of letters, digits, dots, dashes and underscores, begins with a letter or digit, and has at most 64 of them";
  return { problem: `"${field}" has the name ${shown}: ${why}` };
};

function isExecutorName(name: string): boolean {
  return name !== LOCAL_NAME && EXECUTOR_NAME.test(name);
}

/** An object of objects. */
const OBJECTS = shapeOf<Readonly<Record<string, JsonObject>>>("an object of objects", (value) => {
  const entries = Object.entries(asObject(value) ?? { value: null }).map(
    ([name, each]) => [name, asObject(each)] as const,
  );
  const good = entries.flatMap(([name, each]) => (each === null ? [] : [[name, each] as const]));
  return good.length === entries.length ? Object.fromEntries(good) : undefined;
});

/** A list of models with efforts, either of which may be absent, but not both. */
export const ROUTES = shapeOf<readonly RouteChoice[]>('a list of {"model", "effort"}', (value) => {
  const routes = Array.isArray(value) ? value.map(routeIn) : [undefined];
  const good = routes.filter((route) => route !== undefined);
  return good.length === routes.length ? good : undefined;
});

function routeIn(value: unknown): RouteChoice | undefined {
  const { model = null, effort = null } = asObject(value) ?? {};
  if (model === null && effort === null) return undefined;
  const isFit = (part: unknown): part is string | null => part === null || typeof part === "string";
  return isFit(model) && isFit(effort) ? { model, effort } : undefined;
}

/** `{"block": PERCENT}`, from 0 to 100. */
export const USAGE_BLOCK = shapeOf<number | null>('{"block": PERCENT}', (value) => {
  const { block } = asObject(value) ?? {};
  return typeof block === "number" && block >= 0 && block <= 100 ? block : undefined;
});

/** Defaults of flags of `task`. */
export const DEFAULTS: Shape<TaskDefaults> = (value) => {
  const json = asObject(value);
  const decoded = json === null ? { problem: '"defaults" is not an object' } : decodeDefaults(json);
  return "problem" in decoded ? decoded : { value: decoded.defaults };
};

/** One rule of the drift gate, or a list of them. */
export const GATES: Shape<readonly GateRule[]> = (value) => {
  const decoded = decodeGates(value);
  return "problem" in decoded ? decoded : { value: decoded.rules };
};
