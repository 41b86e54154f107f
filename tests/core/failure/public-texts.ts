// Error texts of Codex and of the services behind it, as people reported them in public, each with the address of the
// report. The kind is what a person who reads the whole report would call the failure. It was noted before the rules
// were written. A third of the texts, chosen by their digest, was kept aside until they were.

import {
  asObject,
  booleanField,
  numberField,
  parseJson,
  stringField,
} from "../../../plugins/codex/scripts/src/core/json.ts";
import { sha256 } from "../../../plugins/codex/scripts/src/core/sha256.ts";
import { readTestFile } from "../test-file.ts";

/**
 * One reported text. `where` Codex says it: `turn_error`, `retry`, `request` (in its refusal), `stderr` or `exit`. `exitCode`
 * is 1 unless the report names another.
 */
export interface PublicText {
  readonly text: string;
  readonly source: string;
  readonly kind: string;
  readonly where: string;
  readonly exitCode: number;
  readonly isSetAside: boolean;
}

/** All reported texts. */
export const PUBLIC_TEXTS: readonly PublicText[] = decode(parseJson(readTestFile("failure/public-texts.json")));

/** True for the texts that were kept aside: those whose SHA-256 is divisible by three. */
export function isKeptAside(text: string): boolean {
  return BigInt(`0x${sha256(text)}`) % 3n === 0n;
}

function decode(rows: unknown): readonly PublicText[] {
  if (!Array.isArray(rows)) throw new Error("The table of public texts is no array.");
  return rows.map((value) => {
    const row = asObject(value) ?? {};
    return {
      text: stringField(row, "text") ?? "",
      source: stringField(row, "source") ?? "",
      kind: stringField(row, "kind") ?? "",
      where: stringField(row, "where") ?? "",
      exitCode: numberField(row, "exit_code") ?? 1,
      isSetAside: booleanField(row, "set_aside") ?? false,
    };
  });
}
