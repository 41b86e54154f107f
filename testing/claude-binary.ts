/** Finds the real Claude Code for the tests: the one that is named, else the one that tests/end-to-end pins. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "./codex-binary.ts";

/** The client that the plugin is written for, and one from before agents ran in the background by default. */
export type ClaudeClient = "current" | "older";

const CLIENTS = {
  current: { variable: "CODEX_COMPANION_TEST_CLAUDE", folder: join("@anthropic-ai", "claude-code") },
  older: { variable: "CODEX_COMPANION_TEST_CLAUDE_OLDER", folder: "claude-code-older" },
} as const;

/** The path of the client to test with; throws with the command that installs it when there is none. */
export function claudeBinary(client: ClaudeClient = "current", environment: NodeJS.ProcessEnv = process.env): string {
  const { variable, folder } = CLIENTS[client];
  const named = environment[variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`Could not use Claude Code at "${named}": the file does not exist. Correct or unset ${variable}.`);
  }
  const modules = join(repositoryRoot(), "tests", "end-to-end", "node_modules");
  const found = candidates(modules, folder).find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `Could not find Claude Code (${client}) in "${modules}": it is not installed. Run: npm ci --prefix tests/end-to-end`,
  );
}

// The package for this machine lies within the client's own folder, or beside it. The program that an install script
// puts into the client's folder comes last: without install scripts it is only a placeholder.
function candidates(modules: string, folder: string): string[] {
  const client = join(modules, folder);
  const platform = `${process.platform}-${process.arch}`;
  const name = process.platform === "win32" ? "claude.exe" : "claude";
  const beside = dirname(client) === modules ? [] : [dirname(client)];
  const scopes = [join(client, "node_modules", "@anthropic-ai"), ...beside];
  const packages = scopes.flatMap((scope) =>
    [`claude-code-${platform}`, `claude-code-${platform}-musl`].map((each) => join(scope, each)),
  );
  return [...packages.map((each) => join(each, name)), join(client, "bin", "claude.exe")];
}
