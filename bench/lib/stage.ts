/**
 * The stage of a measurement: a temporary folder with a repository, a user's home and a fake Codex, and the committed
 * companion run as a user runs it. The environment is clean: PATH, HOME, what the fake Codex needs, and nothing else.
 */
import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { repositoryRoot } from "../../testing/codex-binary.ts";
import type { FakeScenario } from "../../testing/fake-codex/scenario.ts";
import { makeRepository } from "../../testing/repository.ts";
import { installScriptedCodex, type ScriptedCodex } from "../../testing/scripted-codex.ts";
import { withTempFolder } from "../../testing/temp.ts";
import { hookArgs } from "./hook-args.ts";

/** The client whose jobs are measured. */
export const SESSION = "bench";

/** What a program printed, and the time from before its start to after its end. */
export interface Ran {
  readonly ms: number;
  readonly stdout: string;
}

/** Where a measurement takes place. */
export interface Stage {
  readonly folder: string;
  readonly repository: string;
  /** The companion's state home. */
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly codex: ScriptedCodex;
  /** Runs the companion to its end. Throws unless it exits with 0. */
  run(...args: readonly string[]): Ran;
  /** The same, with this on standard input. */
  runWith(input: string, ...args: readonly string[]): Ran;
  /** Runs the hook with this input, in the environment of a client that lives as long as the measurement. */
  runHook(input: Readonly<Record<string, unknown>>): Ran;
  /** Runs nothing: the bare start of Node. */
  runNode(): Ran;
}

/** The program under measurement. */
export const COMPANION: string = join(repositoryRoot(), "plugins", "codex", "bin", "codex-companion");

/** Calls the body with a stage, which goes afterwards; `more` joins its environment. Throws when a process was left behind on it. */
export function onStage<T>(
  scenario: FakeScenario,
  body: (stage: Stage) => Promise<T>,
  more: Readonly<Record<string, string>> = {},
): Promise<T> {
  return withTempFolder(async (folder) => {
    const user = join(folder, "user");
    await mkdir(user);
    const repository = await makeRepository(join(folder, "repository"));
    const codex = await installScriptedCodex(folder, scenario);
    const path = [dirname(process.execPath), codex.bin, process.env["PATH"] ?? ""].join(delimiter);
    const home = join(user, "state");
    const env = {
      PATH: path,
      HOME: user,
      CODEX_COMPANION_HOME: home,
      CODEX_COMPANION_SESSION_ID: SESSION,
      ...codex.env,
      ...more,
    };
    const run = (file: string, args: readonly string[]) => runToEnd(file, args, { cwd: repository, env });
    return body({
      folder,
      repository,
      home,
      env,
      codex,
      run: (...args) => run(COMPANION, args),
      runWith: (input, ...args) => runToEnd(COMPANION, args, { cwd: repository, env, input }),
      runHook: (input) => {
        const client = { CLAUDE_PID: String(process.pid), CLAUDE_CODE_ENTRYPOINT: "cli" };
        const hookEnv = { ...env, ...client, CLAUDE_PLUGIN_ROOT: "/plugin" };
        const args = hookArgs(input["hook_event_name"], input["tool_name"]);
        return runToEnd(process.execPath, args, { cwd: repository, env: hookEnv, input: JSON.stringify(input) });
      },
      runNode: () => run(process.execPath, ["-e", "0"]),
    });
  });
}

/** Hands a job to a worker and returns its id. */
export function dispatch(stage: Stage): string {
  return jobIdIn(stage.run("task", "--background", "a measured task").stdout);
}

/** The job that an output names first. */
export function jobIdIn(output: string): string {
  const id = /codex job (\S+?):/.exec(output)?.[1];
  if (id === undefined) throw new Error(`Could not find a job in: ${output}`);
  return id;
}

function runToEnd(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly input?: string },
): Ran {
  const startedAt = performance.now();
  const { status, stdout, stderr, error } = spawnSync(file, args, { input: "", ...options, encoding: "utf8" });
  const ms = performance.now() - startedAt;
  if (status === 0) return { ms, stdout };
  throw new Error(`"${file} ${args.join(" ")}" ended with ${status ?? error}: ${stderr}${stdout}`, { cause: error });
}
