// An executor as the user's policy describes it: {"kind": "slurm", "partition", "options": [], "env": []}.

import type { JsonObject } from "../json.ts";
import { reader, STRINGS, TEXT } from "../policy-shapes.ts";
import type { SlurmSettings } from "./submission.ts";

/** What one is started with. */
export interface ExecutorPolicy {
  readonly kind: "slurm";
  readonly settings: SlurmSettings;
  /** Names of the variables that go along, besides those that always do. */
  readonly env: readonly string[];
}

/** Options that would make of one worker none or many, or of sbatch a command that does not return. */
const FORBIDDEN = [
  "--array",
  "-a",
  "--wrap",
  "--test-only",
  "--wait",
  "-W",
  "--requeue",
  "--input",
  "-i",
  "--parsable",
];
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
  const forbidden = options.find((option) => FORBIDDEN.includes(option.split("=")[0] ?? ""));
  if (forbidden !== undefined) return wrong(`has the option ${forbidden}, with which no single worker would start`);
  const stray = options.find((option, at) => !option.startsWith("-") && !isValue(options[at - 1]));
  if (stray !== undefined) return wrong(`has the option "${stray}", which begins with no dash`);
  return { kind, settings: { partition, options }, env };
}

/** True if a word may stand behind this one as its value: `-p`, `short`. */
function isValue(before: string | undefined): boolean {
  return before?.startsWith("-") === true && !before.includes("=");
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

/** Of an environment, what goes along to a node. */
export function environmentForNode(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly string[],
): Readonly<Record<string, string>> {
  const names = [...ALWAYS, ...OURS, ...named];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
