// How a worker is submitted: the arguments of sbatch, and the script that becomes the worker.

import { shellQuote } from "../shell.ts";

/** What of the user's policy the engine is told: a partition, and further arguments of sbatch. */
export interface SlurmSettings {
  /** Null: the engine's default. */
  readonly partition: string | null;
  readonly options: readonly string[];
}

/** Beside a job's log: its environment, as long as it has not started. It may hold secrets. */
export const ENVIRONMENT_FILE = "environment.sh";

/** Nothing but what is always said. */
export const NO_SETTINGS: SlurmSettings = { partition: null, options: [] };

/** What is to be submitted. */
export interface Submission extends SlurmSettings {
  /** The engine's name for the job; see `engineName`. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  /** A private file with the environment, which the script reads and removes. */
  readonly environmentFile: string;
  readonly cwd: string;
  readonly logFile: string;
}

/** The name by which the engine knows a job of ours: by it a submission is found again whose answer was lost. */
export function engineName(id: string): string {
  return `codex-${id}`;
}

/** Each option of the policy with its value in one word: sbatch would run a bare word as the script, if the option before it takes no value. */
export function joinOptions(options: readonly string[]): readonly string[] {
  return options.flatMap((option, at) => {
    const next = options[at + 1];
    if (isValue(option, options[at - 1])) return [];
    if (next === undefined || !isValue(next, option)) return [option];
    return [option.startsWith("--") ? `${option}=${next}` : `${option}${next}`];
  });
}

/** True for a word that has no dash behind an option that has no value yet: `short` behind `-p`. */
function isValue(word: string, before: string | undefined): boolean {
  return word !== "" && !word.startsWith("-") && before?.startsWith("-") === true && !before.includes("=");
}

/** The arguments of sbatch. Ours come last, so that an option of the policy cannot undo them. */
export function sbatchArguments({ name, cwd, logFile, partition, options }: Submission): readonly string[] {
  return [
    ...joinOptions(options),
    ...(partition === null ? [] : [`--partition=${partition}`]),
    "--parsable",
    "--no-requeue",
    "--export=NONE",
    "--open-mode=append",
    `--job-name=${name}`,
    `--output=${escaped(logFile)}`,
    `--error=${escaped(logFile)}`,
    `--chdir=${cwd}`,
  ];
}

/**
 * The script: it takes its environment from the private file, removes that, and becomes the worker, so that the engine's
 * signal reaches the worker. The engine stores this text: no variable stands in it.
 */
export function submissionScript({ file, args, environmentFile }: Submission): string {
  const path = shellQuote(environmentFile);
  return `#!/bin/sh\n. ${path} && rm -f ${path} && exec ${[file, ...args].map(shellQuote).join(" ")}\n`;
}

/** The text of the private file. Names that no shell knows as such are left out. */
export function environmentText(env: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(env)
    .filter(([name, value]) => value !== undefined && /^[A-Za-z_][A-Za-z0-9_]*$/u.test(name))
    .map(([name, value]) => `export ${name}=${shellQuote(value ?? "")}\n`)
    .join("");
}

/** In a file name, sbatch reads `%` as a pattern. */
function escaped(path: string): string {
  return path.replaceAll("%", "%%");
}

/** The id in what `sbatch --parsable` printed: `42`, or `42;CLUSTER`; null if there is none. */
export function parseSubmitted(stdout: string): string | null {
  return /^(\d+)(?:;[^\s;]+)?$/mu.exec(stdout.trim())?.[1] ?? null;
}
