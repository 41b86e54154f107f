// Tells of changes in folders that differ from time to time. A watch may be refused or lost: whoever depends on what happens
// looks by itself, too.

import { type FSWatcher, watch } from "node:fs";
import { isTemporary } from "./files.ts";

/** Watches that are kept until they are closed. */
export interface FolderWatch {
  /** Watches these folders, and no others any more. One that is not there is passed over. */
  follow(folders: readonly string[]): void;
  close(): void;
}

/** Calls back at each change in the folders; for a burst of changes, perhaps many times. */
export function watchFolders(onChange: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const add = (folder: string) => {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || !isTemporary(name)) onChange();
      });
      watchers.set(folder, watcher);
      watcher.on("error", () => drop(folder));
    } catch {
      // Too many watches, or no such folder.
    }
  };
  return {
    follow(folders) {
      const wanted = new Set(folders);
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) if (!watchers.has(folder)) add(folder);
    },
    close() {
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}
