// What changed in the Git folders themselves: the files by which Git could be made to run something.

import { placeOf } from "../../core/job/place.ts";
import type { JobRecord } from "../../core/job/record.ts";
import { type Evidence, workWord } from "../../core/outcome/work.ts";
import { changedInGitFolders, printGitFolders } from "../../io/git-folder-print.ts";
import { readBaseline } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";

/** The evidence with what changed in the Git folders since the state before the turn; `nested` are repositories within. */
export function withGitFolder(
  context: Context,
  record: JobRecord,
  evidence: Evidence,
  nested: readonly string[],
): Evidence {
  const baseline = readBaseline(context.home, record.id);
  if (baseline?.gitFolder == null) return evidence;
  const root = baseline.isRepositoryAbsent ? (evidence.repository ?? record.cwd) : placeOf(record).root;
  const within = new Set([...(baseline.snapshot?.nested ?? []), ...nested]);
  const changed = changedInGitFolders(baseline.gitFolder, printGitFolders(root, [...within]));
  if (changed.length === 0) return evidence;
  const attribution = workWord(evidence) === "none" ? "unknown" : evidence.attribution; // It is not that nothing changed.
  return { ...evidence, attribution, git_folder_changed: changed };
}
