import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isComparable,
  liveness,
  type Sighting,
  type Vantage,
} from "../../../plugins/codex/scripts/src/core/job/liveness.ts";
import { WORKER } from "../../../testing/sample-records.ts";

const HERE: Vantage = { bootId: WORKER.bootId, host: WORKER.host, pidNamespace: WORKER.pidNamespace };
const PLACES = {
  "the same place": HERE,
  "after a new start": { ...HERE, bootId: "boot-2" },
  "another host": { ...HERE, host: "attic" },
  "another host that has its own boot": { ...HERE, host: "attic", bootId: "boot-2" },
  "another pid namespace": { ...HERE, pidNamespace: "1" },
  "another pid namespace after a new start": { ...HERE, pidNamespace: "1", bootId: "boot-2" },
} as const satisfies Record<string, Vantage>;
const SIGHTINGS: readonly Sighting[] = [{ startedAt: WORKER.startedAt }, { startedAt: "1" }, "absent", "unreadable"];

// For a pid seen with its start time, seen with another one, absent, unreadable.
const TABLE: Readonly<Record<keyof typeof PLACES, readonly string[]>> = {
  "the same place": ["alive", "gone", "gone", "unknown"],
  "after a new start": ["gone", "gone", "gone", "gone"],
  "another host": ["unknown", "unknown", "unknown", "unknown"],
  "another host that has its own boot": ["unknown", "unknown", "unknown", "unknown"],
  "another pid namespace": ["unknown", "unknown", "unknown", "unknown"],
  "another pid namespace after a new start": ["gone", "gone", "gone", "gone"],
};

test("liveness by place and sighting", () => {
  const judged = Object.entries(PLACES).map(([name, here]) => [
    name,
    SIGHTINGS.map((seen) => liveness(WORKER, here, seen)),
  ]);
  assert.deepEqual(Object.fromEntries(judged), TABLE);
});

test("isComparable if host and pid namespace are the same", () => {
  const comparable = Object.values(PLACES).map((here) => isComparable(WORKER, here));
  assert.deepEqual(comparable, [true, true, false, false, false, false]);
});
