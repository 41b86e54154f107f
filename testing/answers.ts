/** What a command prints with --json, checked against the schema of its answer. */
import { assertFits } from "./schemas.ts";

const WITH_VALUE = new Set(["--cwd", "-C", "--timeout-ms", "--on"]);

/**
 * Throws if the command line asked for JSON and stdout is not one JSON value (of `watch`: any number of them) of the
 * command's own schema, or of that of errors. Help is no answer.
 */
export function checkAnswer(args: readonly string[], stdout: string): void {
  const end = args.indexOf("--");
  const [command = "", ...flags] = end === -1 ? args : args.slice(0, end);
  if (!flags.includes("--json") || flags.includes("--help") || command === "help") return;
  const name = /^\{\s*"error":/.test(stdout) ? "error" : answerOf(command, flags);
  for (const text of name === "watch" ? valuesIn(stdout) : [stdout]) assertFits(`answer-${name}`, JSON.parse(text));
}

/** Each of them ends with a line that is a closing brace. */
function valuesIn(stdout: string): readonly string[] {
  return stdout.split(/(?<=^\}\n)/m).filter((text) => text !== "");
}

/** The name of the answer, without its beginning. */
function answerOf(command: string, flags: readonly string[]): string {
  const has = (flag: string) => flags.some((each) => each === flag || each.startsWith(`${flag}=`));
  if (has("--best-of") || (command !== "task" && wordsIn(flags).some(isGroup))) return "group";
  switch (command) {
    case "task":
      return has("--background") ? "task-background" : "task";
    case "adversarial-review":
      return "review";
    case "status":
      return statusAnswer(new Set(wordsIn(flags)).size, has("--wait"));
    case "setup":
      return setupAnswer(has);
    case "incidents":
      return has("--resolve") ? "incidents-resolve" : has("--unknown") ? "incidents-unknown" : "incidents";
    case "report":
      return reportAnswer(has);
    case "completion":
      return has("--candidates") ? "completion-candidates" : "completion";
    case "--version":
      return "version";
    default:
      return command;
  }
}

function setupAnswer(has: (flag: string) => boolean): string {
  return has("--statusline") ? "setup-statusline" : has("--on") ? "setup-on" : "setup";
}

function reportAnswer(has: (flag: string) => boolean): string {
  if (has("--explain")) return has("--records") ? "report-explain-record" : "report-explain";
  return has("--reset-gate") ? "report-reset-gate" : has("--attempts") ? "report-attempts" : "report";
}

function statusAnswer(jobs: number, isWait: boolean): string {
  if (jobs === 0 && !isWait) return "status";
  return jobs > 1 ? "status-jobs" : "status-job";
}

function isGroup(word: string): boolean {
  return word.startsWith("g-");
}

/** The words that are no flags. */
function wordsIn(flags: readonly string[]): readonly string[] {
  return flags.filter((each, at) => !each.startsWith("-") && !WITH_VALUE.has(flags[at - 1] ?? ""));
}
