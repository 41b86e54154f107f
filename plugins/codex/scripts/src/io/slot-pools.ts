// A pool of slots that nobody uses goes whole: whoever removes it takes its one slot first, so that nobody else can have it, and
// then renames the folder away. Whoever wants a slot meanwhile waits for that, and makes the pool anew (`io/slots.ts`).

import { rmSync } from "node:fs";
import type { ProcessIdentity } from "../core/job/record.ts";
import { doomFolder, removeDoomed, sweepDoomed } from "./doomed-folder.ts";
import { namesIn, statsOf } from "./files.ts";
import { unlessFaulty } from "./regular-file.ts";
import { isUnfinishedPool, REMOVER, type SlotHolder, slotFolder, takeSlot } from "./slots.ts";

const STRAY_MS = 3_600_000;

/** The pools with this prefix in which no slot was taken or given back since. */
export function poolsUnusedSince(home: string, prefix: string, sinceMs: number): readonly string[] {
  return namesIn(slotFolder(home, ""))
    .filter((name) => name.startsWith(prefix))
    .filter((name) => (statsOf(slotFolder(home, name))?.mtimeMs ?? Number.POSITIVE_INFINITY) <= sinceMs);
}

/** Removes a pool of one slot; false if its holder is not over, or somebody else removes it. */
export async function removePool(
  home: string,
  pool: string,
  owner: ProcessIdentity,
  isOver: (holder: SlotHolder) => Promise<boolean>,
): Promise<boolean> {
  const job = `${REMOVER}${owner.pid}-${Math.random()}`;
  if ((await takeSlot(home, pool, 1, { job, owner }, isOver)) === null) return false;
  const doomed = doomFolder(slotFolder(home, pool));
  if (doomed !== null) removeDoomed(doomed);
  return true;
}

/** Removes what killed processes left of pools that were to come or to go. */
export function sweepPools(home: string, nowMs: number): void {
  sweepDoomed(slotFolder(home, ""));
  for (const name of namesIn(slotFolder(home, "")).filter(isUnfinishedPool)) {
    const folder = slotFolder(home, name);
    if (nowMs - (statsOf(folder)?.mtimeMs ?? nowMs) <= STRAY_MS) continue;
    unlessFaulty(
      () => rmSync(folder, { recursive: true, force: true }),
      () => {},
    );
  }
}
