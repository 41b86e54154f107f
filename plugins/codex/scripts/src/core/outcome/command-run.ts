// A command of the turn as a witness: when it ran, how many commits it can have made, which ones it says it made.

/** When something ran, in ms since 1970; null if that is not known. */
export interface Span {
  readonly startedAtMs: number | null;
  readonly completedAtMs: number | null;
}

/** A command that Codex reported. `commits` are the abbreviated shas that its output says it committed. */
export interface CommandRun extends Span {
  /** Empty if Codex named none. */
  readonly id: string;
  readonly command: string;
  readonly cwd: string | null;
  /** Null while it runs, and if it never ended. */
  readonly exitCode: number | null;
  readonly commits: readonly string[];
  /** What the sandbox said, if it could not be set up and so the command was never run. */
  readonly notStarted?: string;
}

// A commit's time has whole seconds. Codex may tell the end of a command a little early (see `messages.ts`), and the
// beginning of a quick one as late as its end.
const SECOND_MS = 1_000;
const LATE_MS = 500;

/** True if the command may have been running in the second that begins at this time; without times, always. */
export function isRunningInSecond(run: Span, secondMs: number): boolean {
  return overlaps(run, secondMs, secondMs + SECOND_MS + LATE_MS);
}

/** True if the command may have been running at this time, give or take what file systems and clocks round. */
export function isRunningAt(run: Span, atMs: number): boolean {
  return overlaps(run, atMs - LATE_MS, atMs + LATE_MS);
}

function overlaps({ startedAtMs, completedAtMs }: Span, fromMs: number, toMs: number): boolean {
  return (startedAtMs === null || toMs > startedAtMs) && (completedAtMs === null || fromMs <= completedAtMs + LATE_MS);
}

// The line with which `git commit`, `revert` and `cherry-pick` tell what they made: `[main (root-commit) 1a2b3c4] Subject`.
const SUMMARY = /^\[[^\]\n]{1,300} ([0-9a-f]{4,64})\] /gm;

/** The abbreviated shas of the commits that a command's output says it made. */
export function commitsNamedIn(output: string): readonly string[] {
  return [...output.matchAll(SUMMARY)].flatMap(([, sha]) => sha ?? []);
}

const OPTION = String.raw`-[cC]\s+(?:[^\s"'\\]|\\.|"[^"]*"|'[^']*')+|--?[\w-]+(?:=\S+)?`;
const VERB = new RegExp(
  String.raw`\bgit(?:\s+(?:${OPTION}))*\s+(am|cherry-pick|commit|filter-branch|merge|pull|rebase|revert)\b(?!-)`,
  "g",
);
const ONE_EACH: ReadonlySet<string> = new Set(["commit", "merge"]);
const REPEATED = /(?:^|[;&|({\n])\s*(?:for|while|until)\b|\b(?:xargs|parallel)\b/;

/** The most commits that the text of a command asks Git for: 0 if it asks for none, infinite if that is open. */
export function mostCommits(command: string): number {
  const script = commandScript(command);
  const verbs = [...script.matchAll(VERB)].map(([, verb]) => verb ?? "");
  if (verbs.length === 0) return 0;
  return REPEATED.test(script) || verbs.some((verb) => !ONE_EACH.has(verb)) ? Number.POSITIVE_INFINITY : verbs.length;
}

/** The script within `/bin/bash -lc '…'`, as Codex reports commands. */
export function commandScript(command: string): string {
  const single = /^\S*sh -l?c '([\s\S]*)'$/.exec(command)?.[1];
  if (single !== undefined) return single.replaceAll("'\\''", "'").replaceAll("'\"'\"'", "'");
  const double = /^\S*sh -l?c "([\s\S]*)"$/.exec(command)?.[1];
  return double === undefined ? command : double.replaceAll(/\\(["\\$`])/g, "$1");
}
