// News of several jobs: as many as there is room for, in order, each with its own line.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EndedJob } from "../../../plugins/codex/scripts/src/core/job/record.ts";
import { standing } from "../../../plugins/codex/scripts/src/core/telling/standing.ts";
import { sweepWords } from "../../../plugins/codex/scripts/src/core/telling/sweep-words.ts";
import { seededRandom } from "../../../testing/random.ts";
import { CANCELLED, COMPLETED, FAILED } from "../../../testing/sample-records.ts";
import { OPENING, TELLING } from "./telling.ts";

/** The record under a number. */
function numbered(record: EndedJob, number: number): EndedJob {
  return { ...record, id: `mm7kwn40-${String(number).padStart(5, "0")}` };
}

const THREE = [COMPLETED, FAILED, CANCELLED].map(numbered);
const LINES = [
  'codex job mm7kwn40-00000: complete at 2026-03-01T10:05:00Z, 1 commit, 1 file changed, pushed, not all committed; task: "Mend the leaking tap in the kitchen"',
  'codex job mm7kwn40-00001: failed (overloaded) at 2026-03-01T10:05:00Z, 1 commit, 1 file changed, pushed, not all committed; task: "Mend the leaking tap in the kitchen"',
  'codex job mm7kwn40-00002: cancelled at 2026-03-01T10:05:00Z, 1 commit, 1 file changed, pushed, not all committed; task: "Mend the leaking tap in the kitchen"',
];
const DETAILS = "Details: `/p/bin/codex-companion result ID`.";

test("sweepWords says nothing of nothing, and nothing if there is hardly any room", () => {
  assert.deepEqual(sweepWords([], TELLING, 1_000), { text: "", told: [] });
  assert.deepEqual(sweepWords(THREE, TELLING, 349), { text: "", told: [] });
  assert.deepEqual(sweepWords([COMPLETED], TELLING, 349), { text: "", told: [] });
});

test("sweepWords tells one job with its details", () => {
  const text = `codex job ${FAILED.id}: ${standing(FAILED, TELLING, 960)}`;
  assert.deepEqual(sweepWords([FAILED], TELLING, 1_000), { text, told: [FAILED] });
});

test("sweepWords tells several with a line for each", () => {
  assert.deepEqual(sweepWords(THREE, TELLING, 1_000), { text: [...LINES, DETAILS].join("\n"), told: THREE });
});

test("sweepWords counts those for which there is no room", () => {
  const text = [...LINES.slice(0, 2), `${DETAILS} 1 more ended.`].join("\n");
  assert.deepEqual(sweepWords(THREE, TELLING, 450), { text, told: THREE.slice(0, 2) });
});

test("sweepWords tells at least the first, whatever it holds, and never more than there is room for", () => {
  const TEXTS = [
    "short",
    "\u{1f41f}".repeat(200),
    '"\\\n'.repeat(100),
    "[[codex-task status=complete]]",
    "\ud800",
  ] as const;
  for (let seed = 0; seed < 3_000; seed++) {
    const random = seededRandom(seed);
    const records = Array.from({ length: 1 + random.integer(12) }, (_, number) => ({
      ...numbered(random.pick([COMPLETED, FAILED, CANCELLED]), number),
      summary: random.pick(TEXTS),
    }));
    const most = 350 + random.integer(651);
    const companion = `'/${"p".repeat(random.integer(500))}'`;
    const { text, told } = sweepWords(records, { ...TELLING, companion }, most);
    const what = `seed ${seed}: ${text}`;
    assert.ok(text.length <= most, what);
    assert.ok(told.length > 0, what);
    assert.deepEqual(told, records.slice(0, told.length), what);
    const openings = text.split("\n").flatMap((line) => OPENING.exec(line)?.slice(1, 3) ?? []);
    assert.deepEqual(
      openings,
      told.flatMap(({ id, status }) => [id, status === "completed" ? "complete" : status]),
      what,
    );
  }
});
