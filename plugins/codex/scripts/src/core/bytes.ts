// How many bytes, as people read it.

const UNITS = ["kB", "MB", "GB", "TB"] as const;

/** `512 bytes`, `1.5 MB`, `20 GB`: in powers of 1,000, with one digit behind the point below 10. */
export function bytesWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} byte${bytes === 1 ? "" : "s"}`;
  let value = bytes / 1_000;
  let at = 0;
  while (Math.round(value) >= 1_000 && at < UNITS.length - 1) {
    value /= 1_000;
    at += 1;
  }
  const digits = value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));
  return `${digits} ${UNITS[at]}`;
}
