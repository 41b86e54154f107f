// Partial clones: repositories that have fetched only some of what their commits name, and would fetch the rest on demand.

import { join } from "node:path";
import { hintsIn } from "./files.ts";
import { realPath } from "./home.ts";
import { gitFoldersAt } from "./workspace.ts";

/** True if the repository with this root is one: beside a pack that a filter was applied to lies a file of its name. */
export function isPartialClone(root: string): boolean {
  const folder = gitFoldersAt(realPath(root)).at(-1);
  return folder !== undefined && hintsIn(join(folder, "objects", "pack")).some((name) => name.endsWith(".promisor"));
}
