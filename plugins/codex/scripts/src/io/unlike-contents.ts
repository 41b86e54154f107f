// Whether a file holds what Git's index says of it. Git compares size and times, which another content may share; before a file
// is written over, its content itself counts.

import type { TreeChange } from "../core/merging/tree-change.ts";
import { pathBelow } from "./file-state.ts";
import type { OpenGit } from "./git.ts";
import { contentHash, lfsPointer } from "./git-filters.ts";
import { objectFormatOf, readObjects } from "./git-objects.ts";
import { hasPointerExtensions } from "./git-settings.ts";
import { isContentOf, readContent } from "./git-work-tree.ts";

const POINTER = "version https://git-lfs.github.com/spec/v1\n";

/** Those of the changes at whose path something else stands than they begin with; nothing there is nothing else. */
export async function unlikeContents(git: OpenGit, changes: readonly TreeChange[]): Promise<readonly TreeChange[]> {
  const { root } = git.place;
  const format = objectFormatOf(git.settings);
  const odd = changes.filter(({ path, from }) => {
    const content = from === null ? null : readContent(root, path);
    return content !== null && !isContentOf(format, content, from?.object ?? "");
  });
  if (odd.length === 0) return [];
  const converted = await convertedNames(git, odd);
  const rest = odd.filter(({ from }, index) => converted[index] !== from?.object);
  const before = await readObjects(
    git,
    rest.flatMap(({ from }) => from?.object ?? []),
  );
  const isPointed = await Promise.all(
    rest.map(({ path, from }) => isBehindPointer(git, path, before.get(from?.object ?? "")?.toString("latin1") ?? "")),
  );
  return rest.filter((_, index) => isPointed[index] !== true);
}

/** What Git would name each file, with line ends and encodings as the user has set them; nothing if it cannot tell. */
async function convertedNames(git: OpenGit, changes: readonly TreeChange[]): Promise<readonly string[]> {
  const quoted = changes.map(({ path }) => `"${path.replaceAll(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"\n`);
  const names = await git.ask(["hash-object", "--stdin-paths"], Buffer.from(quoted.join(""), "latin1"));
  return names?.split("\n") ?? [];
}

/** A file of Git LFS, of which Git keeps a pointer. */
async function isBehindPointer(git: OpenGit, path: string, pointer: string): Promise<boolean> {
  if (!pointer.startsWith(POINTER)) return false;
  if (hasPointerExtensions(git.settings)) return true; // Nobody can tell without running them.
  const file = pathBelow(git.place.root, path);
  const size = readContent(git.place.root, path)?.length ?? 0;
  return lfsPointer(await contentHash(file), size) === pointer;
}
