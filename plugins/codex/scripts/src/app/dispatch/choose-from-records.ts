// A draw among the harnesses, models and efforts that another system's records name.

import { importedArms } from "../../core/choosing/arms.ts";
import { type Choice, choose } from "../../core/choosing/choose.ts";
import type { BadLines } from "../../core/reliability/report.ts";
import { readRecordsFile } from "../reliability/records-file.ts";
import type { Context } from "../scope/context.ts";
import { randomOf } from "./choose-route.ts";

/** The draw, null if no record names anything to draw from; and the lines that are no records. */
export interface ChoiceFromRecords {
  readonly choice: Choice | null;
  readonly badLines: BadLines;
}

/** Draws on the evidence of a file; of one `category` of its records only, if that is given. Throws if the file cannot be read. */
export function chooseFromRecords(context: Context, path: string, category: string | null): ChoiceFromRecords {
  const arms = importedArms();
  const badLines = readRecordsFile(path, (record) => {
    if (category === null || record["category"] === category) arms.add(record);
  });
  return { choice: choose(arms.list(), randomOf(context)), badLines };
}
