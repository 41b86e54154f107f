// What Git says lies between two snapshots of a repository: all questions side by side, and none if no branch moved.

import { type History, NO_HISTORY } from "../core/outcome/evidence.ts";
import type { MadeCommit } from "../core/outcome/grade.ts";
import { type Range, type Snapshot, type Walks, walksBetween } from "../core/outcome/snapshot.ts";
import { textOf } from "../core/quoted-path.ts";
import { type GitPlace, type OpenGit, withGit } from "./git.ts";

// Of more new commits than this only the newest are looked at: they were fetched, no job makes as many.
const MOST_COMMITS = 1_000;

const WALK = ["--ignore-missing", "--stdin"]; // In this order: what was read before is not forgiven.
const LOG = [
  ...["log", "--reverse", `--max-count=${MOST_COMMITS}`, "-z", "--format=%x01%H %ct %at %ae%x02%s"],
  ...["-c", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none"], // Of a merge, only what differs from all parents.
];

/** The commits that were made and lost between two snapshots. What Git cannot tell counts as none. */
export async function historyBetween(place: GitPlace, before: Snapshot, after: Snapshot): Promise<History> {
  const walks = walksBetween(before, after);
  const isStill = [walks.made, walks.elsewhere, walks.lost].every(({ from }) => from.length === 0);
  if (isStill && walks.unpushed === null) return NO_HISTORY;
  return (await withGit(place, (git) => readHistory(git, walks))) ?? NO_HISTORY;
}

async function readHistory(git: OpenGit, walks: Walks): Promise<History> {
  const [made, elsewhere, lost, unpushed] = await Promise.all([
    readCommits(git, walks.made),
    readCommits(git, walks.elsewhere),
    readCommits(git, walks.lost),
    walks.unpushed === null ? null : readShas(git, walks.unpushed),
  ]);
  const madeAnew = new Set([...made, ...elsewhere].map(({ origin }) => origin));
  return {
    made: [
      ...elsewhere.map((commit) => madeCommit(commit, lost, true)),
      ...made.map((commit) => madeCommit(commit, lost, false)),
    ],
    dropped: lost.filter(({ origin }) => !madeAnew.has(origin)).length,
    unpushed,
  };
}

/** A commit as the log tells it. To amend, rebase or pick a commit keeps its `origin`: who wrote it, and when. */
interface LoggedCommit {
  readonly sha: string;
  readonly subject: string;
  readonly committedAtMs: number;
  readonly origin: string;
  readonly changes: readonly Change[];
}

/** A path, and the object that stands there after the commit. */
interface Change {
  readonly path: string;
  readonly object: string;
}

/** Of a commit that was made anew, only what is new in it counts as changed. */
function madeCommit(commit: LoggedCommit, lost: readonly LoggedCommit[], isElsewhere: boolean): MadeCommit {
  const { sha, subject, committedAtMs, origin, changes } = commit;
  const isRewritten = lost.some((earlier) => earlier.origin === origin);
  const earlier = new Set(isRewritten ? lost.flatMap((each) => each.changes.map(keyOf)) : []);
  const paths = changes.filter((change) => !earlier.has(keyOf(change))).map(({ path }) => path);
  return { sha, subject, committedAtMs, paths, isElsewhere, isRewritten };
}

function keyOf({ path, object }: Change): string {
  return `${object} ${path}`;
}

async function readCommits(git: OpenGit, range: Range): Promise<readonly LoggedCommit[]> {
  if (range.from.length === 0) return []; // Git would walk from HEAD.
  return parseLog((await git.ask([...LOG, ...WALK], linesOf(range), { encoding: "latin1" })) ?? "");
}

async function readShas(git: OpenGit, range: Range): Promise<ReadonlySet<string> | null> {
  if (range.from.length === 0) return new Set();
  const output = await git.ask(["rev-list", ...WALK], linesOf(range));
  return output === null ? null : new Set(output.split("\n"));
}

function linesOf({ from, without }: Range): string {
  return [...from, ...without.map((sha) => `^${sha}`)].map((line) => `${line}\n`).join("");
}

const HEADER = /^\u0001([0-9a-f]+) (\d+) (.*?)\u0002([\s\S]*)$/;

/** Bytes, one character each (latin1): headers, each followed by its changes (`:… object status`, then the path), all of them parted by NUL. */
function parseLog(output: string): readonly LoggedCommit[] {
  const commits: (LoggedCommit & { readonly changes: Change[] })[] = [];
  const tokens = output.split("\0").values();
  for (const token of tokens) {
    const [, sha, seconds, origin, subject] = HEADER.exec(token) ?? [];
    if (sha !== undefined && origin !== undefined && subject !== undefined) {
      const words = Buffer.from(subject, "latin1").toString("utf8");
      commits.push({ sha, subject: words, committedAtMs: Number(seconds) * 1_000, origin, changes: [] });
    }
    const change = token.trimStart();
    if (!change.startsWith(":")) continue;
    commits.at(-1)?.changes.push({ object: change.split(" ").at(-2) ?? "", path: textOf(tokens.next().value ?? "") });
  }
  return commits;
}
