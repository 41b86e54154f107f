// The whole of a terminal, for as long as a view is shown: its other screen, every key by itself, no cursor. Whatever ends the
// process, but SIGKILL, the terminal is as it was before: the end of the view, SIGTERM, SIGHUP, SIGINT, an error that nobody
// caught. While the process is suspended, too.

import { writeSync } from "node:fs";
import { emitKeypressEvents } from "node:readline";
import type { Key } from "../../core/top/top-keys.ts";
import type { Size } from "../../core/top/top-state.ts";

/** What the view is told. */
export interface ScreenEvents {
  onKey(key: Key): void;
  /** The terminal has another size, or lost what it showed: to be drawn anew. */
  onResize(): void;
  /** Nobody types any more: the terminal is gone. */
  onGone(): void;
}

/** A terminal that is all ours. */
export interface FullScreen {
  size(): Size;
  /** Shows these lines, each as wide as the terminal; only those that differ from what is shown are written. */
  paint(lines: readonly string[]): void;
  /** Gives the terminal to the shell until the process is continued. */
  suspend(): void;
  /** Gives it back for good. */
  close(): void;
}

const ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
const LEAVE = "\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l";
const ENDINGS = ["SIGTERM", "SIGHUP", "SIGINT"] as const;

/** Takes the terminal of this process: its standard input and output must be one. */
export function openFullScreen(events: ScreenEvents): FullScreen {
  const { stdin, stdout } = process;
  let shown: readonly string[] = [];
  let isOurs = false;

  function take(): void {
    if (isOurs) return;
    isOurs = true;
    shown = [];
    stdin.setRawMode(true);
    stdout.write(ENTER);
  }

  /** By itself, not through a stream: it may be the last thing that the process does. */
  function giveBack(): void {
    if (!isOurs) return;
    isOurs = false;
    try {
      stdin.setRawMode(false);
    } catch {
      // The terminal is gone.
    }
    try {
      writeSync(1, LEAVE);
    } catch {
      // So is whoever looked at it.
    }
  }

  function suspend(): void {
    giveBack();
    process.off("SIGTSTP", suspend);
    process.kill(process.pid, "SIGTSTP"); // Returns when the process is continued, or at once where nobody could do that.
    process.on("SIGTSTP", suspend);
    resume();
  }

  function resume(): void {
    if (!isOurs) take();
    shown = [];
    events.onResize();
  }

  function endBy(signal: NodeJS.Signals): void {
    close();
    process.kill(process.pid, signal);
  }

  function resized(): void {
    shown = [];
    events.onResize();
  }

  function pressed(text: string | undefined, key: { name?: string | undefined; ctrl?: boolean | undefined }): void {
    events.onKey({ name: key.name ?? text ?? "", text: text ?? "", isControl: key.ctrl === true });
  }

  function close(): void {
    giveBack();
    for (const signal of ENDINGS) process.off(signal, endBy);
    process.off("SIGTSTP", suspend).off("SIGCONT", resume).off("exit", giveBack);
    stdout.off("resize", resized).off("error", events.onGone);
    stdin.off("keypress", pressed).off("end", events.onGone).off("error", events.onGone).pause();
  }

  for (const signal of ENDINGS) process.on(signal, endBy);
  process.on("SIGTSTP", suspend).on("SIGCONT", resume).on("exit", giveBack);
  stdout.on("resize", resized).on("error", events.onGone);
  emitKeypressEvents(stdin);
  stdin.on("keypress", pressed).on("end", events.onGone).on("error", events.onGone).resume();
  take();
  return {
    size: () => ({ columns: stdout.columns, rows: stdout.rows }),
    paint(lines) {
      if (!isOurs) return;
      const changed = lines.flatMap((line, row) =>
        line === shown[row] ? [] : [`\u001b[${row + 1};1H\u001b[2K${line}\u001b[0m`],
      );
      shown = lines;
      if (changed.length > 0) stdout.write(changed.join(""));
    },
    suspend,
    close,
  };
}
