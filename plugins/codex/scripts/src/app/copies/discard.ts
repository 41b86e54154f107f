// Removes the copy of an isolated job. Its record, its result and what it changed stay.

import { basename } from "node:path";
import { isIsolated, placeOf } from "../../core/job/place.ts";
import { isEnded, type JobRecord } from "../../core/job/record.ts";
import { removeCopy } from "../../io/copies.ts";
import { writePatch } from "../../io/patch-file.ts";
import type { Context } from "../scope/context.ts";
import { changesOf } from "./changes.ts";
import { activeJobIn } from "./users-of-copy.ts";

/** What came of it: removed, with whether its patch could be kept; there was no copy any more; or why it stays. */
export type Discarded =
  | { readonly kind: "removed"; readonly isPatchKept: boolean }
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly why: string };

/** Discards the copy that the job worked in. */
export async function discardCopy(context: Context, record: JobRecord): Promise<Discarded> {
  if (!isIsolated(record)) return { kind: "refused", why: "it worked in the workspace, not in a copy" };
  if (!isEnded(record)) return { kind: "refused", why: "it has not ended" };
  const { root } = placeOf(record);
  const other = activeJobIn(context, root);
  if (other !== null) return { kind: "refused", why: `job ${other} works in the same copy` };
  const changes = await changesOf(context, record);
  if ("patch" in changes) writePatch(context.home, record.id, changes.patch);
  if (!removeCopy(context.home, basename(root))) return { kind: "gone" };
  return { kind: "removed", isPatchKept: "patch" in changes };
}
