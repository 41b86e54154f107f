// The hooks that a commit would run, by name. None is run by us: so that can be said.

import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { OpenGit } from "./git.ts";

const OF_COMMITS = [
  ...["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"],
  ...["reference-transaction", "post-index-change"],
];

/** The names of those that are there. */
export function commitHooks({ place, settings, commonFolder }: OpenGit): readonly string[] {
  const given = settings["core.hookspath"];
  const path = given?.replace(/^~(?=[\\/])/, () => place.env["HOME"] ?? homedir());
  const folder = path === undefined ? join(commonFolder, "hooks") : resolve(place.root, path);
  return OF_COMMITS.filter((name) => isExecutable(join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
