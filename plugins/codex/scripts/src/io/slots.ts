// Slots: a pool of N holds at most N jobs at a time, however many ask at once, and whoever of them is killed. There is no
// lock. `slots/POOL/I.G` says who has slot I since its turn G; the highest G counts. To take a slot whose holder is over,
// the next G is published by a hard link, which only one can do. The highest G of a slot is never removed, so that
// numbers are never used again; old ones go later. Nobody has to give a slot back: a holder whose job has ended, or never
// came to be, is over. Whoever waits for one watches `active/`, where the job's hint goes at its end. A pool of one slot may be
// removed (`slot-pools.ts`). So a new one begins with the time in ms as its highest G: whoever still counts on from the turns
// of the removed one comes too late.

import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { decodeIdentity } from "../core/job/decode-identity.ts";
import type { ProcessIdentity } from "../core/job/record.ts";
import { objectField, stringField } from "../core/json.ts";
import { waitUntil } from "./file-watch.ts";
import { errorCode, isMissing, namesIn, readIfPresent, removeIfPresent } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { decodeVersioned, publishVersioned } from "./versioned-json.ts";

/** Who has a slot: a job, and the process that took it for the job: its worker, or its launcher. */
export interface SlotHolder {
  readonly job: string;
  readonly owner: ProcessIdentity;
}

/** A slot that was taken: its number, from 0, and its turn. */
export interface TakenSlot {
  readonly folder: string;
  readonly slot: number;
  readonly turn: number;
}

// A reader that saw an old turn as the newest one may still be about to use the next number: it must not find that free.
const KEPT_TURNS = 16;
const UNFINISHED = ".new-";
// It takes a few calls to the file system; who hangs in one is not waited for.
const REMOVAL_MS = 5_000;

/** How the job of a holder begins that removes its pool. */
export const REMOVER = "remove-";

/** The folder of a pool. */
export function slotFolder(home: string, pool: string): string {
  return join(home, "slots", pool);
}

/** Who holds the slots of a pool, whether over or not. */
export function holdersIn(home: string, pool: string): readonly SlotHolder[] {
  return newestTurns(slotFolder(home, pool)).flatMap(({ holder }) => (holder === null ? [] : [holder]));
}

/**
 * Takes one of the first `most` slots of a pool; null if each has a holder that is not over, as `isOver` judges. A job that
 * holds one already keeps that.
 */
export async function takeSlot(
  home: string,
  pool: string,
  most: number,
  holder: SlotHolder,
  isOver: (holder: SlotHolder) => Promise<boolean>,
): Promise<TakenSlot | null> {
  const folder = slotFolder(home, pool);
  makePool(folder);
  const own = slotOf(home, pool, holder.job);
  if (own !== null) return own;
  for (let slot = 0; slot < most; slot++) {
    const turn = newestTurn(folder, slot);
    const before = turn === 0 ? null : holderIn(folder, slot, turn);
    if (before !== null && !(await isOver(before))) {
      if (before.job.startsWith(REMOVER)) await removalOf(folder, slot, turn);
      continue;
    }
    if (takeTurn(folder, slot, turn + 1, holder)) return { folder, slot, turn: turn + 1 };
  }
  return existsSync(folder) ? null : takeSlot(home, pool, most, holder, isOver);
}

/** Makes a pool with its first turn, at once; if somebody else has made it meanwhile, theirs is the one. */
function makePool(folder: string): void {
  if (existsSync(folder)) return;
  const pools = dirname(folder);
  makePrivateFolder(pools);
  const unfinished = mkdtempSync(join(pools, UNFINISHED));
  publishVersioned(turnPath(unfinished, 0, Date.now()), {});
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!isTaken(error)) throw error;
  }
}

/** True if a folder could not be renamed because another one has the name. */
function isTaken(error: unknown): boolean {
  return ["EEXIST", "ENOTEMPTY", "EPERM"].includes(errorCode(error) ?? "");
}

/** True for the name of a pool that is being made. */
export function isUnfinishedPool(name: string): boolean {
  return name.startsWith(UNFINISHED);
}

/** Waits until the pool is gone whose slot a remover has. */
async function removalOf(folder: string, slot: number, turn: number): Promise<void> {
  const isDone = () => (newestTurn(folder, slot) === turn ? undefined : true);
  await waitUntil({ folders: [dirname(folder)], look: isDone, timeoutMs: REMOVAL_MS });
}

/** The slot of a pool that a job holds; null if it holds none. */
export function slotOf(home: string, pool: string, job: string): TakenSlot | null {
  const folder = slotFolder(home, pool);
  const own = newestTurns(folder).find(({ holder }) => holder?.job === job);
  return own === undefined ? null : { folder, slot: own.slot, turn: own.turn };
}

/** Gives a slot back that its job does not use. */
export function giveBack({ folder, slot, turn }: TakenSlot): void {
  takeTurn(folder, slot, turn + 1, null);
}

/** True if the turn is ours: nobody had the number, and nobody has gone beyond it. */
function takeTurn(folder: string, slot: number, turn: number, holder: SlotHolder | null): boolean {
  try {
    if (!publishVersioned(turnPath(folder, slot, turn), { ...holder })) return false;
  } catch (error) {
    if (!isMissing(error)) throw error;
    return false; // The pool was removed meanwhile.
  }
  if (newestTurn(folder, slot) !== turn) return false;
  for (const old of turnsOf(folder, slot)) if (old <= turn - KEPT_TURNS) removeIfPresent(turnPath(folder, slot, old));
  return true;
}

function newestTurns(folder: string): readonly (Omit<TakenSlot, "folder"> & { readonly holder: SlotHolder | null })[] {
  const newest = new Map<number, number>();
  for (const { slot, turn } of turnsIn(folder)) newest.set(slot, Math.max(turn, newest.get(slot) ?? 0));
  return [...newest].map(([slot, turn]) => ({ slot, turn, holder: holderIn(folder, slot, turn) }));
}

function holderIn(folder: string, slot: number, turn: number): SlotHolder | null {
  const json = decodeVersioned(readIfPresent(turnPath(folder, slot, turn))) ?? {};
  const [job, owner] = [stringField(json, "job"), decodeIdentity(objectField(json, "owner") ?? {})];
  return job === null || owner === null ? null : { job, owner };
}

function newestTurn(folder: string, slot: number): number {
  return Math.max(0, ...turnsOf(folder, slot));
}

function turnsOf(folder: string, slot: number): readonly number[] {
  return turnsIn(folder).flatMap((each) => (each.slot === slot ? [each.turn] : []));
}

function turnsIn(folder: string): readonly Omit<TakenSlot, "folder">[] {
  return namesIn(folder).flatMap((name) => {
    const [, slot, turn] = /^(\d+)\.(\d+)$/.exec(name) ?? [];
    return slot === undefined || turn === undefined ? [] : [{ slot: Number(slot), turn: Number(turn) }];
  });
}

function turnPath(folder: string, slot: number, turn: number): string {
  return join(folder, `${slot}.${turn}`);
}
