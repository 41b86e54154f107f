// `defaults` in the user's policy: flags of `task` that hold where the command line says nothing else.

import { parseDuration } from "./duration.ts";
import { LOCAL_NAME } from "./executor.ts";
import { SANDBOX_MODES } from "./job/request.ts";
import { nearest } from "./nearest.ts";
import { MOST_ROUNDS } from "./outcome/rounds.ts";

/** What a flag may be given; a switch that is off is as if it were not there. */
export type FlagValue = string | boolean | readonly string[];

/** Flags by their long names. */
export type TaskDefaults = Readonly<Record<string, FlagValue>>;

/** What is wrong with a value, as a predicate; null if nothing is. */
type Check = (value: unknown) => string | null;

const SWITCH: Check = (value) => (typeof value === "boolean" ? null : "is not true or false");
const TEXT: Check = (value) => (typeof value === "string" && value.trim() !== "" ? null : "is not a text");
const TEXTS: Check = (value) =>
  Array.isArray(value) && value.every((each) => TEXT(each) === null) ? null : "is not a list of texts";
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value) ? null : `is none of ${words.join(", ")}`;
const DURATION: Check = (value) =>
  typeof value === "string" && parseDuration(value) !== null ? null : "is not a duration such as 90s, 10m or 2h";
const count =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? null
      : `is not a whole number from ${least} to ${most}`;

/** What may be a default: what is not about one task alone. `on` names an executor. */
const CHECKS: Readonly<Record<string, Check>> = {
  ...{ background: SWITCH, wait: SWITCH, write: SWITCH, "read-only": SWITCH, sandbox: oneOf(...SANDBOX_MODES) },
  ...{ "allow-commit": SWITCH, network: SWITCH, "add-dir": TEXTS, config: TEXTS, isolate: SWITCH, from: TEXT },
  ...{ prepare: TEXT, "best-of": count(2, 8), models: TEXT, model: TEXT, effort: TEXT, route: oneOf("auto") },
  ...{ fallback: SWITCH, timeout: DURATION, verify: TEXT, rounds: count(1, MOST_ROUNDS) },
  "stall-after": (value) => (value === "never" ? null : DURATION(value)),
  ...{ retry: oneOf("auto", "never"), "handover-after": DURATION, park: SWITCH, "no-queue": SWITCH },
  ...{ "ignore-gate": SWITCH, on: TEXT },
};

/** The flags that may have a default. */
export const DEFAULT_FLAGS: readonly string[] = Object.keys(CHECKS);

/** Flags that contradict each other: one of them that is given rules the defaults of the others out. */
const RIVALS: readonly (readonly [string, readonly string[]])[] = [
  ["background", ["wait"]],
  ["wait", ["background"]],
  ["write", ["read-only", "sandbox"]],
  ["read-only", ["write", "sandbox"]],
  ["sandbox", ["write", "read-only"]],
  ["model", ["route"]],
  ["effort", ["route"]],
  ["route", ["model", "effort"]],
  ["resume", ["isolate", "best-of"]],
  ["resume-last", ["isolate", "best-of"]],
  ["isolate", ["best-of"]],
];

/** Those of them that a command line may not have together. */
const CLASHES = [
  ["background", "wait"],
  ["write", "read-only"],
  ["route", "model"],
  ["route", "effort"],
] as const;

/** Decodes `defaults`, whose names are those of flags in camelCase; or says what is wrong with it. */
export function decodeDefaults(
  json: Readonly<Record<string, unknown>>,
): { readonly defaults: TaskDefaults } | { readonly problem: string } {
  const defaults: Record<string, FlagValue> = {};
  for (const [name, value] of Object.entries(json)) {
    const flag = flagOf(name);
    const check = Object.hasOwn(CHECKS, flag) && name === camelCase(flag) ? CHECKS[flag] : undefined;
    if (check === undefined)
      return { problem: `"defaults.${name}" is no flag of task that may have a default${meant(name)}` };
    const problem = check(value);
    if (problem !== null) return { problem: `"defaults.${name}" ${problem}` };
    if (value !== false) defaults[flag] = flagValue(value);
  }
  const clash = CLASHES.find((pair) => pair.every((flag) => flag in defaults));
  if (clash === undefined) return { defaults };
  return { problem: `"defaults" has both "${camelCase(clash[0])}" and "${camelCase(clash[1])}"` };
}

function flagValue(value: unknown): FlagValue {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "boolean" ? value : String(value);
}

function meant(name: string): string {
  const near = nearest(name, DEFAULT_FLAGS.map(camelCase));
  return near === null ? "" : `; did you mean "${near}"?`;
}

/** The defaults that hold beside the flags that are given: none that contradicts one, or lacks what it needs. */
export function defaultsBeside(
  defaults: TaskDefaults,
  isGiven: (flag: string) => boolean,
  textOf: (flag: string) => string | null,
): TaskDefaults {
  const ruledOut = new Set(RIVALS.flatMap(([flag, others]) => (isGiven(flag) ? others : [])));
  const left = Object.entries(defaults).filter(([flag]) => !isGiven(flag) && !ruledOut.has(flag));
  const has = (flag: string) => isGiven(flag) || left.some(([each]) => each === flag);
  const chosenFor = (flag: string) => textOf(flag) ?? left.find(([each]) => each === flag)?.[1];
  const writes = has("write") || (chosenFor("sandbox") ?? "read-only") !== "read-only";
  const isHere = (chosenFor("on") ?? LOCAL_NAME) === LOCAL_NAME;
  const needs: Readonly<Record<string, boolean>> = {
    ...{ "allow-commit": writes, "add-dir": writes, prepare: writes && has("isolate") },
    ...{ from: has("isolate") || has("best-of"), models: has("best-of"), rounds: has("verify") },
    ...{ park: isHere, "no-queue": isHere }, // An engine has a line of its own.
  };
  return Object.fromEntries(left.filter(([flag]) => needs[flag] ?? true));
}

function flagOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
