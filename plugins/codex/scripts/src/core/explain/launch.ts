// What was launched for a job, and which rule named its failure, from its record and its event log: what a person needs who
// asks why. The full explanation and the short lines about a failed job both rest on it.

import { formatDuration } from "../duration.ts";
import { isEnded, type JobRecord } from "../job/record.ts";
import { type JsonObject, numberField, objectField, stringField, stringsField } from "../json.ts";
import { inLine } from "../text.ts";

const WORKER_LOG = "worker.log";

/** The dispatch of a job's last attempt. */
export interface LaunchFacts {
  /** The command line and the folder; empty and null if none was launched, or the log does not reach back to it. */
  readonly argv: readonly string[];
  readonly cwd: string | null;
  /** Model, effort and sandbox as far as they were known before the launch; null if nothing was launched. */
  readonly route: string | null;
  readonly limitMs: number | null;
  /** What the attempt was told to record beyond the one before it. */
  readonly diagnostics: readonly string[];
  /** The rule that named the failure and what that rests on; null if none did. */
  readonly rule: string | null;
  readonly basis: string | null;
  /** The path of the worker's log, which holds Codex's stderr; null if there is none. */
  readonly log: string | null;
  /** The path of the event log. */
  readonly events: string;
}

/** The facts, from events that reach back at least to the last launch. `folder` is the job's, `files` are the names of those in it. */
export function launchFacts(
  record: JobRecord,
  events: readonly JsonObject[],
  folder: string,
  files: readonly string[],
): LaunchFacts {
  const last = (type: string): JsonObject => events.findLast((line) => line["type"] === type) ?? {};
  const [prepared, classified] = [last("runner_prepare"), last("runner_classified_failure")];
  // The end may be another one than that of the last attempt: a check that failed after it, a lost worker.
  const named = isEnded(record) && record.failure?.kind !== classified["classifier"] ? {} : classified;
  return {
    argv: stringsField(prepared, "argv"),
    cwd: stringField(prepared, "cwd"),
    route: routeIn(prepared),
    limitMs: numberField(prepared, "timeout_ms"),
    diagnostics: stringsField(prepared, "diagnostics"),
    rule: stringField(named, "rule"),
    basis: stringField(named, "basis"),
    log: files.includes(WORKER_LOG) ? `${folder}/${WORKER_LOG}` : null,
    events: `${folder}/events.jsonl`,
  };
}

/** The route of a `runner_prepare` event, as one word for people; null if it has none. */
export function routeIn(prepared: JsonObject): string | null {
  const route = objectField(prepared, "route") ?? {};
  const known = ["model", "effort", "sandbox"].flatMap((name) => stringField(route, name) ?? []);
  return known.length === 0 ? null : known.join(" · ");
}

/** The command line and its folder, fit for printing; null if nothing was launched. */
export function commandWords({ argv, cwd }: LaunchFacts): string | null {
  return argv.length === 0 ? null : inLine(`${argv.join(" ")} in ${cwd ?? "?"}`);
}

/** What the attempt recorded beyond the one before it, fit for printing; null if it was an ordinary one. */
export function diagnosticsWords(diagnostics: readonly string[]): string | null {
  return diagnostics.length === 0 ? null : `with more words: ${inLine(diagnostics.join(", "))}`;
}

/** What was launched, in whole lines fit for printing; none if nothing was. */
export function launchWords(launch: LaunchFacts): readonly string[] {
  const command = commandWords(launch);
  if (command === null) return [];
  const { route, limitMs, diagnostics } = launch;
  const more = diagnosticsWords(diagnostics);
  return [
    command,
    ...(route === null ? [] : [`route: ${inLine(route)}`]),
    ...(limitMs === null ? [] : [`limit: ${formatDuration(limitMs)}`]),
    ...(more === null ? [] : [`recorded more than the attempt before it, ${more}`]),
  ];
}
