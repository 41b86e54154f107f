// Jobs that a user cancelled by a typed command that a hook answered, so that the model does not know of it: `cancels/<id>`,
// with the session in which it was typed. A file goes once its session was told, or after a day.

import { statSync } from "node:fs";
import { join } from "node:path";
import { isJobId } from "../core/job/id.ts";
import { stringField } from "../core/json.ts";
import { hintsIn, removeIfPresent } from "./files.ts";
import { makePrivateFolder } from "./home.ts";
import { unlessFaulty } from "./regular-file.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

const KEPT_MS = 24 * 3_600_000;

/** Notes that the cancel of a job was typed in this session. */
export function noteTypedCancel(home: string, jobId: string, sessionId: string): void {
  makePrivateFolder(folderIn(home));
  replaceVersioned(join(folderIn(home), jobId), { sessionId });
}

/** The ids of the jobs whose cancel was typed in this session, oldest first. Those of a day before `nowMs` are forgotten. */
export function typedCancels(home: string, sessionId: string, nowMs: number): readonly string[] {
  const ids = hintsIn(folderIn(home)).filter(isJobId).sort();
  const fresh = ids.filter((id) => nowMs - changedAtMs(join(folderIn(home), id), nowMs) <= KEPT_MS);
  for (const id of ids) if (!fresh.includes(id)) forgetTypedCancel(home, id);
  return fresh.filter((id) => stringField(readVersioned(join(folderIn(home), id)) ?? {}, "sessionId") === sessionId);
}

/** Forgets one, because its session was told. */
export function forgetTypedCancel(home: string, jobId: string): void {
  unlessFaulty(
    () => removeIfPresent(join(folderIn(home), jobId)),
    () => {},
  );
}

function changedAtMs(path: string, otherwise: number): number {
  return unlessFaulty(
    () => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? otherwise,
    () => otherwise,
  );
}

function folderIn(home: string): string {
  return join(home, "cancels");
}
