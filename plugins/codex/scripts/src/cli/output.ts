// Where a command speaks: answers on stdout, progress and errors on stderr. With --json, stdout is one JSON value.
// Node's own streams take milliseconds to load, so they serve only terminals and readers that lag behind.

import { fstatSync, writeSync } from "node:fs";
import { type Look, lookOf, type Surroundings } from "../core/look.ts";
import { printable } from "../core/text.ts";
import { type Reader, readerIn } from "../core/typed-command.ts";

/** The ends of a terminal, as a command uses them; and how text looks on stdout. */
export interface Output extends Look {
  readonly json: boolean;
  readonly isTerminal: boolean;
  readonly isErrorTerminal: boolean;
  /** Where its texts are read: what they name can be typed there. */
  readonly reader: Reader;
  /** Settles once nobody reads stdout any more, as a write found out. */
  readonly abandoned: Promise<void>;
  /** Writes text with a line break to stdout; nothing with --json. */
  say(text: string): void;
  /** Writes the one JSON value to stdout; nothing without --json. */
  answer(value: unknown): void;
  /** Writes the one JSON value, an object whose last field is a list that comes in pieces; nothing without --json. */
  answerLong(fields: object, name: string, pieces: Iterable<readonly unknown[]>): Promise<void>;
  /** Settles once the reader has caught up; at once if it has. So whoever writes much does not hold it all. */
  drained(): Promise<void>;
  /** Writes help to stdout as it is. */
  help(text: string): void;
  /** Writes bytes to stdout as they are, to a terminal as text that is fit for it; nothing with --json. */
  raw(bytes: Uint8Array): void;
  /** Writes a line to stderr; whatever it quotes is made fit for printing. */
  note(text: string): void;
}

/** The process's own ends. A reader that has gone away ends nothing but the output. */
export function processOutput(json: boolean): Output {
  let abandon = () => {};
  const abandoned = new Promise<void>((resolve) => {
    abandon = resolve;
  });
  const stdout = new Outlet(1, () => process.stdout, abandon);
  const stderr = new Outlet(
    2,
    () => process.stderr,
    () => {},
  );
  let known: Look | null = null;
  const look = () => {
    known ??= lookOf({ ...terminalOf(stdout), env: process.env, isWindows: process.platform === "win32" });
    return known;
  };
  return {
    json,
    get isTerminal() {
      return stdout.terminal() !== null;
    },
    get isErrorTerminal() {
      return stderr.terminal() !== null;
    },
    reader: readerIn(process.env),
    get columns() {
      return look().columns;
    },
    paint: (tone, text) => look().paint(tone, text),
    mark: (tone) => look().mark(tone),
    abandoned,
    say: (text) => void (json || stdout.write(`${text}\n`)),
    answer: (value) => void (json && stdout.write(`${harmless(JSON.stringify(value, null, 2))}\n`)),
    async answerLong(fields, name, pieces) {
      if (json) await writeLong(stdout, fields, name, pieces);
    },
    drained: () => stdout.drained(),
    help: (text) => stdout.write(text),
    raw(bytes) {
      if (json) return;
      stdout.write(stdout.terminal() === null ? bytes : printable(Buffer.from(bytes).toString("utf8")));
    },
    note: (text) => stderr.write(`${printable(text)}\n`),
  };
}

function terminalOf(stdout: Outlet): Pick<Surroundings, "isTerminal" | "columns"> {
  const terminal = stdout.terminal();
  return { isTerminal: terminal !== null, columns: terminal?.columns ?? null };
}

/** The same JSON, with the characters that could steer a terminal or break a line written as their code. */
function harmless(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** In the form of `answer`. The first piece is taken before anything is written: its error is still the whole answer. */
async function writeLong(
  stdout: Outlet,
  fields: object,
  name: string,
  pieces: Iterable<readonly unknown[]>,
): Promise<void> {
  const iterator = pieces[Symbol.iterator]();
  let piece = iterator.next();
  const head = JSON.stringify({ ...fields, [name]: [] }, null, 2).slice(0, -"]\n}".length);
  let before = head;
  for (; piece.done !== true; piece = iterator.next()) {
    const items = piece.value.map((value) => `    ${JSON.stringify(value, null, 2).replaceAll("\n", "\n    ")}`);
    if (items.length === 0) continue;
    stdout.write(harmless(`${before}\n${items.join(",\n")}`));
    before = ",";
    await stdout.drained();
    if (stdout.isGone) return;
  }
  stdout.write(before === head ? harmless(`${head}]\n}\n`) : "\n  ]\n}\n");
}

type Stream = NodeJS.WriteStream & { readonly fd: 1 | 2 };

/** One of the two, written to at once; through its stream from the first time on that it would not take everything. */
class Outlet {
  private readonly descriptor: 1 | 2;
  private readonly open: () => Stream;
  private readonly onGone: () => void;
  private stream: Stream | null = null;
  private hasGone = false;

  constructor(descriptor: 1 | 2, open: () => Stream, onGone: () => void) {
    this.descriptor = descriptor;
    this.open = open;
    this.onGone = () => {
      this.hasGone = true;
      onGone();
    };
  }

  /** Its stream if it is a terminal. */
  terminal(): Stream | null {
    if (!isDevice(this.descriptor)) return null;
    const stream = this.opened();
    return stream.isTTY === true ? stream : null;
  }

  write(text: string | Uint8Array): void {
    const rest = this.stream === null ? this.writeAtOnce(Buffer.from(text)) : text;
    if (rest.length > 0) this.opened().write(rest);
  }

  /** True once nobody reads any more. */
  get isGone(): boolean {
    return this.hasGone;
  }

  async drained(): Promise<void> {
    const { stream } = this;
    if (stream === null || !stream.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      for (const event of ["drain", "close", "error"]) stream.once(event, resolve);
    });
  }

  /** Gives what could not be written without waiting for the reader. */
  private writeAtOnce(bytes: Buffer): Buffer {
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.descriptor, bytes, written);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EAGAIN") return bytes.subarray(written);
      this.onGone();
    }
    return Buffer.alloc(0);
  }

  private opened(): Stream {
    if (this.stream === null) {
      this.stream = this.open();
      this.stream.on("error", this.onGone);
    }
    return this.stream;
  }
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false; // It was closed before we began.
  }
}
