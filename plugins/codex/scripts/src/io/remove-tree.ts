// Removes a folder that somebody else has filled: a job may have left folders in it that may not be written or read, which are
// opened first.

import { chmodSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { sep } from "node:path";
import { errorCode } from "./files.ts";
import { unlessFaulty } from "./regular-file.ts";

const OPEN = 0o700;
const SEPARATOR = Buffer.from(sep);

/** Removes the folder with all that is in it, if it is there; no link is followed. Throws for what belongs to another user. */
export function removeTree(path: string): void {
  try {
    remove(path);
  } catch (error) {
    if (errorCode(error) !== "EACCES" && errorCode(error) !== "EPERM") throw error;
    openBelow(Buffer.from(path));
    remove(path);
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Lets this user into the folder and all folders in it, if it is there and they are theirs; no link is followed. */
export function openFolders(path: string): void {
  unlessFaulty(
    () => {
      if (lstatSync(path).isDirectory()) openBelow(Buffer.from(path));
    },
    () => {},
  );
}

/** The path is of a folder, no link; a name may be no text. */
function openBelow(folder: Buffer): void {
  if ((lstatSync(folder).mode & OPEN) !== OPEN) chmodSync(folder, OPEN);
  for (const name of readdirSync(folder, "buffer")) {
    const path = Buffer.concat([folder, SEPARATOR, name]);
    if (lstatSync(path).isDirectory()) openBelow(path);
  }
}
