/** Lets the rig's Codex be killed from within its own turn. */
import { join } from "node:path";
import type { RealRig } from "./companion.ts";
import { installProgram } from "./install-program.ts";

/**
 * The variables with which the companion finds such a Codex. Once the real process has ended, it ends with this code, by this
 * signal, or `alike`.
 */
export function mortalCodex({ folder, env }: RealRig, end: number | NodeJS.Signals | "alike"): Record<string, string> {
  const real = env["CODEX_COMPANION_CODEX"] ?? "";
  const args = [pidFile(folder), `${end}`, real];
  return { CODEX_COMPANION_CODEX: installProgram(folder, "mortal-codex", "fake-programs/mortal-codex", ...args) };
}

/** The shell command that kills it. */
export function killOfCodex({ folder }: RealRig): string {
  return `kill -9 $(cat '${pidFile(folder)}')`;
}

function pidFile(folder: string): string {
  return join(folder, "codex.pid");
}
