// The Git folder of a copy, written by us: no template, hook, remote or credential gets into it. Its configuration has
// what decides how files are read and written, and who commits.

import { copyFileSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OpenGit } from "./git.ts";
import { objectFormatOf } from "./git-objects.ts";
import { carriedSettings, type GitSettings, settingLine } from "./git-settings.ts";
import { realPath } from "./home.ts";

/** Writes the Git folder of the copy at `root`, with its branch at the commit `start`. */
export function writeCopyFolder(
  git: OpenGit,
  { root, branch }: { readonly root: string; readonly branch: string },
  start: string,
): void {
  const { gitFolder, commonFolder, settings } = git;
  const folder = join(root, ".git");
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  };
  write("HEAD", `ref: refs/heads/${branch}\n`);
  write(`refs/heads/${branch}`, `${start}\n`);
  write("config", configText(settings));
  write("objects/info/alternates", `${alternateLine(join(realPath(commonFolder), "objects"))}\n`);
  copyFile(join(commonFolder, "shallow"), join(folder, "shallow"));
  for (const name of ["attributes", "exclude"]) copyFile(join(commonFolder, "info", name), join(folder, "info", name));
  copyFile(join(gitFolder, "info", "sparse-checkout"), join(folder, "info", "sparse-checkout"));
}

/** A store as the file of alternates names it: a path with a line break stands in quotes. */
export function alternateLine(path: string): string {
  return path.includes("\n") ? `"${path.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"` : path;
}

function configText(settings: GitSettings): string {
  const isPlain = objectFormatOf(settings) === "sha1";
  const of = (section: string) =>
    Object.entries(settings).flatMap(([name, value]) =>
      name.startsWith(`${section}.`) ? [settingLine(name.slice(section.length + 1), value)] : [],
    );
  const core = carriedSettings(settings).map(([name, value]) => settingLine(name.slice("core.".length), value));
  return [
    `[core]\n\trepositoryformatversion = ${isPlain ? 0 : 1}\n\tbare = false\n`,
    ...core,
    ...(isPlain ? [] : ["[extensions]\n", settingLine("objectFormat", "sha256")]),
    "[user]\n",
    ...of("user"),
    "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n", // Git would leave a process behind a commit.
  ].join("");
}

/** Copies a file of the user's Git folder, if it is one: a pipe in its place would be waited for. */
function copyFile(from: string, to: string): void {
  if (!statSync(from, { throwIfNoEntry: false })?.isFile()) return;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(from, to);
}
