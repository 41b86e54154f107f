// The flags of the index that let Git take a file for unchanged without a look at it: `assume-unchanged` and `skip-worktree`.
// Users set them on files with contents of their own, and a job may set them in its copy. What counts is what stands in the
// work tree, so it is looked at with a copy of the index that has none of them on a file that is there.

import { join } from "node:path";
import { copyIndex, sharedIndexes } from "./copy-index.ts";
import { pathBelow, stampAt } from "./file-state.ts";
import type { OpenGit } from "./git.ts";
import { surveyIndex } from "./git-index-survey.ts";
import { objectFormatOf } from "./git-objects.ts";

/** A path (latin1) with its flags. */
interface Flagged {
  readonly path: string;
  readonly isAssumed: boolean;
  readonly isSkipped: boolean;
}

const NO_SPLIT = ["-c", "core.splitIndex=false", "update-index"];
let copies = 0;

/**
 * The path of an index by which nothing that stands in the work tree is hidden: the user's own, or a copy in the scratch folder.
 * A path that is skipped and not there stays so: a sparse checkout leaves it out. Null if Git cannot tell.
 */
export async function openIndex(git: OpenGit): Promise<string | null> {
  const index = join(git.gitFolder, "index");
  const flagged = await listFlagged(git);
  if (flagged === null) return null;
  const assumed = flagged.filter(({ isAssumed }) => isAssumed);
  const skipped = flagged.filter(({ path, isSkipped }) => isSkipped && isThere(git, path));
  if (assumed.length + skipped.length === 0) return index;
  copies += 1;
  const copy = join(git.scratch, `open-index-${copies}`);
  copyIndex(index, copy);
  const isOpen =
    (await mark(git, copy, "--no-assume-unchanged", assumed)) && (await mark(git, copy, "--no-skip-worktree", skipped));
  return isOpen ? copy : null;
}

/** Gives the paths (latin1) in the index `copy` the flags that they have in the user's, a skipped one if it is there; false if Git could not. */
export async function keepFlags(git: OpenGit, copy: string, paths: ReadonlySet<string>): Promise<boolean> {
  const all = await listFlagged(git);
  const kept = all?.filter(({ path }) => paths.has(path));
  if (kept === undefined) return false;
  const assumed = kept.filter(({ isAssumed }) => isAssumed);
  const skipped = kept.filter(({ path, isSkipped }) => isSkipped && isThere(git, path));
  return (await mark(git, copy, "--assume-unchanged", assumed)) && (await mark(git, copy, "--skip-worktree", skipped));
}

function isThere({ place }: OpenGit, path: string): boolean {
  try {
    return stampAt(pathBelow(place.root, path)) !== null;
  } catch {
    return true; // It cannot be told: let Git say what it makes of it.
  }
}

async function mark(git: OpenGit, index: string, how: string, flagged: readonly Flagged[]): Promise<boolean> {
  if (flagged.length === 0) return true;
  const input = Buffer.from(flagged.map(({ path }) => `${path}\0`).join(""), "latin1");
  const variables = { GIT_INDEX_FILE: index };
  return (await git.ask([...NO_SPLIT, how, "-z", "--stdin"], input, { variables })) !== null;
}

/** `TAG PATH NUL`, one after the other: `S` is skipped, a small letter assumed; see git-ls-files(1). */
async function listFlagged(git: OpenGit): Promise<readonly Flagged[] | null> {
  if (!(await mayHoldFlags(git))) return [];
  const listed = await git.ask(["ls-files", "-v", "-z"], "", { encoding: "latin1" });
  if (listed === null) return null;
  return listed.split("\0").flatMap((entry) => {
    const tag = entry[0] ?? "H";
    const [isAssumed, isSkipped] = [tag !== tag.toUpperCase(), tag.toUpperCase() === "S"];
    return isAssumed || isSkipped ? [{ path: entry.slice(2), isAssumed, isSkipped }] : [];
  });
}

/** False only if no entry has a flag: then Git need not be asked. */
async function mayHoldFlags({ gitFolder, settings }: OpenGit): Promise<boolean> {
  if (sharedIndexes(gitFolder).length > 0) return true;
  return (await surveyIndex(join(gitFolder, "index"), objectFormatOf(settings)))?.hasHidden === true;
}
