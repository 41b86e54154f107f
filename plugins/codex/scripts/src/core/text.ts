// Foreign text on its way to a reader.

import { defuseSentinels } from "./sentinel.ts";

/** One line of at most `most` characters, control characters and runs of blanks made single blanks. */
export function oneLine(text: string, most: number): string {
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  const characters = Array.from(line);
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : line;
}

// Control sequences of ECMA-48, introduced by ESC or by one C1 character: CSI with its parameters; the strings of OSC,
// DCS, SOS, PM and APC, which end at their line at the latest, so that an open one swallows no more; other escapes.
const SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-OQ-WYZ\\`-~]/g;

/** Foreign text made fit for printing: sentinel look-alikes defused, terminal control removed, line breaks and tabs kept. */
export function printable(text: string): string {
  const plain = text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(SEQUENCES, "")
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
  return defuseSentinels(plain);
}
