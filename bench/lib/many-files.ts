/** A work tree of 50,000 small files, as the rows about large repositories use it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { git } from "../../testing/repository.ts";

const FOLDERS = 500;
const FILES_EACH = 100;

/** How many files there are, as the rows name it. */
export const MANY_FILES = (FOLDERS * FILES_EACH).toLocaleString("en");

/** Makes `folder-0/file-0` to `folder-499/file-99` below the root. */
export function fillWithFiles(root: string): void {
  for (let number = 0; number < FOLDERS; number += 1) {
    mkdirSync(join(root, `folder-${number}`));
    for (let file = 0; file < FILES_EACH; file += 1)
      writeFileSync(join(root, `folder-${number}`, `file-${file}`), `${number} ${file}\n`);
  }
}

/** Commits all that differs, also if nothing does. */
export async function commitAllFiles(root: string, subject: string): Promise<void> {
  await git(root, "add", "-A");
  await git(root, "commit", "-q", "--allow-empty", "-m", subject);
}
