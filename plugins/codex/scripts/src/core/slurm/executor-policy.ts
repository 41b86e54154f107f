// An executor as the user's policy describes it: {"kind": "slurm", "partition", "options": [], "env": []}.

import type { JsonObject } from "../json.ts";
import { reader, STRINGS, TEXT } from "../policy-shapes.ts";
import { joinOptions, type SlurmSettings } from "./submission.ts";

/** What one is started with. */
export interface ExecutorPolicy {
  readonly kind: "slurm";
  readonly settings: SlurmSettings;
  /** Names of the variables that go along, besides those that always do. */
  readonly env: readonly string[];
}

/**
 * Options that would make of one worker none or many, of sbatch a command that does not return, or of a job one that squeue does
 * not list here.
 */
const FORBIDDEN = [
  ...[
    "--array",
    "--wrap",
    "--test-only",
    "--wait",
    "--requeue",
    "--input",
    "--parsable",
    "--clusters",
    "--help",
    "--usage",
  ],
  ...["--version", "--uid"],
];
/** The same by their letters, alone, with a value (`-a1-3`) or behind letters that take none (`-HW`). */
const FORBIDDEN_LETTERS = /^-[HkOQsuvI]*[aWiMhV]/u;
const FIELDS = ["kind", "partition", "options", "env"];

/** Reads it, or says what is wrong, as a sentence without its full stop. */
export function executorPolicy(name: string, json: JsonObject): ExecutorPolicy | { readonly problem: string } {
  const wrong = (what: string) => ({ problem: `in executors, "${name}" ${what}` });
  const unknown = Object.keys(json).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) return wrong(`has a field "${unknown}" that is not known (${FIELDS.join(", ")})`);
  const { kind } = json;
  if (kind !== "slurm") return wrong('is not of the kind "slurm", the only one that is known besides local');
  const fields = reader(json);
  const partition = fields.read("partition", TEXT, null);
  const options = fields.read("options", STRINGS, []);
  const env = fields.read("env", STRINGS, []);
  const problem = fields.problem();
  if (problem !== null) return wrong(`is wrong: ${problem}`);
  const words = joinOptions(options);
  const forbidden = words.find(isForbidden);
  if (forbidden !== undefined) return wrong(`has the option ${forbidden}, with which no single worker would start`);
  const stray = words.find((word) => !/^--?[A-Za-z]/u.test(word));
  if (stray !== undefined) return wrong(`has the option "${stray}", which does not begin with a dash and a name`);
  return { kind, settings: { partition, options }, env };
}

/** True for one of these options, also if it is shortened, as sbatch lets it be: `--arr=1-3`. */
function isForbidden(option: string): boolean {
  const name = option.split("=")[0] ?? "";
  if (!name.startsWith("--")) return FORBIDDEN_LETTERS.test(name);
  return name.length > 2 && FORBIDDEN.some((each) => each.startsWith(name));
}

const ALWAYS = [
  "HOME",
  "PATH",
  "USER",
  "LOGNAME",
  "SHELL",
  "LANG",
  "LC_ALL",
  "LC_CTYPE",
  "TZ",
  "XDG_STATE_HOME",
  "SLURM_CONF",
];
const OURS = ["CODEX_HOME", "CODEX_COMPANION_HOME", "CODEX_COMPANION_CODEX", "CODEX_COMPANION_FILE_EVENTS"];

/**
 * What Slurm's commands take from the environment that would hide jobs from a list, signal other ones, submit an array, wait, or
 * ask another cluster. The user's other settings of sbatch hold.
 */
const MISLEADING = /^(?:SQUEUE_|SCANCEL_|SCONTROL_|SACCT_|SLURM_CLUSTERS$|SBATCH_(?:ARRAY_INX|CLUSTERS|WAIT)$)/u;

/** Of an environment, what goes along to Slurm's commands. */
export function environmentForCommands<Value>(env: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !MISLEADING.test(name)));
}

/** Of an environment, what goes along to a node. */
export function environmentForNode(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly string[],
): Readonly<Record<string, string>> {
  const names = [...ALWAYS, ...OURS, ...named];
  const there = names.filter((name) => Object.hasOwn(env, name));
  return Object.fromEntries(there.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
