// Which failure modes have risen, by a quick look at the end of the ledger; and the one line of it that each day may say.

import { GATE_MEMORY } from "../../core/reliability/gate.ts";
import { type RisenMode, risenLine, risenModes } from "../../core/reliability/risen.ts";
import { compareRuns, USUAL_SIZES } from "../../core/reliability/slice.ts";
import { readLedgerTail } from "../../io/ledger.ts";
import { readRisenLook, writeRisenLook } from "../../io/risen-look-file.ts";
import type { Context } from "../scope/context.ts";
import { localDay } from "../scope/local-time.ts";
import { countedRuns } from "./counted-runs.ts";

/** What has risen, and the line that says so; null if nothing has. */
export interface Risen {
  readonly modes: readonly RisenMode[];
  readonly line: string | null;
}

const NOTHING: Risen = { modes: [], line: null };
const TAIL_BYTES = GATE_MEMORY * 700;

/** Looks as a report without flags does, but mends nothing. Cheap if there is no ledger. */
export function readRisen(context: Context): Risen {
  const lines = readLedgerTail(context.home, TAIL_BYTES);
  return lines.length === 0 ? NOTHING : risenIn(context, lines);
}

/**
 * The line, at most once on each day (local time) in each home; `remember` is to be called when it is printed. Two that ask
 * at the same moment may both be told.
 */
export function risenOfToday(context: Context): { readonly line: string | null; readonly remember: () => void } {
  const silence = { line: null, remember: () => {} };
  const today = localDay(context.now());
  if (today === null || readRisenLook(context.home) === today) return silence;
  const lines = readLedgerTail(context.home, TAIL_BYTES);
  if (lines.length === 0) return silence;
  return { line: risenIn(context, lines).line, remember: () => writeRisenLook(context.home, today) };
}

function risenIn(context: Context, lines: Parameters<typeof countedRuns>[1]): Risen {
  const compared = compareRuns(countedRuns(context, lines), USUAL_SIZES);
  const modes = risenModes(compared);
  return { modes, line: risenLine(modes, compared.window.total) };
}
