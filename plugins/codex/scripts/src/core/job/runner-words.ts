// The runner's events in words, for `logs`: what was launched, how it ended, what that was called.

import { formatDuration } from "../duration.ts";
import { type JsonObject, numberField, objectField, stringField, stringsField } from "../json.ts";
import { inLine } from "../text.ts";

/** A line in words, fit for printing, at most `most` characters on one line; null for any other event. */
export function describeRunnerEvent(line: JsonObject, most: number): string | null {
  const words = describe(line);
  return words === null ? null : inLine(words, most);
}

function describe(line: JsonObject): string | null {
  switch (line["type"]) {
    case "runner_prepare":
      return prepared(line);
    case "runner_exit":
      return exited(line);
    case "runner_classified_failure":
      return classified(line);
    default:
      return null;
  }
}

function prepared(line: JsonObject): string {
  const route = objectField(line, "route") ?? {};
  const known = ["model", "effort", "sandbox"].flatMap((name) => stringField(route, name) ?? []);
  const more = stringsField(line, "diagnostics");
  const limit = numberField(line, "timeout_ms");
  return [
    `launches ${stringsField(line, "argv").join(" ")} in ${stringField(line, "cwd") ?? "?"}`,
    ...(known.length === 0 ? [] : [`route ${known.join(" · ")}`]),
    ...(limit === null ? [] : [`limit ${formatDuration(limit)}`]),
    ...(more.length === 0 ? [] : [`with more words: ${more.join(", ")}`]),
  ].join(", ");
}

function exited(line: JsonObject): string {
  const signal = stringField(line, "signal");
  const stderr = (stringField(line, "stderr_tail") ?? "").trim();
  const how = `Codex ended (${stringField(line, "status") ?? "?"}), exit code ${numberField(line, "exit_code") ?? "?"}`;
  return `${how}${signal === null ? "" : `, ${signal}`}${stderr === "" ? "" : `; its stderr ends: ${stderr}`}`;
}

function classified(line: JsonObject): string {
  const text = (name: string) => stringField(line, name);
  const rule = text("rule") === null ? "" : ` by ${text("rule")}${text("basis") === null ? "" : ` (${text("basis")})`}`;
  return `called ${text("classifier") ?? "?"}${rule}, incident ${text("fingerprint") ?? "none"}; tried again ${text("retry") ?? "?"}`;
}
