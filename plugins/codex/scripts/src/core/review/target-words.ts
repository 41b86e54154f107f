// What is reviewed, in words, and how to read it with Git.

import { plural } from "../outcome/work-words.ts";
import type { ReviewTarget } from "./findings.ts";
import { quotedData } from "./quoted-data.ts";

/** The target in words, without a full stop: `the branch since 0123456789ab (3 files, +10 −2)`. */
export function targetWords(target: ReviewTarget): string {
  return `${kindWords(target)}${sizeWords(target)}`;
}

function kindWords({ kind, base, head }: ReviewTarget): string {
  const from = base === null ? "" : ` since ${short(base)}`;
  switch (kind) {
    case "working-tree":
      return base === null
        ? "all files of the working tree (there is no commit yet)"
        : `the uncommitted changes${from}`;
    case "branch":
      return head === null
        ? `the current branch${from}, uncommitted changes included`
        : `the branch at ${short(head)}${from}`;
    case "commit":
      return `the commit ${head === null ? "" : short(head)}`.trim();
    case "job":
      return `what an earlier task changed${from}${head === null ? "" : ` up to ${short(head)}`}`;
    case "snapshot":
      return "what changed in the workspace since the user's last prompt";
  }
}

/** How much there is, in brackets, with a blank before them; nothing if that is not known. */
export function sizeWords({ files, insertions, deletions }: ReviewTarget): string {
  if (files === null) return "";
  const lines = insertions === null || deletions === null ? "" : `, +${insertions} −${deletions}`;
  return ` (${plural(files, "file")}${lines})`;
}

function short(name: string): string {
  return name.slice(0, 12);
}

// No program that the repository names is run to show a diff.
const DIFF = "git --no-pager diff --no-ext-diff --no-textconv";
const UNTRACKED = "and the untracked files that git ls-files --others --exclude-standard lists";

/** Which files of the target are meant, as a paragraph; none if all are. */
export function onlyFiles(paths: readonly string[] | undefined): readonly string[] {
  return paths === undefined ? [] : [quotedData("Only these files of it", paths.join("\n"))];
}

/** How to read the target, without a full stop. */
export function readingWords({ kind, base, head }: ReviewTarget): string {
  if (kind === "commit" && head !== null) return `git --no-pager show --no-ext-diff --no-textconv ${head}`;
  if (base === null) return "every file that git ls-files --cached --others --exclude-standard lists is new";
  if (head === null) return `${DIFF} ${base}, ${UNTRACKED}`;
  return `${DIFF} ${base} ${head}`;
}
