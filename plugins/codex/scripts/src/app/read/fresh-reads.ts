// Reads the same files and folders again and again, but only those that have changed since they were read.

import { statsOf } from "../../io/files.ts";

/** One that was changed so short a time before it was read may have been changed again within the same tick of its disk. */
const SETTLED_MS = 100;
/** When more are remembered, all are forgotten: they are read again. */
const MOST_KEPT = 500;

/** What was read of paths, each as long as it stands there as it did. */
export class FreshReads<T> {
  private readonly kept = new Map<string, { readonly changedAtMs: number; readonly value: T }>();

  /** What `read` gave of this path. `nowMs`: since 1970. */
  of(path: string, nowMs: number, read: () => T): T {
    const changedAtMs = statsOf(path)?.mtimeMs ?? 0;
    const known = this.kept.get(path);
    if (known?.changedAtMs === changedAtMs) return known.value;
    const value = read();
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    if (nowMs - changedAtMs >= SETTLED_MS) this.kept.set(path, { changedAtMs, value });
    else this.kept.delete(path);
    return value;
  }
}
