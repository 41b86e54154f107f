/** Puts the fake Codex into a folder: an executable `codex`, its scenario, and the variables that lead to both. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FakeScenario } from "./fake-codex/scenario.ts";
import { installProgram } from "./install-program.ts";

/** A fake Codex that is ready to be started. */
export interface ScriptedCodex {
  /** The executable. */
  readonly path: string;
  /** The folder that holds it, for PATH. */
  readonly bin: string;
  /** The variables it needs; without CODEX_HOME it cannot read threads of an earlier process. */
  readonly env: Readonly<Record<string, string>>;
  /** Changes what later processes play. */
  play(scenario: FakeScenario): Promise<void>;
  /** Every message all its processes received so far, oldest first. */
  received(): Promise<readonly Record<string, unknown>[]>;
}

/** Installs a fake Codex below the folder, with its own CODEX_HOME. */
export async function installScriptedCodex(folder: string, scenario: FakeScenario = {}): Promise<ScriptedCodex> {
  const bin = join(folder, "fake-bin");
  const home = join(folder, "fake-codex-home");
  const scenarioPath = join(folder, "fake-scenario.json");
  for (const path of [bin, home]) await mkdir(path, { recursive: true });
  const path = installProgram(bin, "codex", "fake-codex/codex");
  const play = (next: FakeScenario) => writeFile(scenarioPath, JSON.stringify(next));
  await play(scenario);
  return {
    path,
    bin,
    env: { FAKE_CODEX_SCENARIO: scenarioPath, CODEX_HOME: home },
    play,
    received: async () => parseLines(await readFile(`${scenarioPath}.received`, "utf8").catch(() => "")),
  };
}

function parseLines(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
