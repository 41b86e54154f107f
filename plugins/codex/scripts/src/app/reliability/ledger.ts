// The ledger of ended jobs: noted when a job ends, mended from the records by whoever needs all of it.

import { type EndedJob, isEnded } from "../../core/job/record.ts";
import { type LedgerLine, ledgerLine, type Signs } from "../../core/reliability/ledger-line.ts";
import { addSign, NO_SIGNS } from "../../core/reliability/signs.ts";
import { eventsPath } from "../../io/job-files.ts";
import { listHints } from "../../io/job-hints.ts";
import { listJobIds, readJob } from "../../io/job-store.ts";
import { appendToLedger, readLedger, replaceLedger } from "../../io/ledger.ts";
import { type LineTaker, readRecords } from "../../io/records-stream.ts";
import { openRegular, unlessFaulty } from "../../io/regular-file.ts";
import type { Context } from "../scope/context.ts";

/** Notes a job whose end is published. Never throws: what is not noted now is made anew by a report. */
export function noteInLedger(context: Context, record: EndedJob): void {
  try {
    appendToLedger(context.home, [ledgerLineOf(context, record)]);
  } catch {
    // A full disk, say. The record has everything.
  }
}

/** The line of a job, as the ledger should have it. */
export function ledgerLineOf(context: Context, record: EndedJob): LedgerLine {
  return ledgerLine(record, readSigns(context, record.id));
}

function readSigns(context: Context, id: string): Signs {
  let signs = NO_SIGNS;
  const taker: LineTaker = {
    object(event) {
      signs = addSign(signs, event);
    },
    bad() {}, // A torn line of a log is no sign.
  };
  unlessFaulty(
    () => readRecords(eventsPath(context.home, id), taker, openRegular),
    () => {},
  );
  return signs;
}

/**
 * The whole ledger, oldest first, mended if it was damaged. Jobs that it lacks are added from their records; if a line
 * cannot be read, the file is written anew. Lines of jobs that were pruned stay.
 */
export function mendedLedger(context: Context): readonly LedgerLine[] {
  const { lines, bad } = readLedger(context.home);
  const lacking = lackingLines(context, lines);
  const whole = [...lines, ...lacking].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  try {
    if (bad.length > 0) replaceLedger(context.home, whole);
    else appendToLedger(context.home, lacking);
  } catch {
    // If the home cannot be written, the report is still told.
  }
  return whole;
}

function lackingLines(context: Context, lines: readonly LedgerLine[]): readonly LedgerLine[] {
  const noted = new Set(lines.map(({ job }) => job));
  const active = new Set(listHints(context.home, "active"));
  return listJobIds(context.home)
    .filter((id) => !noted.has(id) && !active.has(id))
    .flatMap((id) => {
      const read = readJob(context.home, id);
      return read.kind === "found" && isEnded(read.record) ? [ledgerLineOf(context, read.record)] : [];
    });
}
