/**
 * The real Claude Code with a scripted model behind it, in a home and a repository of its own: what the end-to-end tests
 * of the plugin start from. Nothing of the user's is read, nothing leaves this machine.
 */
import { join } from "node:path";
import type { TestContext } from "node:test";
import { type ClaudeClient, claudeBinary } from "./claude-binary.ts";
import { writeClaudeHome } from "./claude-home.ts";
import { type ClaudeProcess, type ClaudeRun, type PrintOptions, printArguments, runClaude } from "./claude-print.ts";
import { type ClaudeTerminal, openTerminal } from "./claude-terminal.ts";
import { makeRepository } from "./repository.ts";
import type { ClaudeScenario } from "./scripted-claude/scenario.ts";
import { type ScriptedClaude, startScriptedClaude } from "./scripted-claude/server.ts";
import { makeTempFolder } from "./temp.ts";

/** What runs, and with what. */
export interface ClaudeRigOptions {
  readonly scenario: ClaudeScenario;
  /** Default `current`. */
  readonly client?: ClaudeClient;
  /** Makes the plugins in the test's folder and returns their folders, which every run loads. */
  readonly plugins?: (folder: string) => Promise<readonly string[]>;
  /** Further variables for the client, its tools and its hooks; those that are needed in the test's folder too. */
  readonly env?: Readonly<Record<string, string>> | ((folder: string) => Readonly<Record<string, string>>);
  /** Folders that come first on PATH. */
  readonly path?: readonly string[];
}

/** A client that is ready to run. */
export interface ClaudeRig {
  /** The test's folder; everything lies below it. */
  readonly folder: string;
  /** The repository that the client works in. */
  readonly work: string;
  readonly env: Readonly<Record<string, string>>;
  readonly model: ScriptedClaude;
  /** Asks in print mode and waits for the end. */
  print(prompt: string, options?: PrintOptions): Promise<ClaudeRun>;
  /** Runs another command of the client, such as `plugin validate DIR`. */
  command(...args: readonly string[]): Promise<ClaudeRun>;
  /** Opens the client in a terminal; it is closed with the rig. */
  terminal(...args: readonly string[]): Promise<ClaudeTerminal>;
}

/**
 * Calls the body with a rig, and takes it down afterwards: terminals first, then the model, then the folder. Throws what
 * the scenario threw, if it did: whatever the body met then followed from that.
 */
export async function withClaudeRig(
  t: TestContext,
  options: ClaudeRigOptions,
  body: (rig: ClaudeRig) => Promise<void>,
): Promise<void> {
  const folder = await makeTempFolder(t);
  const binary = claudeBinary(options.client);
  const plugins = (await options.plugins?.(folder)) ?? [];
  const work = await makeRepository(join(folder, "work"));
  const model = await startScriptedClaude(options.scenario);
  const terminals: ClaudeTerminal[] = [];
  try {
    const extra = typeof options.env === "function" ? options.env(folder) : options.env;
    const env = await writeClaudeHome(folder, {
      modelUrl: model.url,
      work,
      ...(options.path && { path: options.path }),
      ...(extra && { env: extra }),
    });
    const client: ClaudeProcess = { binary, cwd: work, env };
    await body({
      folder,
      work,
      env,
      model,
      print: (prompt, more = {}) => runClaude(client, printArguments(prompt, plugins, more), more.timeoutMs),
      command: (...args) => runClaude(client, args),
      terminal: async (...args) => {
        const folders = plugins.flatMap((plugin) => ["--plugin-dir", plugin]);
        const terminal = await openTerminal(client, ["--permission-mode", "bypassPermissions", ...folders, ...args]);
        terminals.push(terminal);
        return terminal;
      },
    });
  } catch (cause) {
    throw model.faults[0] ?? cause;
  } finally {
    for (const terminal of terminals) await terminal.close();
    await model.close();
  }
  if (model.faults.length > 0) throw model.faults[0];
}
