// Whose trust holds for the copy of an isolated job: Codex knows trust by folder, and has never seen that of the copy.

import { join, relative } from "node:path";
import { isIsolated, placeOf } from "../../core/job/place.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { realPath } from "../../io/home.ts";
import { isReachableFolder } from "../../io/workspace.ts";
import type { CopyTrust } from "./codex-order.ts";

/** The user's folder that the job's stands for, and the root of their repository; nothing if they are gone, or it is no copy. */
export function copyTrustOf(record: RunningJob): { readonly trust?: CopyTrust } {
  const { cwd, workspaceRoot } = record;
  const copy = placeOf(record).root;
  const folders = [join(workspaceRoot, relative(copy, cwd)), workspaceRoot].filter(isReachableFolder).map(realPath);
  return isIsolated(record) && folders.length > 0 ? { trust: { copy, folders: [...new Set(folders)] } } : {};
}
