/** Jobs of the live view, and its keys, for tests. */
import type { Key } from "../../../plugins/codex/scripts/src/core/top/top-keys.ts";
import type { TopJob, TopJobs } from "../../../plugins/codex/scripts/src/core/top/top-state.ts";
import { COMPLETED, FAILED, RUNNING, WAITING } from "../../../testing/sample-records.ts";

/** What a log has of a turn under way. */
export const EVENTS = [
  { type: "turn_started" },
  {
    type: "plan",
    steps: [
      { step: "Read the parser", status: "completed" },
      { step: "Fix the last line", status: "inProgress" },
      { step: "Run the tests", status: "pending" },
    ],
  },
  { type: "message", text: "I look at how lines\nare split." },
  { type: "command_ended", command: "/bin/bash -lc 'npm test'", exitCode: 1 },
  { type: "tokens", total: 48_200 },
  { type: "command_started", command: "/bin/bash -lc 'npm test -- parser'" },
];

/** One job in each state, and one that cannot be read. */
export const JOBS: TopJobs = listOf([
  { id: "mm7kwn41-a1b2c", record: { ...RUNNING, id: "mm7kwn41-a1b2c" }, events: EVENTS },
  { id: "mm7kwn42-a1b2c", record: { ...WAITING, id: "mm7kwn42-a1b2c" }, events: [] },
  { id: "mm7kwn43-a1b2c", record: { ...COMPLETED, id: "mm7kwn43-a1b2c" }, events: [] },
  { id: "mm7kwn44-a1b2c", record: { ...FAILED, id: "mm7kwn44-a1b2c" }, events: EVENTS },
  { id: "mm7kwn45-a1b2c", reason: "its record is gone" },
]);

/** These jobs, all of which are shown. */
export function listOf(jobs: readonly TopJob[]): TopJobs {
  return {
    workspaceRoot: "/work/tree",
    running: 1,
    waiting: 1,
    unreadable: jobs.filter((job) => "reason" in job).length,
    ids: jobs.map(({ id }) => id),
    shown: new Map(jobs.map((job) => [job.id, job])),
    problems: [],
  };
}

/** A key as it is told: a word is its name, one character what it types. */
export function key(word: string): Key {
  const isCharacter = Array.from(word).length === 1;
  return { name: isCharacter ? word.toLowerCase() : word, text: isCharacter ? word : "", isControl: false };
}
