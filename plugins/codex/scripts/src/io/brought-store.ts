// What a job's copy held when its work was brought in, as Git objects: `jobs/<id>/brought/`, a store with what the copy lacks. A later
// job in the same copy is merged from there. It does not lie in the copy: whoever works there may put links in our way.

import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./files.ts";
import { jobFolder } from "./job-store.ts";

/** The folder of the store; it need not be there. */
export function broughtStore(home: string, id: string): string {
  return join(jobFolder(home, id), "brought");
}

/** Makes the folder the job's store, in place of an earlier one. Where it cannot be, there is none: then less is known later. */
export function keepBrought(home: string, id: string, folder: string): void {
  const store = broughtStore(home, id);
  rmSync(store, { recursive: true, force: true });
  try {
    renameSync(folder, store);
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
  }
}
