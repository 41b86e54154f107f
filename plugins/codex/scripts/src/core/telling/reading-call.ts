// Which Bash calls only read what the companion knows: one simple call, in a form that every shell takes word for word.
// Such a call may run without a question to the user. Everything else is left to the client's own rules.

import type { JsonObject } from "../json.ts";
import { type Form, fitsForm } from "./known-form.ts";

const TIME_LIMIT = / --timeout-ms [0-9]{1,9}(?= |$)/;

const FORMS: ReadonlyMap<string, Form> = new Map([
  ["status", { mostJobs: 16, flags: ["--wait", "--any", "--all", "--everywhere", "--json"] }],
  ["result", { mostJobs: 1, flags: ["--json"] }],
  ["logs", { mostJobs: 1, flags: ["--follow", "--json"] }],
  ["diff", { mostJobs: 1, flags: ["--stat", "--name-only", "--json"] }],
  ["queue", { mostJobs: 0, flags: ["--all", "--everywhere", "--json"] }],
  ["explain", { mostJobs: 1, flags: ["--json"] }],
]);

/** The fields of a Bash call that change nothing of what runs where. */
const PLAIN_FIELDS: readonly string[] = ["command", "description", "timeout", "run_in_background"];

/** True for a call of the Bash tool that is nothing but one of them. */
export function isReadingCall(input: JsonObject): boolean {
  const { command } = input;
  if (typeof command !== "string" || Object.keys(input).some((field) => !PLAIN_FIELDS.includes(field))) return false;
  if (!/^codex-companion(?: [a-z0-9-]+)+$/.test(command)) return false;
  const [, name = "", ...words] = command.split(" ");
  const form = FORMS.get(name);
  if (form === undefined) return false;
  return fitsForm(form, name === "status" ? withoutTimeLimit(words) : words);
}

function withoutTimeLimit(words: readonly string[]): readonly string[] {
  const text = words.map((word) => ` ${word}`).join("");
  return text.replace(TIME_LIMIT, "").split(" ").slice(1);
}
