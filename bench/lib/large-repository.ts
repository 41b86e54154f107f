/** A repository of 50,000 small files in 500 folders. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { git, makeRepository } from "../../testing/repository.ts";

const FOLDERS = 500;
const FILES_EACH = 100;

/** Makes it, all in one commit. */
export async function makeLargeRepository(root: string): Promise<string> {
  await makeRepository(root, { commits: 0, files: {} });
  for (let number = 0; number < FOLDERS; number += 1) {
    mkdirSync(join(root, `folder-${number}`));
    for (let file = 0; file < FILES_EACH; file += 1)
      writeFileSync(join(root, `folder-${number}`, `file-${file}`), `${number} ${file}\n`);
  }
  await git(root, "add", "-A");
  await git(root, "commit", "-q", "-m", "all of it");
  return root;
}
