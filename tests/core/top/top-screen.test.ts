/** The live view as its golden files have it, and that each of its lines fits exactly. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../../plugins/codex/scripts/src/core/columns.ts";
import { drawTop } from "../../../plugins/codex/scripts/src/core/top/top-screen.ts";
import {
  FIRST_STATE,
  type TopJobs,
  type TopState,
  type View,
} from "../../../plugins/codex/scripts/src/core/top/top-state.ts";
import { compareWithGolden } from "../../../testing/golden.ts";
import { plainLook } from "../../../testing/plain-look.ts";
import { JOBS, listOf } from "./fixtures.ts";

const SIZES = [
  [60, 15],
  [80, 24],
  [120, 40],
] as const;
const CLOCK = { now: "2026-01-02T03:10:00.000Z", time: (at: string) => at.slice(0, 16) };
const TEXT: View = {
  kind: "text",
  title: "Log of job x",
  lines: Array.from({ length: 60 }, (_, at) => `line ${at} ${"word ".repeat(20)}`),
  from: Number.POSITIVE_INFINITY,
  follows: "x",
  question: null,
};
const order = { action: "cancel", id: "x" } as const;
const VIEWS: Readonly<Record<string, Partial<TopState>>> = {
  "the first job": {},
  "a waiting job": { selected: "mm7kwn42-a1b2c" },
  "a completed job": { selected: "mm7kwn43-a1b2c", note: "Said to job x." },
  "a failed job": { selected: "mm7kwn44-a1b2c", busy: "Applying job x" },
  "an unreadable job": {
    selected: "mm7kwn45-a1b2c",
    view: { kind: "list", question: { words: "Cancel job x?", order } },
  },
  "words for a job": { view: { kind: "input", id: "x", words: "and the tests, ".repeat(12) } },
  "a text at its end": { view: TEXT },
};

for (const [columns, rows] of SIZES) {
  test(`drawTop at ${columns} x ${rows} is as in its golden file`, () => {
    const look = plainLook(columns);
    const parts = Object.entries(VIEWS).map(([name, state]) => {
      const lines = drawTop({ ...FIRST_STATE, ...state }, JOBS, { columns, rows }, CLOCK, look);
      return `== ${name}\n${lines.map((line) => `${line.trimEnd()}\n`).join("")}`;
    });
    compareWithGolden(`top-views-${columns}`, parts.join("\n"));
  });
}

test("drawTop fills every terminal exactly, however small it is and whatever the texts hold", () => {
  const wide = { ...JOBS, workspaceRoot: "/日本語/\u001b[31m", problems: ['"active": it is no folder\u0007', "more"] };
  for (const jobs of [JOBS, wide, listOf([])])
    for (const state of Object.values(VIEWS))
      for (let columns = 1; columns < 130; columns += 3)
        for (const rows of [1, 2, 7, 8, 9, 15, 50]) {
          const lines = drawTop({ ...FIRST_STATE, ...state }, jobs, { columns, rows }, CLOCK, plainLook(columns));
          assert.equal(lines.length, rows);
          for (const line of lines) {
            assert.equal(columnsOf(line), columns, `${columns} x ${rows}: ${JSON.stringify(line)}`);
            assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f]/);
          }
        }
});

test("drawTop says that there is nothing, and what is broken", () => {
  const size = { columns: 80, rows: 24 };
  const empty = { ...listOf([]), running: 0, waiting: 0, problems: ['"active": it is no folder', "more"] };
  const draw = (jobs: TopJobs) => drawTop(FIRST_STATE, jobs, size, CLOCK, plainLook(80)).map((line) => line.trimEnd());
  assert.equal(draw({ ...empty, problems: [] })[1], "  There are no codex jobs here. A shows those of all folders.");
  const lines = draw(empty);
  assert.deepEqual(
    [lines[0], lines[1], lines[22]],
    [
      "0 running, 0 waiting, 0 ended: codex jobs in /work/tree",
      "  No codex job can be read.",
      '! "active": it is no folder (and 1 more: see codex-companion status)',
    ],
  );
});

test("drawTop says in the smallest terminal that it is too small, and how to leave", () => {
  const lines = drawTop(FIRST_STATE, JOBS, { columns: 10, rows: 3 }, CLOCK, plainLook(10));
  assert.deepEqual(lines, ["too small:", "10 x 3    ", "q quits   "]);
});
