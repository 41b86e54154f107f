// How a rule that looks at a text is made.

import type { ErrorRule } from "./error-rules.ts";
import type { FailureKind } from "./kinds.ts";
import type { ReportedError } from "./reported-error.ts";

/** A rule by the start of the text. */
export function words(kind: FailureKind, name: string, example: string, pattern: RegExp, hint?: string): ErrorRule {
  return byText(kind, name, example, (said) => pattern.test(said.words), hint);
}

/** By the start of the text, or by the code that the service gives the same error. */
export function coded(
  kind: FailureKind,
  name: string,
  example: string,
  pattern: RegExp,
  codes: readonly string[],
  hint?: string,
): ErrorRule {
  return byText(kind, name, example, (said) => pattern.test(said.words) || codes.includes(said.code ?? ""), hint);
}

/** A rule that asks all that is said. */
export function byText(
  kind: FailureKind,
  name: string,
  example: string,
  fits: (said: ReportedError) => boolean,
  hint?: string,
): ErrorRule {
  return { name, kind, looksAt: "text", example, fits, ...(hint === undefined ? {} : { hint }) };
}
