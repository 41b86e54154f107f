// Keeps secrets out of a text that comes in pieces: one that is cut in two stands in neither piece. Whole lines go on; the
// last line waits for its rest, and the lines of a private key for its end.

import { redact } from "./redact.ts";

/** Takes pieces, and gives what may be written now. */
export interface RedactingStream {
  /** The text that may be written now, redacted; empty while a line is not whole. */
  take(piece: string): string;
  /** What was held back. */
  end(): string;
}

// A line that never ends is cut, so that it takes no memory without end; what is kept is longer than any secret.
const LONGEST = 65_536;
const KEPT = 8_192;
const OPEN_KEY = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?![\s\S]*-----END [A-Z0-9 ]{0,40}PRIVATE KEY)/;

/** A stream that keeps these secrets out, and whatever looks like one. */
export function redactingStream(secrets: readonly string[]): RedactingStream {
  let held = "";
  return {
    take(piece) {
      held += piece;
      const whole = held.slice(0, held.lastIndexOf("\n") + 1);
      const open = OPEN_KEY.exec(whole)?.index ?? whole.length;
      if (held.length - open > LONGEST) return overlong();
      held = held.slice(open);
      return redact(whole.slice(0, open), secrets);
    },
    end() {
      const rest = redact(held, secrets);
      held = "";
      return rest;
    },
  };

  function overlong(): string {
    const redacted = redact(held, secrets);
    const cut = Math.max(0, redacted.length - KEPT);
    held = redacted.slice(cut);
    return redacted.slice(0, cut);
  }
}
