// Which failure modes have become more frequent lately than chance would give, and what mends them.

import { MODE_FACTS, MODES, type Mode } from "./modes.ts";
import { chanceWords, isBeyondChance, percent, signedPoints } from "./report-words.ts";
import type { Comparison } from "./slice.ts";

/** A mode that more runs of the window have than of those before. `rate` is the window's. */
export interface RisenMode {
  readonly mode: Mode;
  readonly rate: number;
  readonly delta: number;
  readonly p: number;
  readonly fix: string;
}

/** The modes that have risen beyond chance, at the level of the report; the least likely chance first. */
export function risenModes({ window, shift }: Pick<Comparison, "window" | "shift">): readonly RisenMode[] {
  return MODES.filter((mode) => shift[mode].delta > 0 && isBeyondChance(shift[mode]))
    .map((mode) => ({ mode, rate: window.modes[mode].rate, ...shift[mode], fix: MODE_FACTS[mode].fix }))
    .toSorted((a, b) => a.p - b.p);
}

/** The same in one line; null if none has risen. `runs` is how many the window has. */
export function risenLine([first, ...others]: readonly RisenMode[], runs: number): string | null {
  if (first === undefined) return null;
  const { mode, rate, delta, p, fix } = first;
  const also = others.length === 0 ? "" : ` More frequent too: ${others.map((other) => other.mode).join(", ")}.`;
  return `Of the last ${runs} Codex runs ${percent(rate)} ended as ${mode}, more than chance would give (${signedPoints(delta)} points, ${chanceWords(p)}).${also} Likely fix: ${fix} See codex-companion report.`;
}
