// The ledger: `ledger.jsonl` in the home, one line for each ended job. It is a hint, not the truth: lines may be
// doubled, torn or absent. Readers count each job once, and make absent lines anew from the records.

import { join } from "node:path";
import { decodeLedgerLine, joinByJob, type StoredLine } from "../core/reliability/ledger-decode.ts";
import type { LedgerLine } from "../core/reliability/ledger-line.ts";
import { replaceFile } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { appendLine, readLastLines } from "./lines.ts";
import { type LineTaker, readRecords } from "./records-stream.ts";
import { openRegular, unlessFaulty } from "./regular-file.ts";

/** What the ledger holds. `bad` has the numbers of the lines that are none. */
export interface Ledger {
  readonly lines: readonly LedgerLine[];
  readonly bad: readonly number[];
}

/** The path of the ledger. */
export function ledgerPath(home: string): string {
  return join(home, "ledger.jsonl");
}

/** Appends lines, each in one write of less than 4 KiB. */
export function appendToLedger(home: string, lines: readonly LedgerLine[]): void {
  for (const line of lines) appendLine(ledgerPath(home), line);
}

/** Reads the whole ledger; each job once, as its first line has it. */
export function readLedger(home: string): Ledger {
  const stored: StoredLine[] = [];
  const bad: number[] = [];
  const taker: LineTaker = {
    object(json, number) {
      const line = decodeLedgerLine(json);
      if (line === null) bad.push(number);
      else stored.push(line);
    },
    bad: (number) => void bad.push(number),
  };
  unlessFaulty(
    () => readRecords(ledgerPath(home), taker, openRegular),
    () => {},
  );
  return { lines: joinByJob(stored), bad };
}

/** Writes the ledger anew. What somebody appends meanwhile is lost, and made anew by the next reader who asks. */
export function replaceLedger(home: string, lines: readonly LedgerLine[]): void {
  makePrivateFolder(home);
  replaceFile(ledgerPath(home), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** The newest lines, oldest first, from the last `bytes` bytes: a quick look that mends nothing. */
export function readLedgerTail(home: string, bytes: number): readonly LedgerLine[] {
  const last = unlessFaulty(
    () => readLastLines(ledgerPath(home), bytes),
    () => [],
  );
  const lines = last.map(decodeLedgerLine);
  return joinByJob(lines.filter((line) => line !== null));
}
