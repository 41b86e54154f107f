// In which columns of the dispatch table good and bad attempts part: a value that all of one side have and none of the other.
// That is a hint at a cause, no proof: the fewer attempts there are, the easier chance parts them.

import { asObject, type JsonObject } from "../json.ts";
import type { AttemptRow } from "./attempt-rows.ts";

/** One such column. `good` and `bad` are what all of that side have in common; null if its values differ. Never both null. */
export interface Parting {
  readonly column: string;
  readonly good: string | null;
  readonly bad: string | null;
}

type Column = readonly [name: string, value: (row: AttemptRow) => string];

const COLUMNS: readonly Column[] = [
  ["worker_kind", (row) => text(row.worker_kind)],
  ["queue_id", (row) => text(row.queue_id)],
  ["cwd", (row) => text(row.cwd)],
  ["argv", (row) => row.argv.join(" ")],
  ["codex_path", (row) => text(row.codex_path)],
  ["route", (row) => text(row.route)],
  ["executor", (row) => row.executor],
];
// Two sizes are nearly always different: a bound between them says something only if several lie on each side of it.
const LEAST_SIZES = 2;

/** The columns in which they part, in the order of the table; none if there is only one side. */
export function partings(rows: readonly AttemptRow[]): readonly Parting[] {
  const good = rows.filter(({ outcome }) => outcome === "good");
  const bad = rows.filter(({ outcome }) => outcome === "bad");
  if (good.length === 0 || bad.length === 0) return [];
  return [
    ...[...COLUMNS, ...environmentColumns(rows)].flatMap((column) => parted(column, good, bad)),
    ...partedBySize(good, bad),
  ];
}

function environmentColumns(rows: readonly AttemptRow[]): readonly Column[] {
  const names = new Set(rows.flatMap(({ env_fingerprint }) => Object.keys(env_fingerprint ?? {})));
  return [...names].map((name) => [`env_fingerprint.${name}`, (row) => shown(row.env_fingerprint, name)]);
}

function shown(fingerprint: JsonObject | null, name: string): string {
  const value = fingerprint?.[name];
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  return asObject(value) === null ? text(value) : JSON.stringify(value);
}

function text(value: unknown): string {
  return value === null || value === undefined || value === "" ? "none" : String(value);
}

function parted([column, value]: Column, good: readonly AttemptRow[], bad: readonly AttemptRow[]): readonly Parting[] {
  const [ofGood, ofBad] = [new Set(good.map(value)), new Set(bad.map(value))];
  if ([...ofBad].some((each) => ofGood.has(each))) return [];
  const parting = { column, good: only(ofGood), bad: only(ofBad) };
  return parting.good === null && parting.bad === null ? [] : [parting];
}

function only(values: ReadonlySet<string>): string | null {
  const [first = null] = values;
  return values.size === 1 ? first : null;
}

function partedBySize(good: readonly AttemptRow[], bad: readonly AttemptRow[]): readonly Parting[] {
  const [ofGood, ofBad] = [good, bad].map((rows) => rows.flatMap(({ prompt_bytes }) => prompt_bytes ?? []));
  if (ofGood === undefined || ofBad === undefined) return [];
  if (Math.min(ofGood.length, ofBad.length) < LEAST_SIZES) return [];
  const column = "prompt_bytes";
  const [least, most] = [
    { good: Math.min(...ofGood), bad: Math.min(...ofBad) },
    { good: Math.max(...ofGood), bad: Math.max(...ofBad) },
  ];
  if (least.bad > most.good) return [{ column, good: `at most ${most.good}`, bad: `at least ${least.bad}` }];
  if (least.good > most.bad) return [{ column, good: `at least ${least.good}`, bad: `at most ${most.bad}` }];
  return [];
}
