// The priority that the native reviewer puts before a title: `[P0]` to `[P3]`.

import type { Severity } from "./findings.ts";
import { severityOfPriority } from "./given-finding.ts";

/** A title without its tag, and the severity that the tag means; null if there is none. */
export function splitTag(title: string): { readonly severity: Severity | null; readonly title: string } {
  const match = /^\[P(\d)\]\s*/.exec(title);
  const severity = severityOfPriority(Number(match?.[1] ?? Number.NaN));
  return severity === null ? { severity, title } : { severity, title: title.slice(match?.[0].length ?? 0) };
}
