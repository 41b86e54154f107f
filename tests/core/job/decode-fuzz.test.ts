// Damaged records, made from seeds: decoding never throws, and what it calls a record is a whole one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeRecord } from "../../../plugins/codex/scripts/src/core/job/decode.ts";
import type { JobRecord } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { type Random, seededRandom } from "../../../testing/random.ts";
import {
  CANCELLED,
  COMPLETED,
  FAILED,
  QUEUED,
  RUNNING,
  STATE_NAMES,
  STATES,
  SUBMITTED,
  WAITING,
} from "../../../testing/sample-records.ts";

const ROUNDS = 6_000;
const WHOLE: Readonly<Record<JobRecord["status"], JobRecord>> = {
  queued: QUEUED,
  waiting: WAITING,
  running: RUNNING,
  completed: COMPLETED,
  failed: FAILED,
  cancelled: CANCELLED,
  foreign: { ...RUNNING, status: "foreign", word: "hibernating", toJSON: () => ({}) },
};
const STRANGE = [
  null,
  0,
  -1,
  1e308,
  "",
  "x",
  "completed",
  "__proto__",
  true,
  [],
  {},
  [null],
  ["a"],
  { status: 1 },
] as const;

/** The value with one thing in it left out, replaced, or moved to another name. */
function damage(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.integer(4) === 0) return random.pick(STRANGE);
  const entries = Object.entries(value);
  if (entries.length === 0) return random.pick(STRANGE);
  const at = random.integer(entries.length);
  const [name, inner] = entries[at] ?? ["", null];
  if (random.integer(4) === 0) entries.splice(at, 1);
  else if (random.integer(8) === 0) entries[at] = [`${name}_`, inner];
  else entries[at] = [name, damage(inner, random)];
  return Array.isArray(value) ? entries.map(([, element]) => element as unknown) : Object.fromEntries(entries);
}

function damagedText(text: string, random: Random): string {
  const at = random.integer(text.length);
  const cut = [text.slice(0, at), text.slice(at), text.slice(0, at) + text.slice(at + 1 + random.integer(30))] as const;
  return random.integer(5) === 0 ? random.pick(cut) : text;
}

/** Fails if the record lacks a field of its status, holds one too many, or one of another type than the sample's. */
function checkWhole(record: JobRecord): void {
  const isSubmitted = record.status === "waiting" && record.waiting?.reason === "executor";
  const sample = isSubmitted ? { ...WAITING, waiting: SUBMITTED.waiting } : WHOLE[record.status];
  const { executor: _, ...always } = { executor: null, ...record }; // Only of a job that runs elsewhere.
  assert.deepEqual(Object.keys(always).sort(), Object.keys(sample).sort());
  checkFields(record, sample, "");
  for (const instant of [record.createdAt, record.claimBy]) assert.ok(Number.isFinite(Date.parse(instant)));
  if ("completedAt" in record) assert.ok(Number.isFinite(Date.parse(record.completedAt)));
  if ("startedAt" in record && record.startedAt !== null) assert.ok(Number.isFinite(Date.parse(record.startedAt)));
}

function checkFields(value: object, sample: object, path: string): void {
  const samples = sample as Readonly<Record<string, unknown>>;
  for (const [name, field] of Object.entries(value)) {
    const like = Array.isArray(sample) ? samples["0"] : samples[name];
    const place = `${path}.${name}`;
    assert.notEqual(field, undefined, place);
    if (field === null || like === null || like === undefined) continue;
    assert.equal(typeof field, typeof like, place);
    assert.equal(Array.isArray(field), Array.isArray(like), place);
    if (typeof field !== "object" || typeof like !== "object") continue;
    if (!Array.isArray(like)) assert.deepEqual(namesIn(field), namesIn(like), place);
    checkFields(field, like, place);
  }
}

/** The fields that cannot be absent. */
function namesIn(value: object): readonly string[] {
  return Object.keys(value)
    .filter((name) => name !== "verify")
    .sort();
}

test(`decodeRecord survives ${ROUNDS} damaged records`, () => {
  let whole = 0;
  let named = 0;
  for (let seed = 0; seed < ROUNDS; seed++) {
    const random = seededRandom(seed);
    let json: unknown = STATES[STATE_NAMES[random.integer(STATE_NAMES.length)] ?? "queued"];
    for (let times = 1 + random.integer(3); times > 0; times--) json = damage(json, random);
    const decoded = decodeRecord(damagedText(JSON.stringify(json), random));
    if ("record" in decoded) {
      checkWhole(decoded.record);
      whole++;
    } else {
      assert.match(decoded.reason, /^it is not a JSON object$|^its [a-z]+ .+ is (?:not |newer )/u);
      named++;
    }
  }
  assert.ok(whole > ROUNDS / 20 && named > ROUNDS / 20, `both happened: ${whole} whole, ${named} named`);
});
