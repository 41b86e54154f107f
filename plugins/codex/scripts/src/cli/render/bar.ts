// A share of runs as a bar of characters: solid up to the rate, then a line to the upper end of its interval. It reads
// without colour.

import type { Interval } from "../../core/reliability/statistics.ts";

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;

/** A bar of exactly `width` characters; `scale` is the share at its right end. */
export function bar({ rate, high }: Pick<Interval, "high"> & { readonly rate: number }, scale: number, width: number) {
  const eighths = Math.round(Math.min(1, rate / scale) * width * 8);
  const solid = "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
  const reach = Math.min(width, Math.round(Math.min(1, high / scale) * width));
  return solid.padEnd(reach, "─").padEnd(width, " ");
}

/** The line above bars: `0 %` at the left end, the scale at the right, half of it in the middle. For 16 characters or more. */
export function axis(scale: number, width: number): string {
  const [middle, right] = [`${50 * scale} %`, `${100 * scale} %`];
  const before = Math.floor(width / 2) - Math.floor(middle.length / 2);
  return `${"0 %".padEnd(before)}${middle}`.padEnd(width - right.length) + right;
}

/** The least of 20, 40, 60, 80 and 100 % that all of these fit below. */
export function scaleFor(shares: readonly number[]): number {
  return [0.2, 0.4, 0.6, 0.8].find((scale) => shares.every((share) => share <= scale)) ?? 1;
}
