// Where a setup that runs on a node leaves its answer: a folder of a job that is never recorded, which is swept like any such
// folder if its maker is killed.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { makePrivateFolder } from "./home.ts";
import { jobFolder } from "./job-store.ts";

/** Makes it; gives the path of the file for what is printed there, which is not there yet. */
export function makeSetupLog(home: string, id: string): string {
  makePrivateFolder(jobFolder(home, id));
  return join(jobFolder(home, id), "setup.log");
}

/** Removes it with all that is in it. */
export function removeSetupLog(home: string, id: string): void {
  rmSync(jobFolder(home, id), { recursive: true, force: true });
}
