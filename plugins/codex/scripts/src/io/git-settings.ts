// The few values of a repository's configuration that a look at it needs, with its user's and its machine's. `git
// config` is the only question that Git is asked with the repository's own folder. It reads files and the files that
// they include. It has no way to run a program, whatever they name.

import { isAbsolute, resolve } from "node:path";
import { type GitCall, runGit } from "./git-process.ts";
import { type Environment, realPath } from "./home.ts";

/** Values by lower-case name, as Git tells them. Of filters and of Git LFS extensions only the names are kept. */
export type GitSettings = Readonly<Record<string, string>>;

/** Real paths: the root of a work tree, its Git folder, and the one that all work trees of the repository share. */
export interface GitFolders {
  readonly root: string;
  readonly gitFolder: string;
  readonly commonFolder: string;
}

// Each is a word, a number, or a path to a list of patterns: none can name a program.
const WORDS = [
  ...["filemode", "ignorecase", "symlinks", "precomposeunicode", "autocrlf", "eol", "excludesfile", "attributesfile"],
  ...["sparsecheckout", "sparsecheckoutcone", "trustctime", "checkstat"],
];
const CARRIED: ReadonlySet<string> = new Set(WORDS.map((word) => `core.${word}`));
const CORE = [...WORDS, "repositoryformatversion", "bare", "worktree", "quotepath", "hookspath"].join("|");
const WANTED = `^(core\\.(${CORE})|user\\.(name|email)|extensions\\..*|filter\\..*\\.(clean|process)|lfs\\.extension\\..*)$`;
// A partial clone may lack objects, which Git would fetch; the work tree's own configuration is in the answer already.
const LEFT_OUT = new Set(["extensions.partialclone", "extensions.worktreeconfig"]);
const USERS_OWN = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"];

/** Reads the settings; null if Git cannot, or if the configuration puts the work tree elsewhere. */
export async function readGitSettings(
  program: string,
  folders: GitFolders,
  env: Environment,
  limitMs: number,
): Promise<GitSettings | null> {
  const own: GitCall["own"] = {
    ...Object.fromEntries(USERS_OWN.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
    GIT_DIR: folders.gitFolder,
  };
  // With one value of our own there is always an answer: to have found none is an error to Git.
  const args = ["-c", "core.quotePath=false", "config", "-z", "--includes", "--get-regexp", WANTED];
  const output = await runGit(program, args, { env, own, limitMs });
  if (output === null) return null;
  const settings = parseSettings(output);
  return isElsewhere(settings, folders) ? null : settings;
}

/** `name LF value NUL`, without LF for a name alone, which means true; a later value wins. */
function parseSettings(output: string): GitSettings {
  const entries = output.split("\0").filter((entry) => entry !== "");
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const [, name = "", value = "true"] = /^([^\n]*)(?:\n([\s\S]*))?$/.exec(entry) ?? [];
      return name === "core.quotepath" || LEFT_OUT.has(name)
        ? []
        : [[name, /^(?:filter|lfs)\./.test(name) ? "" : value]];
    }),
  );
}

/** A linked work tree is where it is found, whatever the configuration says. */
function isElsewhere(settings: GitSettings, { root, gitFolder, commonFolder }: GitFolders): boolean {
  if (gitFolder !== commonFolder) return false;
  const folder = settings["core.worktree"];
  if (folder === undefined) return /^(?:true|yes|on|1)$/i.test(settings["core.bare"] ?? "");
  return realPath(isAbsolute(folder) ? folder : resolve(gitFolder, folder)) !== root;
}

/** The settings by which a work tree is read and written: none of them could name a program. */
export function carriedSettings(settings: GitSettings): readonly (readonly [string, string])[] {
  return Object.entries(settings).filter(([name]) => CARRIED.has(name));
}

/** The arguments that carry the settings over. */
export function settingArguments(settings: GitSettings): readonly string[] {
  const carried = carriedSettings(settings);
  const own = [
    ["core.quotePath", "false"],
    ["core.safecrlf", "false"],
    ["core.untrackedCache", "false"], // Git passes over what it holds of a folder that cannot be opened.
    ["i18n.logOutputEncoding", "UTF-8"],
  ];
  return [...carried, ...own].flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** A line of a Git configuration, below the heading of its section. */
export function settingLine(key: string, value: string): string {
  return `\t${key} = "${value.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"\n`;
}

/** The configuration of a repository whose format is not the plain one, which Git reads from nowhere else; else null. */
export function formatText(settings: GitSettings): string | null {
  const extensions = Object.entries(settings).flatMap(([name, value]) => {
    const key = /^extensions\.([a-z0-9-]+)$/.exec(name)?.[1];
    return key === undefined ? [] : [settingLine(key, value)];
  });
  if (extensions.length === 0) return null;
  const version = settings["core.repositoryformatversion"] ?? "0";
  return `[core]\n\trepositoryformatversion = ${/^\d+$/.test(version) ? version : "0"}\n[extensions]\n${extensions.join("")}`;
}

/** The names of the filters that Git would run on what it reads of the work tree. */
export function filtersOf(settings: GitSettings): ReadonlySet<string> {
  return new Set(
    Object.keys(settings).flatMap((name) => /^filter\.([\s\S]*)\.(?:clean|process)$/.exec(name)?.[1] ?? []),
  );
}

/** True if Git LFS would pass contents through further programs, so that its pointers cannot be told without them. */
export function hasPointerExtensions(settings: GitSettings): boolean {
  return Object.keys(settings).some((name) => name.startsWith("lfs.extension."));
}
