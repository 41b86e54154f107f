// The one way in which Git is asked. Each question goes through a scratch Git folder of ours (`git-scratch.ts`). So no
// configuration is in force that a repository or a job could write: no filter, driver, hook, helper or pager runs, and
// nothing is fetched. Each question has an answer within its limit; null if anything is wrong with Git or the
// repository.

import { delimiter } from "node:path";
import { findGit, type GitCall, type RunningGit, runGit, startGit } from "./git-process.ts";
import { makeScratch, removeScratch } from "./git-scratch.ts";
import { type GitFolders, type GitSettings, readGitSettings, settingArguments } from "./git-settings.ts";
import { type Environment, realPath, resolveHome } from "./home.ts";
import { gitFoldersAt, gitFoldersOfCopy } from "./workspace.ts";

/** Where and how Git is asked. */
export interface GitPlace {
  /** The root of a work tree. */
  readonly root: string;
  readonly env: Environment;
  /** For one question. Default: a minute. */
  readonly limitMs?: number;
  /** The state home, below which the scratch folder is made. Default: that of `env`. */
  readonly home?: string;
  /** What was read of the configuration at an earlier moment. Default: it is read now. */
  readonly settings?: GitSettings;
  /** Further object stores, of ours, that hold what the repository lacks. Default: none. */
  readonly stores?: readonly string[];
  /** True for a copy of ours: no pointer in it is followed to another repository. */
  readonly isCopy?: boolean;
  /** The outermost folder that a job may have written; no `git` in it is run. Default: `root`. */
  readonly outermost?: string;
}

/** A repository that can be asked. */
export interface OpenGit {
  readonly place: GitPlace;
  readonly settings: GitSettings;
  /** The Git folder of the work tree, and the one that all work trees share. */
  readonly gitFolder: string;
  readonly commonFolder: string;
  readonly scratch: string;
  /** Standard output of a Git command that was given this standard input, or null if it failed or took too long. */
  ask(args: readonly string[], input?: string | Uint8Array, manner?: Manner): Promise<string | null>;
  /** Starts a Git command that answers many questions; it is ended when the repository is closed, at the latest. */
  start(args: readonly string[], variables?: Environment): RunningGit;
}

/** How a question differs from others: further variables, and how the answer is read. */
export interface Manner extends Pick<GitCall, "encoding" | "mostCode" | "stderr"> {
  readonly variables?: Environment;
}

/** How long one question may take if nothing is said. */
export const LIMIT_MS = 60_000;

interface Located {
  readonly folders: GitFolders;
  readonly program: string;
}

/** The repository of a place, and the `git` that is to ask it; null if there is none. */
function locate(place: GitPlace): Located | null {
  const root = realPath(place.root);
  const [gitFolder, commonFolder = gitFolder] =
    place.isCopy === true ? gitFoldersOfCopy(place.root) : gitFoldersAt(root);
  const program = findGit(place.env, realPath(place.outermost ?? root));
  if (gitFolder === undefined || commonFolder === undefined || program === null) return null;
  return { folders: { root, gitFolder, commonFolder }, program };
}

/** What the configuration says now: to be asked for early, if the repository is opened later. Null as with `withGit`. */
export async function settingsOf(place: GitPlace): Promise<GitSettings | null> {
  const located = locate(place);
  return located && readSettings(located, place);
}

function readSettings(
  { program, folders }: Located,
  { env, limitMs = LIMIT_MS }: GitPlace,
): Promise<GitSettings | null> {
  return readGitSettings(program, folders, env, limitMs);
}

/** Opens the repository with this root for some questions; null if there is none, or Git cannot be asked. */
export async function withGit<T>(place: GitPlace, body: (git: OpenGit) => Promise<T>): Promise<T | null> {
  const { env, limitMs = LIMIT_MS } = place;
  const located = locate(place);
  if (located === null) return null;
  const settings = place.settings ?? (await readSettings(located, place));
  if (settings === null) return null;
  const { folders, program } = located;
  const { root, gitFolder, commonFolder } = folders;
  const made = makeScratch(place.home ?? resolveHome(env), folders, settings);
  if (made === null) return null;
  const running: RunningGit[] = [];
  try {
    const always = ["-C", root, ...settingArguments(settings)];
    const whole = (variables: Environment) => ({
      ...made.variables,
      ...storesVariable(place.stores ?? []),
      ...variables,
    });
    const ask: OpenGit["ask"] = (args, input = "", { variables = {}, ...manner } = {}) =>
      runGit(program, [...always, ...args], { ...manner, env, own: whole(variables), input, limitMs });
    const start: OpenGit["start"] = (args, variables = {}) => {
      const started = startGit(program, [...always, ...args], { env, own: whole(variables) });
      running.push(started);
      return started;
    };
    return await body({ place, settings, gitFolder, commonFolder, scratch: made.folder, ask, start });
  } finally {
    for (const each of running) each.end();
    removeScratch(made.folder);
  }
}

/** The variable by which any Git is told of further object stores. One that is not there yet, a Git that goes on never sees. */
export function storesVariable(stores: readonly string[]): Readonly<Record<string, string>> {
  if (stores.length === 0) return {};
  const quoted = stores.map((store) => `"${store.replaceAll(/[\\"]/g, "\\$&")}"`);
  return { GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted.join(delimiter) };
}

/** The same repository, asked with further variables in each question; those of a single question count more. */
export function withVariables(git: OpenGit, own: Environment): OpenGit {
  const ask: OpenGit["ask"] = (args, input, manner = {}) =>
    git.ask(args, input, { ...manner, variables: { ...own, ...manner.variables } });
  const start: OpenGit["start"] = (args, variables) => git.start(args, { ...own, ...variables });
  return { ...git, ask, start };
}

/** One question; see `withGit`. */
export function askGit(place: GitPlace, args: readonly string[], input = ""): Promise<string | null> {
  return withGit(place, ({ ask }) => ask(args, input));
}
