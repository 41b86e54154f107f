/** Rows that are ratios to the bare start of Node, taken in the same rounds. */
import type { Row } from "./row.ts";
import type { Stage } from "./stage.ts";
import { interleave, median } from "./statistics.ts";

/** What is timed, in ms, and how long it may take in starts of Node. */
export interface Timed {
  readonly limit: number;
  readonly time: () => number | Promise<number>;
}

const ROUNDS = 21;
const BARE = "node -e 0";

/** Times the subjects, named as their rows will be, and Node's bare start in turn. */
export async function ratioRows(stage: Stage, subjects: Readonly<Record<string, Timed>>): Promise<Row[]> {
  const timers: Record<string, Timed["time"]> = { [BARE]: () => stage.runNode().ms };
  for (const [what, { time }] of Object.entries(subjects)) timers[what] = time;
  const samples = await interleave(timers, ROUNDS);
  const bareMs = median(samples[BARE] ?? []);
  return Object.entries(subjects).map(([what, { limit }]) => {
    const ms = median(samples[what] ?? []);
    const detail = `median of ${ROUNDS}: ${ms.toFixed(1)} ms, bare Node ${bareMs.toFixed(1)} ms`;
    return { what, measured: ms / bareMs, limit, unit: "×", detail };
  });
}
