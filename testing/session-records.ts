/** Session records as other systems write them: one JSON object a line. */

/** A kind of record. */
export type RecordKind = "fine" | "noop" | "low" | "abandoned" | "ci" | "misrouted";

const FIELDS: Readonly<Record<RecordKind, object>> = {
  fine: { outcome: "productive", loop_status: "closed", grades: { productivity: 0.74 } },
  noop: { outcome: "noop", loop_status: "closed", grades: { productivity: 0.5 } },
  low: { outcome: "productive", loop_status: "closed", grades: { productivity: 0.21 } },
  abandoned: { outcome: "productive", loop_status: "open", grades: { productivity: 0.6 } },
  ci: { outcome: "productive", loop_status: "closed", grade_reasons: { harm: "ci_break: main is red" } },
  misrouted: { outcome: "productive", loop_status: "closed", intent_category_matched: false },
};

/** How many of each kind. */
export type Counts = Readonly<Partial<Record<RecordKind, number>>>;

/** The counts of the published report: the seventy before the last thirty, and those. */
export const PUBLISHED: readonly [before: Counts, recent: Counts] = [
  { fine: 33, noop: 3, low: 8, abandoned: 14, ci: 5, misrouted: 7 },
  { fine: 6, noop: 5, low: 5, abandoned: 13, ci: 1 },
];

const START_MS = Date.UTC(2026, 5, 1, 6);
const APART_MS = 20 * 60_000;
const MODELS = ["model-a", "model-b"];

/** The records of some stretches of time, an hour's third apart; the kinds of a stretch are spread over it evenly. */
export function sessionRecords(stretches: readonly Counts[]): readonly object[] {
  return stretches.flatMap(spread).map((kind, index) => ({
    session_id: `s${index}`,
    timestamp: new Date(START_MS + index * APART_MS).toISOString(),
    model: MODELS[index % MODELS.length],
    effort: "high",
    exit_code: kind === "abandoned" && index % 3 === 0 ? 1 : 0,
    ...FIELDS[kind],
  }));
}

/** A file of records. */
export function asLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

/** Each kind at even distances. */
function spread(counts: Counts): readonly RecordKind[] {
  const placed = (Object.entries(counts) as [RecordKind, number][]).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => ({ kind, place: (index + 0.5) / count })),
  );
  return placed.sort((a, b) => a.place - b.place).map(({ kind }) => kind);
}
