// The file through which a hook sets variables for the client's later Bash calls.

import { appendFileSync } from "node:fs";
import { shellQuote } from "../core/shell.ts";

/** Appends exports; a value beginning with `$NAME:` keeps that variable and adds to it. */
export function exportVariables(path: string, variables: Readonly<Record<string, string>>): void {
  const lines = Object.entries(variables).map(([name, value]) => {
    const kept = /^(\$[A-Z_]+:)(.*)$/s.exec(value);
    return `export ${name}=${kept === null ? shellQuote(value) : `"${kept[1]}"${shellQuote(kept[2] ?? "")}`}\n`;
  });
  appendFileSync(path, lines.join(""));
}
