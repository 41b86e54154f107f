/** Which Codex the demo runs: the one that is named for tests, else the user's on PATH, else the pinned development package. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { locateCodex } from "../plugins/codex/scripts/src/io/codex/locate-codex.ts";
import { codexBinary, repositoryRoot } from "../testing/codex-binary.ts";

/** A Codex and where it comes from, in words. */
export interface FoundCodex {
  readonly path: string;
  readonly origin: string;
}

/** Finds Codex; installs the pinned package, with one line that says so, when there is no other. Throws when that fails. */
export function findCodex(): FoundCodex {
  const named = process.env["CODEX_COMPANION_TEST_CODEX"];
  if (named) return { path: codexBinary(), origin: "named by CODEX_COMPANION_TEST_CODEX" };
  const own = locateCodex({ PATH: process.env["PATH"] }, process.cwd());
  if (own.kind === "found") return { path: own.path, origin: "yours, from PATH" };
  const setup = join(repositoryRoot(), "tools", "setup.mjs");
  const { status } = spawnSync(process.execPath, [setup, "tests/end-to-end"], { stdio: "inherit" });
  if (status !== 0) throw new Error("Could not install Codex. Put one on PATH, or check the network.");
  return { path: codexBinary(), origin: "the development package in tests/end-to-end" };
}

/** True if Codex can run a command in its sandbox on this machine; containers often do not allow it. */
export function canSandbox(codex: string, cwd: string, env: Readonly<Record<string, string>>): boolean {
  return spawnSync(codex, ["sandbox", "--", "true"], { cwd, env, stdio: "ignore" }).status === 0;
}
