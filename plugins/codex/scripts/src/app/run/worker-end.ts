// What a worker does about an error that ends it. If that was a full disk, it leaves word.

import { isDiskFull } from "../../core/failure/start-error.ts";
import { errorCode } from "../../io/files.ts";
import { markDiskFull } from "../../io/job-files.ts";

/** The text for the worker's own log; whoever settles its job reads the word that is left. */
export function noteDeath(home: string, id: string, error: unknown): string {
  const isFull = isDiskFull(errorCode(error));
  if (isFull) markDiskFull(home, id);
  const words = error instanceof Error ? error.stack : String(error);
  return `${isFull ? `disk_full: the end of job ${id} could not be recorded.\n` : ""}${words}\n`;
}
