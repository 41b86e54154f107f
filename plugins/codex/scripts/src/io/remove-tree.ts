// Removes a folder that somebody else has filled: a job may have left folders in it that may not be written or read.

import { chmodSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { sep } from "node:path";
import { errorCode } from "./files.ts";

const OPEN = 0o700;
const SEPARATOR = Buffer.from(sep);

/** Removes the folder with all that is in it, if it is there; no link is followed. Throws for what belongs to another user. */
export function removeTree(path: string): void {
  try {
    remove(path);
  } catch (error) {
    if (errorCode(error) !== "EACCES" && errorCode(error) !== "EPERM") throw error;
    openFolders(Buffer.from(path));
    remove(path);
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** The path is of a folder, no link; a name may be no text. */
function openFolders(folder: Buffer): void {
  chmodSync(folder, OPEN);
  for (const name of readdirSync(folder, "buffer")) {
    const path = Buffer.concat([folder, SEPARATOR, name]);
    if (lstatSync(path).isDirectory()) openFolders(path);
  }
}
