// Where state lives: one home for hooks and Bash alike, because their environments differ.

import { mkdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { EnvironmentProblem } from "../core/environment-problem.ts";
import { shellQuote } from "../core/shell.ts";
import { whyForeign } from "./ownership.ts";

/** Variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The state home for an environment and a platform; contract section 3. The folder need not exist. Throws if others
 * could have written into it: what stands there is believed, and some of it is run.
 */
export function resolveHome(env: Environment, platform: NodeJS.Platform = process.platform): string {
  const home = placeOfHome(env, platform);
  const stats = statSync(home, { throwIfNoEntry: false });
  const foreign = stats === undefined ? null : whyForeign(stats);
  if (stats === undefined || foreign === null) return home;
  const repair = canChangeMode(stats)
    ? `chmod 700 ${shellQuote(home)}`
    : `sudo chown -R "$(id -u)" ${shellQuote(home)}`;
  throw new EnvironmentProblem(
    `Could not use the state home "${home}": it ${foreign}.`,
    `If all that is in it is yours, run: ${repair}. Else set CODEX_COMPANION_HOME to another folder.`,
  );
}

/** True for the owner. */
function canChangeMode({ uid }: Stats): boolean {
  return uid === process.geteuid?.();
}

function placeOfHome(env: Environment, platform: NodeJS.Platform): string {
  const own = env["CODEX_COMPANION_HOME"];
  if (own !== undefined && own !== "") {
    if (!isAbsolute(own))
      throw new EnvironmentProblem(
        `Could not use CODEX_COMPANION_HOME "${own}": it is not an absolute path.`,
        "Set it to one.",
      );
    return own;
  }
  const xdg = env["XDG_STATE_HOME"];
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "codex-companion");
  const user = env["HOME"] ?? homedir();
  if (platform === "darwin") return join(user, "Library", "Application Support", "codex-companion");
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? join(user, "AppData", "Local"), "codex-companion");
  return join(user, ".local", "state", "codex-companion");
}

/** The folder for temporary files, as a real path. */
export function temporaryFolder(): string {
  return realPath(tmpdir());
}

/** Makes a folder of the home, private to the user, and those above it. */
export function makePrivateFolder(folder: string): void {
  // Node's own recursive mkdir never returns if a file system answers ENOENT below an existing folder, as /proc does.
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makePrivateFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!isFolder(folder)) throw error; // Otherwise somebody else has made it meanwhile.
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The path with every link resolved; as it is if it does not exist. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
