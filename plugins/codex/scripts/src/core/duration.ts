// Durations as people write and read them.

const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const UNITS: Readonly<Record<string, number>> = UNITS_MS;

/** `90s`, `10m`, `2h`, `30d` to milliseconds; null for anything else, zero included. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9})([smhd])$/.exec(text);
  const ms = Number(match?.[1] ?? 0) * (UNITS[match?.[2] ?? ""] ?? 0);
  return ms > 0 ? ms : null;
}

/** Milliseconds as `0.4s`, `42s`, `3m 05s`, `2h 10m`, `3d 04h` or, if it is whole days, `30d`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, ms) / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)}s`;
  if (seconds < 60) return `${Math.floor(seconds)}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${String(Math.floor(seconds % 60)).padStart(2, "0")}s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours}h ${String(minutes % 60).padStart(2, "0")}m`;
  const days = `${Math.floor(hours / 24)}d`;
  return ms % UNITS_MS.d === 0 ? days : `${days} ${String(hours % 24).padStart(2, "0")}h`;
}
