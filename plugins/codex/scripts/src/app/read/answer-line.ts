// One line of what Codex said last in a job, for the main thread, which would otherwise have to ask for it.

import { redact, secretValues } from "../../core/redact.ts";
import { readResultStart } from "../../io/job-files.ts";
import type { Context } from "../scope/context.ts";

/** The first line of the answer that holds a letter or a digit, as Codex wrote it but for secrets; null if there is none. */
export function answerLine(context: Context, id: string): string | null {
  const start = readResultStart(context.home, id) ?? "";
  const line = start.split(/[\r\n\u2028\u2029]+/).find((text) => /[\p{L}\p{N}]/u.test(text));
  return line === undefined ? null : redact(line.trim(), secretValues(context.env));
}
