/** Real Git repositories for tests, untouched by the configuration of whoever runs them. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a new repository holds. */
export interface RepositoryOptions {
  /** Path below the folder to content; they are all in the first commit. */
  readonly files?: Readonly<Record<string, string>>;
  /** How many commits. Default 1; 0 leaves the branch unborn and the files untracked. */
  readonly commits?: number;
}

let stateHome: string | null = null;

/** A state home for all looks of this process that name none; it goes with the process. */
function ownStateHome(): string {
  if (stateHome === null) {
    const folder = mkdtempSync(join(tmpdir(), "codex-rescue-state-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    stateHome = folder;
  }
  return stateHome;
}

/**
 * The variables that keep Git away from the user's and the machine's configuration and from any outer repository, and
 * our own looks away from the user's state home.
 */
export function gitEnvironment(base: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const entries = Object.entries(base).filter(([name, value]) => value !== undefined && !name.startsWith("GIT_"));
  const kept = Object.fromEntries(entries) as Record<string, string>;
  return {
    ...kept,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    CODEX_COMPANION_HOME: kept["CODEX_COMPANION_HOME"] ?? ownStateHome(),
  };
}

/** Runs Git in the folder and returns what it printed, without the last line end. Throws when Git fails. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  return gitWith({}, folder, ...args);
}

/** The same with variables of its own, `GIT_COMMITTER_DATE` say. */
export async function gitWith(
  variables: Readonly<Record<string, string>>,
  folder: string,
  ...args: readonly string[]
): Promise<string> {
  const env = { ...gitEnvironment(), ...variables };
  const { stdout } = await run("git", [...args], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
  return stdout.replace(/\r?\n$/u, "");
}

/** Makes the folder a repository on branch `main` with a local user, and returns the folder. */
export async function makeRepository(folder: string, options: RepositoryOptions = {}): Promise<string> {
  const { files = { "README.md": "# A repository for a test\n" }, commits = 1 } = options;
  await mkdir(folder, { recursive: true });
  await git(folder, "init", "-q", "-b", "main");
  await git(folder, "config", "user.name", "Test");
  await git(folder, "config", "user.email", "test@example.invalid");
  await git(folder, "config", "commit.gpgsign", "false");
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  if (commits > 0) await git(folder, "add", "-A");
  for (let number = 1; number <= commits; number += 1) {
    await git(folder, "commit", "-q", "--allow-empty", "-m", `commit ${number}`);
  }
  return folder;
}
