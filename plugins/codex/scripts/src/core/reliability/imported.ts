// Session records of other systems: one JSON object -> a run. Fields that are absent or of another type speak for nothing.

import { asObject, type JsonObject } from "../json.ts";
import { importedSuccess } from "./imported-success.ts";
import { type ModeRule, modesOf } from "./mode-rules.ts";
import { type Run, routeName } from "./run.ts";

const LOW_PRODUCTIVITY = 0.3;

/** The rules for imported records. `docs/formats/report.md` says where they come from. */
export const IMPORTED_RULES: readonly ModeRule<JsonObject>[] = [
  outcomeRule("noop"),
  outcomeRule("blocked"),
  {
    mode: "low_productivity",
    says: `grades.productivity is a number below ${LOW_PRODUCTIVITY}`,
    fits(record) {
      const productivity = asObject(record["grades"])?.["productivity"];
      return typeof productivity === "number" && productivity < LOW_PRODUCTIVITY
        ? `grades.productivity is ${productivity}.`
        : null;
    },
  },
  {
    mode: "abandoned_loop",
    says: 'loop_status is "open"',
    fits: (record) => (record["loop_status"] === "open" ? 'loop_status is "open".' : null),
  },
  {
    mode: "ci_break",
    says: 'grade_reasons.harm holds "ci_break"',
    fits(record) {
      const harm = asObject(record["grade_reasons"])?.["harm"];
      const holds = (typeof harm === "string" || Array.isArray(harm)) && harm.includes("ci_break");
      return holds ? 'grade_reasons.harm holds "ci_break".' : null;
    },
  },
  {
    mode: "routing_mismatch",
    says: "intent_category_matched is false",
    fits: (record) => (record["intent_category_matched"] === false ? "intent_category_matched is false." : null),
  },
];

function outcomeRule(mode: "noop" | "blocked"): ModeRule<JsonObject> {
  return {
    mode,
    says: `outcome is "${mode}", in any case of letters`,
    fits(record) {
      const outcome = record["outcome"];
      return typeof outcome === "string" && outcome.toLowerCase() === mode ? `outcome is "${mode}".` : null;
    },
  };
}

/** The run that a record tells of. */
export function importedRun(record: JsonObject): Run {
  const modes = modesOf(IMPORTED_RULES, record);
  return {
    atMs: recordTimeMs(record),
    modes,
    route: routeName([text(record["harness"]), text(record["model"]), text(record["effort"])]),
    ...importedSuccess(record, modes.length > 0),
  };
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

// Ends before beginnings: a run counts when it ended.
const TIME_NAMES = [
  "timestamp",
  "ended_at",
  "endedAt",
  "end_time",
  "completed_at",
  "completedAt",
  "finished_at",
  "finishedAt",
  "ts",
  "time",
  "at",
  "date",
  "datetime",
  "started_at",
  "startedAt",
  "start_time",
  "created_at",
  "createdAt",
] as const;
const EARLIEST_IN_MS = 1e11; // Smaller numbers are seconds: 1e11 s would be the year 5138, and 1e11 ms is 1973.
const DIGITS = /^\d+(?:\.\d+)?$/;
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;

/** When a record says it was, in ms since 1970; null if it does not. A time without a zone counts as UTC. */
export function recordTimeMs(record: JsonObject): number | null {
  for (const name of TIME_NAMES) {
    const value = record[name];
    if (value === undefined) continue;
    const ms = timeMs(value);
    if (ms !== null) return ms;
  }
  return null;
}

function timeMs(value: unknown): number | null {
  if (typeof value === "number") return numberMs(value);
  if (typeof value !== "string") return null;
  const ms = DIGITS.test(value) ? numberMs(Number(value)) : textMs(value);
  return Number.isNaN(ms) ? null : ms;
}

function numberMs(value: number): number {
  return Math.abs(value) < EARLIEST_IN_MS ? value * 1_000 : value;
}

/** Most texts say their zone, so that is asked first: half a million of them are asked in one report. */
function textMs(value: string): number {
  if (value.endsWith("Z") || !WITHOUT_ZONE.test(value)) return Date.parse(value);
  return Date.parse(`${value.replace(" ", "T")}Z`);
}
