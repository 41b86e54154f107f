// Paths under a filter. Git compares them without it here, and so takes some for changed that are not. Of Git LFS we compute
// what its filter would have made of the file; of any other filter nobody can tell without running it.

import { createHash } from "node:crypto";
import { createReadStream, lstatSync } from "node:fs";
import { join } from "node:path";
import type { OpenGit } from "./git.ts";
import { filtersOf, hasPointerExtensions } from "./git-settings.ts";
import type { StatusEntry } from "./git-status.ts";
import { openRegular } from "./regular-file.ts";

/** What is known of a path under a filter: that it does not differ, or why that cannot be told. Not judged: it differs. */
export interface Judged {
  readonly isDirty: false;
  readonly why?: string;
  /** Changes with the content. */
  readonly print?: string;
}

const MOST_BYTES = 256 * 1024 * 1024; // In all: a second or so.

/** Judges those of the entries whose content Git compared without the filter that the user has for them. */
export async function judgeFiltered(
  git: OpenGit,
  entries: readonly StatusEntry[],
): Promise<ReadonlyMap<string, Judged>> {
  const filters = filtersOf(git.settings);
  const changed = filters.size === 0 ? [] : entries.filter(isContentChanged);
  if (changed.length === 0) return new Map();
  const filterOf = await askFilters(
    git,
    changed.map(({ path }) => path),
  );
  const budget = { left: MOST_BYTES };
  const judged: [string, Judged][] = [];
  for (const entry of changed) {
    const filter = filterOf.get(entry.path);
    if (filter === undefined || !filters.has(filter)) continue;
    const judgement = await judge(git, entry, filter, budget);
    if (judgement !== null) judged.push([entry.path, judgement]);
  }
  return new Map(judged);
}

/** A regular file that was one before, with the same mode, whose content alone differs from the index. */
function isContentChanged({ fields }: StatusEntry): boolean {
  const [kind, states = "", , , indexMode, treeMode = ""] = fields;
  return kind === "1" && states[1] === "M" && treeMode.startsWith("100") && indexMode === treeMode;
}

/**
 * Those of the paths (text) that the user has a filter for whose work nobody can do without running it: all but Git LFS. With
 * the filter's name.
 */
export async function filteredPaths(git: OpenGit, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const filters = new Set([...filtersOf(git.settings)].filter((name) => name !== "lfs"));
  if (filters.size === 0 || paths.length === 0) return new Map();
  const found = await askFilters(git, paths);
  return new Map([...found].filter(([, filter]) => filters.has(filter)));
}

/** The filter of each path: `path NUL filter NUL value NUL`; see git-check-attr(1). */
async function askFilters(git: OpenGit, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const input = paths.map((path) => `${path}\0`).join("");
  const answer = (await git.ask(["check-attr", "-z", "--stdin", "filter"], input))?.split("\0") ?? [];
  const filters: [string, string][] = [];
  for (let at = 0; at + 2 < answer.length; at += 3) filters.push([answer[at] ?? "", answer[at + 2] ?? ""]);
  return new Map(filters);
}

async function judge(
  git: OpenGit,
  { path, fields }: StatusEntry,
  filter: string,
  budget: { left: number },
): Promise<Judged | null> {
  const [, states = "", , , , , , indexed = ""] = fields;
  const file = join(git.place.root, path);
  const size = sizeOf(file);
  budget.left -= size;
  if (budget.left < 0) return { isDirty: false, why: `the files under Git filters are too large to compare` };
  const content = await contentHash(file);
  const isPlainLfs = filter === "lfs" && !hasPointerExtensions(git.settings);
  if (!isPlainLfs) return { isDirty: false, why: `the Git filter "${filter}" is not run`, print: content };
  const isSame = blobId(lfsPointer(content, size), indexed.length) === indexed;
  return isSame && states[0] === "." ? { isDirty: false } : null;
}

/** What Git LFS stores in a file's place: its pointer, version 1. An empty file has none. */
export function lfsPointer(content: string, size: number): string {
  if (size === 0) return "";
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${content}\nsize ${size}\n`;
}

function blobId(text: string, length: number): string {
  return createHash(length === 40 ? "sha1" : "sha256")
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest("hex");
}

/** 0 if there is nothing, or nothing can be. */
function sizeOf(file: string): number {
  try {
    return lstatSync(file).size;
  } catch {
    return 0;
  }
}

/** The SHA-256 of a regular file; `unreadable` if it cannot be read. */
export async function contentHash(file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    const fd = openRegular(file); // A pipe in its place would be waited for.
    for await (const piece of createReadStream(file, { fd })) hash.update(piece);
  } catch {
    return "unreadable";
  }
  return hash.digest("hex");
}
