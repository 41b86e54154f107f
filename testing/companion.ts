/**
 * The companion as a user has it, in an environment of its own: a folder with a repository, a state home, a user home,
 * and a Codex. With a `scenario` that is the fake Codex, and the program is the one built with the tests; without one it
 * is the real Codex against a scripted model, and the program is the committed build behind its door.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { checkAnswer } from "./answers.ts";
import { codexBinary, repositoryRoot } from "./codex-binary.ts";
import { type CodexHomeOptions, writeCodexHome } from "./codex-home.ts";
import type { FakeScenario } from "./fake-codex/scenario.ts";
import { makeRepository, type RepositoryOptions } from "./repository.ts";
import { installScriptedCodex, type ScriptedCodex } from "./scripted-codex.ts";
import { type ScriptedModel, type ScriptedModelOptions, startScriptedModel } from "./scripted-model.ts";
import { makeTempFolder } from "./temp.ts";

interface CommonOptions {
  /** The program that is run as Codex, instead of the rig's own. */
  readonly codex?: string;
  readonly repository?: RepositoryOptions;
  /** True: the committed build; false: the one built with the tests. Default: true with the real Codex. */
  readonly dist?: boolean;
}

/** A rig with the fake Codex. */
export interface FakeRigOptions extends CommonOptions {
  readonly scenario: FakeScenario;
}

/** A rig with the real Codex and a scripted model. */
export interface RealRigOptions extends CommonOptions {
  /** Written into Codex's configuration. */
  readonly config?: Omit<CodexHomeOptions, "modelUrl">;
  readonly model?: ScriptedModelOptions;
}

/** How one command is run. */
export interface RunOptions {
  readonly input?: string | Uint8Array;
  /** Added to the rig's own; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Default: the repository. */
  readonly cwd?: string;
  /** The user that it runs as, by id, if this one may choose. */
  readonly uid?: number;
}

/** What a command came to. `code` is null if a signal ended it. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A companion with its surroundings. */
export interface Rig {
  /** The rig's own folder; everything else lies below it. */
  readonly folder: string;
  /** The state home; it does not exist before the first job. */
  readonly home: string;
  readonly repo: string;
  readonly codexHome: string;
  /** The file of the program, to be run by Node. */
  readonly program: string;
  /** The whole environment of the companion, all of it made here. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command to its end. */
  run(args: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Starts a command; its ends are pipes, and `input` is not written. */
  start(args: readonly string[], options?: RunOptions): ChildProcessWithoutNullStreams;
}

/** A rig whose Codex is the fake one. */
export interface FakeRig extends Rig {
  readonly fake: ScriptedCodex;
}

/** A rig whose Codex is the real one. */
export interface RealRig extends Rig {
  readonly model: ScriptedModel;
}

/** The committed door of the companion, to be run by Node. */
export const COMPANION = join(repositoryRoot(), "plugins", "codex", "bin", "codex-companion");
const BUILT = fileURLToPath(new URL("../plugins/codex/scripts/dist/cli/companion.js", import.meta.url));

/** Makes a rig that goes with its test. Every job must have ended before the test function returns. */
export function makeRig(t: TestContext, options: FakeRigOptions): Promise<FakeRig>;
export function makeRig(t: TestContext, options?: RealRigOptions): Promise<RealRig>;
export async function makeRig(
  t: TestContext,
  options: FakeRigOptions | RealRigOptions = {},
): Promise<FakeRig | RealRig> {
  return "scenario" in options ? fakeRig(await makeTempFolder(t), options) : realRig(t, options);
}

async function fakeRig(folder: string, options: FakeRigOptions): Promise<FakeRig> {
  const fake = await installScriptedCodex(folder, options.scenario);
  const variables = { CODEX_COMPANION_CODEX: fake.path, ...fake.env };
  return { ...(await commonRig(folder, options, false, variables)), fake };
}

async function realRig(t: TestContext, options: RealRigOptions): Promise<RealRig> {
  const model = await startScriptedModel(options.model);
  // Before the folder's own hook: if that finds a process left behind it throws, and the server would listen for ever.
  t.after(() => model.close());
  const folder = await makeTempFolder(t);
  const codexHome = await writeCodexHome(join(folder, "codex-home"), { ...options.config, modelUrl: model.url });
  const variables = { CODEX_COMPANION_CODEX: options.codex ?? codexBinary(), ...codexHome };
  return { ...(await commonRig(folder, options, true, variables)), model };
}

async function commonRig(
  folder: string,
  options: CommonOptions,
  isDist: boolean,
  variables: Readonly<Record<string, string>>,
): Promise<Rig> {
  const repo = await makeRepository(join(folder, "repo"), options.repository);
  const [user, temporary, home] = [join(folder, "user"), join(folder, "tmp"), join(folder, "state")];
  for (const path of [user, temporary]) await mkdir(path);
  const env: Record<string, string> = {
    PATH: process.env["PATH"] ?? "",
    HOME: user,
    TMPDIR: temporary,
    TZ: "UTC",
    CODEX_COMPANION_HOME: home,
    CODEX_COMPANION_RETRY_BASE_MS: "1", // Tests wait for nothing that they do not ask about.
    ...variables,
    ...(options.codex === undefined ? {} : { CODEX_COMPANION_CODEX: options.codex }),
  };
  const door = (options.dist ?? isDist) ? COMPANION : BUILT;
  const start = (args: readonly string[], { env: more, cwd = repo, uid }: RunOptions = {}) =>
    spawn(process.execPath, [door, ...args], {
      cwd,
      env: { ...env, ...more },
      stdio: "pipe",
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
  const run = (args: readonly string[], given: RunOptions = {}) => {
    const child = start(args, given);
    child.stdin.end(given.input ?? "");
    return finished(child);
  };
  return { folder, home, repo, codexHome: env["CODEX_HOME"] ?? "", program: door, env, start, run };
}

/**
 * What a started command comes to. To be called at once, before it has printed anything. If the companion was asked for
 * JSON and ended by itself, what it printed must fit the schema of that answer.
 */
export function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
    });
  }
  child.stdin.on("error", () => {}); // A command that does not read its input.
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      try {
        if (code !== null && isCompanion(child)) checkAnswer(child.spawnargs.slice(2), text.stdout);
        resolve({ code, ...text });
      } catch (error) {
        reject(error);
      }
    });
  });
}

function isCompanion({ spawnargs: [, program] }: ChildProcessWithoutNullStreams): boolean {
  return program === COMPANION || program === BUILT;
}
