// Reads a file of JSON lines from its beginning to its end in bounded memory, however long it is. Every line is given:
// as an object, or, if it is none, by its number. Blank lines hold nothing and are passed over.

import { closeSync, openSync, readSync } from "node:fs";
import { asObject, type JsonObject, parseJson } from "../core/json.ts";

/** Who takes the lines. Numbers count from 1, blank lines included. */
export interface LineTaker {
  object(record: JsonObject, number: number): void;
  bad(number: number): void;
}

const CHUNK_BYTES = 512 * 1_024;
/** A longer line is bad: nobody writes a record like that, and it would have to be held whole. */
export const MOST_RECORD_BYTES = 16 * 1_024 * 1_024;
const LINE_FEED = 0x0a;

/** Opens a file that the user named, be it a named pipe. */
const openAny = (path: string): number => openSync(path, "r");

/** Gives every line of a file. Throws if the file cannot be opened, as `open` does it, or read. */
export function readRecords(path: string, taker: LineTaker, open: (path: string) => number = openAny): void {
  const file = open(path);
  try {
    const lines = new LineCutter(taker);
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const count = readSync(file, chunk, 0, CHUNK_BYTES, null);
      if (count === 0) break;
      lines.take(chunk.subarray(0, count));
    }
    lines.end();
  } finally {
    closeSync(file);
  }
}

/** Cuts a stream of bytes into lines. Whole chunks of lines are decoded at once, which is most of the speed. */
class LineCutter {
  private readonly taker: LineTaker;
  private number = 0;
  private rest: Buffer[] = [];
  private restBytes = 0;

  constructor(taker: LineTaker) {
    this.taker = taker;
  }

  take(bytes: Buffer): void {
    const first = bytes.indexOf(LINE_FEED);
    if (first === -1) {
      this.hold(bytes);
      return;
    }
    const last = bytes.lastIndexOf(LINE_FEED);
    this.hold(bytes.subarray(0, first));
    this.endLine();
    this.cut(bytes.toString("utf8", first + 1, last + 1));
    this.hold(bytes.subarray(last + 1));
  }

  end(): void {
    if (this.restBytes > 0) this.endLine();
  }

  /** Keeps a copy, because the chunk is used again; of a line that is too long, only its length. */
  private hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.restBytes += bytes.length;
    if (this.restBytes > MOST_RECORD_BYTES) this.rest = [];
    else this.rest.push(Buffer.from(bytes));
  }

  private endLine(): void {
    const isTooLong = this.restBytes > MOST_RECORD_BYTES;
    const text = Buffer.concat(this.rest).toString("utf8");
    this.rest = [];
    this.restBytes = 0;
    this.number += 1;
    if (isTooLong) this.taker.bad(this.number);
    else this.give(this.number === 1 ? text.replace(/^\ufeff/, "") : text);
  }

  /** Text that ends with a line feed, or is empty. */
  private cut(text: string): void {
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf("\n", at);
      this.number += 1;
      this.give(text.slice(at, end));
      at = end + 1;
    }
  }

  private give(line: string): void {
    const record = asObject(parseJson(line));
    if (record !== null) this.taker.object(record, this.number);
    else if (line.trim() !== "") this.taker.bad(this.number);
  }
}
