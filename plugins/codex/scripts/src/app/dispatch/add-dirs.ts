// Which folders `--add-dir` may name: a task may write there too, so not where the companion or Codex keep what they rely on.

import { resolve } from "node:path";
import { isAtOrBelow } from "../../core/below.ts";
import { codexHome } from "../../io/codex/codex-home.ts";
import { realPath } from "../../io/home.ts";
import { findWorkspace, isFolder } from "../../io/workspace.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";

/** A folder as it is asked for, or why not, as a clause, and what to do. */
export type AddedFolder =
  | { readonly path: string }
  | { readonly kind: "no_such_file" | "usage"; readonly why: string; readonly hint: string };

/** The folder without links; relative to the context's own. `isIsolated`: the task works in a copy. */
export function addedFolder(context: Context, named: string, isIsolated: boolean): AddedFolder {
  const given = resolve(context.cwd, named);
  if (!isFolder(given))
    return { kind: "no_such_file", why: "there is no such folder", hint: "Give a folder that is there." };
  const path = realPath(given);
  const keeps = [
    ["the companion's state", realPath(context.home)],
    ["Codex's own files", realPath(codexHome(context.env))],
  ] as const;
  const kept = keeps.find(([, home]) => isAtOrBelow(home, path) || isAtOrBelow(path, home));
  if (kept !== undefined) return refused(`${kept[0]} in "${kept[1]}" would be writable`, "Name another folder.");
  if (findWorkspace(path).gitFolders.some((gitFolder) => isAtOrBelow(gitFolder, path)))
    return refused("it is a Git folder", "For the repository's own there is --allow-commit.");
  const root = workspaceRootOf(context);
  if (path !== root && isAtOrBelow(path, root))
    return refused(`the workspace "${root}" lies in it`, "Name the folders beside it that the task needs.");
  if (isIsolated && isAtOrBelow(root, path))
    return refused("the task works in a copy of the workspace that it is part of", "Leave it out.");
  return { path };
}

function refused(why: string, hint: string): AddedFolder {
  return { kind: "usage", why, hint };
}
