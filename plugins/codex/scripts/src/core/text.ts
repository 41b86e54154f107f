// Foreign text on its way to a reader.

import { defuseOwnLines } from "./own-lines.ts";
import { defuseSentinels } from "./sentinel.ts";

/** One line of at most `most` characters, control characters and runs of blanks made single blanks. */
export function oneLine(text: string, most: number): string {
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  if (line.length <= most) return line;
  const characters = Array.from(line);
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : line;
}

// Control sequences of ECMA-48, introduced by ESC or by one C1 character. Three forms: CSI with its parameters; the
// strings of OSC, DCS, SOS, PM and APC; other escapes. A string ends at the end of its line at the latest, so that an
// open one swallows no more.
const SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-OQ-WYZ\\`-~]/g;

const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What turns the order of what is read, so that a line reads as another one than it is. */
const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Foreign text made fit for printing: what looks like a line of ours defused, terminal control and marks of direction
 * removed, line breaks and tabs kept.
 */
export function printable(text: string): string {
  return defuse(plain(text));
}

/** Foreign text made fit for a place within a line of ours, at most `most` characters. */
export function inLine(text: string, most = Number.POSITIVE_INFINITY): string {
  return oneLine(defuse(oneLine(plain(text), Number.POSITIVE_INFINITY)), most);
}

function plain(text: string): string {
  return text
    .replaceAll(LINE_BREAKS, "\n")
    .replaceAll(SEQUENCES, "")
    .replaceAll(CONTROLS, "")
    .replaceAll(BIDIRECTIONAL, "");
}

function defuse(text: string): string {
  return defuseOwnLines(defuseSentinels(text));
}
