// HEAD of the user's repository: where it is, whether an operation of Git stands in the way of a commit, and its move to a new
// commit. The move is a compare-and-swap with a line in the reflog, as Git makes it, but no hook runs.

import {
  appendFileSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { removeIfPresent } from "./files.ts";
import type { OpenGit } from "./git.ts";
import { type GitIdentity, identityStamp } from "./git-identity.ts";
import { commitAndTree } from "./git-refs.ts";
import { readPlanted } from "./planted-file.ts";

/** Where HEAD is. */
export interface Head {
  /** The full name of its branch; null: it is detached. */
  readonly ref: string | null;
  /** Null before the first commit. */
  readonly commit: string | null;
  /** The tree of that commit; null without one. */
  readonly tree: string | null;
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const OPERATIONS: readonly (readonly [file: string, words: string])[] = [
  ["MERGE_HEAD", "a merge"],
  ["rebase-merge", "a rebase"],
  ["rebase-apply", "a rebase, or git am,"],
  ["CHERRY_PICK_HEAD", "a cherry-pick"],
  ["REVERT_HEAD", "a revert"],
];

/** Where HEAD is. */
export async function readHead(git: OpenGit): Promise<Head> {
  const [ref, place] = await Promise.all([branchOf(git), commitAndTree(git, "HEAD")]);
  return { ref, commit: place?.commit ?? null, tree: place?.tree ?? null };
}

/** As it was when the repository was opened. Where refs are no files, Git is asked. */
async function branchOf(git: OpenGit): Promise<string | null> {
  if (!isInFiles(git)) return (await git.ask(["symbolic-ref", "-q", "HEAD"]))?.trim() ?? null;
  return /^ref:\s*(\S+)\s*$/.exec(openedHead(git))?.[1] ?? null;
}

/** The commit of HEAD, if two files tell it, as they mostly do; null: Git has to be asked. */
export function headInFiles(git: OpenGit): string | null {
  const head = openedHead(git).trim();
  const ref = /^ref:\s*(refs\/heads\/\S+)$/.exec(head)?.[1];
  if (ref === undefined || !isInFiles(git)) return COMMIT.exec(head)?.[0] ?? null;
  const file = ref.split("/").includes("..") ? null : readPlanted(join(git.commonFolder, ref), false);
  return file?.kind === "text" ? (COMMIT.exec(file.text.trim())?.[0] ?? null) : null;
}

function isInFiles({ settings }: OpenGit): boolean {
  return settings["extensions.refstorage"] !== "reftable";
}

/** The name of the branch as people say it; null: HEAD is detached. */
export function shortName({ ref }: Head): string | null {
  return ref?.replace(/^refs\/heads\//, "") ?? null;
}

/** The operation of Git that has begun in the work tree and not ended, in words; null for none. */
export function operationIn({ gitFolder }: OpenGit): string | null {
  return OPERATIONS.find(([file]) => existsSync(join(gitFolder, file)))?.[1] ?? null;
}

/** True if HEAD is where it was when the repository was opened: what was opened has a copy of it. */
export function isHeadSame(git: OpenGit): boolean {
  return headText(git.gitFolder) === openedHead(git);
}

function openedHead({ gitFolder, commonFolder, scratch }: OpenGit): string {
  return readFileSync(join(gitFolder === commonFolder ? scratch : join(scratch, "own"), "HEAD"), "utf8");
}

function headText(folder: string): string {
  const head = join(folder, "HEAD");
  return lstatSync(head).isSymbolicLink() ? `ref: ${readlinkSync(head)}\n` : readFileSync(head, "utf8");
}

/** How HEAD is moved: from where, to which commit, and what the reflog says of it. */
export interface HeadMove {
  readonly from: Head;
  readonly to: string;
  readonly message: string;
  readonly by: GitIdentity | null;
  readonly atMs: number;
}

/** Moves HEAD, or the branch that it is on; false if it is not where it was, or somebody holds its lock. */
export async function moveHead(git: OpenGit, move: HeadMove): Promise<boolean> {
  if (move.from.ref === null && isInFiles(git)) return moveDetached(git, move);
  if (move.from.commit === null) mkdirSync(join(git.commonFolder, "logs"), { recursive: true }); // Git makes it with the first commit.
  linkLogs(git);
  const { from, to, message, by } = move;
  const variables = by === null ? {} : { GIT_COMMITTER_NAME: by.name, GIT_COMMITTER_EMAIL: by.email };
  const before = from.commit ?? "0".repeat(to.length);
  const name = from.ref === null ? ["--no-deref", "HEAD"] : [from.ref];
  return (await git.ask(["update-ref", "-m", message, ...name, to, before], "", { variables })) !== null;
}

/** Only here does Git write through the scratch folder: it finds the reflogs of the branch and of HEAD by links. */
function linkLogs({ gitFolder, commonFolder, scratch }: OpenGit): void {
  const link = (from: string, to: string) => {
    if (existsSync(from) && !existsSync(to)) symlinkSync(from, to, "junction");
  };
  link(join(commonFolder, "logs"), join(scratch, "logs"));
  if (gitFolder !== commonFolder) link(join(gitFolder, "logs"), join(scratch, "own", "logs"));
}

/** A detached HEAD is a file that the scratch folder has only a copy of. */
function moveDetached({ gitFolder }: OpenGit, { from, to, message, by, atMs }: HeadMove): boolean {
  const [head, lock] = [join(gitFolder, "HEAD"), join(gitFolder, "HEAD.lock")];
  let file: number;
  try {
    file = openSync(lock, "wx", 0o666);
  } catch {
    return false;
  }
  try {
    writeSync(file, `${to}\n`);
    closeSync(file);
    if (headText(gitFolder).trim() !== from.commit) return false;
    const log = join(gitFolder, "logs", "HEAD");
    const who = identityStamp(by ?? { name: "codex-rescue", email: "codex-rescue@localhost" }, atMs);
    if (existsSync(log)) appendFileSync(log, `${from.commit} ${to} ${who}\t${message}\n`);
    renameSync(lock, head);
    return true;
  } finally {
    removeIfPresent(lock);
  }
}
