// The repositories within a work tree: submodules, and others that nobody has added. Each is asked as its own repository.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { UntoldPath } from "../core/outcome/snapshot.ts";
import { bytesOf, textOf } from "../core/quoted-path.ts";
import { sharedIndexes } from "./copy-index.ts";
import { digest } from "./digest.ts";
import { pathBelow } from "./file-state.ts";
import { isMissing, namesIn } from "./files.ts";
import { LIMIT_MS, type OpenGit, withGit } from "./git.ts";
import { surveyIndex } from "./git-index-survey.ts";
import { whyLedOut } from "./git-led-out.ts";
import { objectFormatOf } from "./git-objects.ts";
import type { Tree } from "./git-status.ts";
import { UNREAD_FOLDER } from "./git-unread.ts";
import { realPath } from "./home.ts";
import { monotonicMs } from "./monotonic.ts";
import { unlessFaulty } from "./regular-file.ts";
import { gitFoldersAt } from "./workspace.ts";

/** How many repositories may still be looked into, and until when, on the clock of `monotonicMs`. */
export interface Budget {
  left: number;
  readonly untilMs: number;
}

/** Looks at the work tree of a repository. */
type Look = (git: OpenGit) => Promise<Tree | null>;

/** What a repository within the work tree holds; paths are relative to the outer one. */
export interface Inner {
  /** Changes whenever its HEAD or a path that differs from that does. */
  readonly print: string;
  readonly isDirty: boolean;
  readonly untold: readonly UntoldPath[];
  readonly nested: readonly string[];
}

const MOST_REPOSITORIES = 200;
const AT_ONCE = 4;
const GITLINK = /^160000 (\S+) \d\t([\s\S]*)$/;

/** A budget for the look at one work tree; all repositories within have together as long as one question has. */
export function newBudget({ place }: OpenGit): Budget {
  return { left: MOST_REPOSITORIES, untilMs: monotonicMs() + (place.limitMs ?? LIMIT_MS) };
}

/** A path of the index that is a submodule, and the commit that it stands at. */
export interface Gitlink {
  readonly path: string;
  readonly commit: string;
}

/** The paths of the index that are submodules. */
export async function findGitlinks(git: OpenGit): Promise<readonly string[]> {
  return [...new Set((await listGitlinks(git)).map(({ path }) => path))];
}

/** The submodules of the index; of one that conflicts, each stage. Git is asked only if there may be some. */
export async function listGitlinks(git: OpenGit): Promise<readonly Gitlink[]> {
  const { gitFolder } = git;
  const indexes = ["index", ...sharedIndexes(gitFolder)];
  const format = objectFormatOf(git.settings);
  const surveys = await Promise.all(indexes.map((name) => surveyIndex(join(gitFolder, name), format)));
  if (!surveys.some((survey) => survey?.hasSubmodules === true)) return [];
  const output = await git.ask(["ls-files", "--stage", "-z"], "", { encoding: "latin1" });
  const entries = output?.split("\0") ?? [];
  return entries.flatMap((entry) => {
    const [, commit, path] = GITLINK.exec(entry) ?? [];
    return commit === undefined || path === undefined ? [] : [{ path: textOf(path), commit }];
  });
}

/** Looks into the repositories at these paths; what holds none, and nothing else, is left out. */
export async function lookInside(
  git: OpenGit,
  paths: readonly string[],
  look: Look,
  budget: Budget,
): Promise<ReadonlyMap<string, Inner>> {
  const found: [string, Inner][] = [];
  const waiting = paths.values();
  const work = async () => {
    for (const path of waiting) {
      const inner = await lookInto(git, path, look, budget);
      if (inner !== null) found.push([path, inner]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, paths.length) }, work));
  return new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function lookInto(git: OpenGit, path: string, look: Look, budget: Budget): Promise<Inner | null> {
  const { place } = git;
  const bytes = bytesOf(path).replace(/\/$/, "");
  const root = pathBelow(place.root, bytes);
  if (typeof root !== "string") return hasEntries(root) ? unknown(path, "its path is no UTF-8") : null;
  if (realPath(root) !== root) return null; // A link that Git tells of.
  const isEmpty = unlessFaulty(
    () => namesIn(root).length === 0,
    () => null,
  );
  if (isEmpty === null) return unknown(path, UNREAD_FOLDER);
  if (isEmpty) return null; // Gone, or not checked out.
  const why = place.isCopy === true ? whyLedOut(place.outermost ?? place.root, root) : null;
  if (why !== null) return unknown(path, why);
  budget.left -= 1;
  if (budget.left < 0) return unknown(path, `more than ${MOST_REPOSITORIES} repositories lie within`);
  if (gitFoldersAt(root).length === 0) return unknown(path, "its Git folder is not there");
  const { settings: _, ...rest } = place;
  const limitMs = Math.floor(budget.untilMs - monotonicMs());
  if (limitMs <= 0) return unknown(path, "the look took too long");
  const inside = { ...rest, root, limitMs, outermost: place.outermost ?? place.root };
  const tree = await withGit(inside, look);
  if (tree === null) return unknown(path, "Git cannot tell its state");
  const within = (name: string) => textOf(`${bytes}/${bytesOf(name)}`);
  return {
    print: digest(JSON.stringify([tree.head, tree.dirty.map(({ path: name, print }) => [name, print])])),
    isDirty: tree.dirty.length > 0,
    untold: tree.untold.map((each) => ({ ...each, path: within(each.path) })),
    nested: tree.nested.map(within),
  };
}

/** True also if nobody can tell. */
function hasEntries(folder: Buffer): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch (error) {
    return !isMissing(error);
  }
}

function unknown(path: string, why: string): Inner {
  return { print: "unknown", isDirty: false, untold: [{ path, print: why, changedAtMs: null, why }], nested: [] };
}
