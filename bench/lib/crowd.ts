/** Fills a state home with ended jobs: copies of one that was really run, each with an id and a time of its own. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeRecord } from "../../plugins/codex/scripts/src/core/job/decode.ts";
import { makeJobId } from "../../plugins/codex/scripts/src/core/job/id.ts";
import { addHints } from "../../plugins/codex/scripts/src/io/job-hints.ts";
import { jobFolder } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { dispatch, type Stage } from "./stage.ts";

const APART_MS = 60_000;

/** Adds jobs of this client in this workspace, all of which ended untold; returns the id of the newest. */
export function addEndedJobs(stage: Stage, count: number): string {
  const original = dispatch(stage);
  stage.run("status", original, "--wait");
  const files = filesOf(jobFolder(stage.home, original));
  const lastRevision = files.map(({ name }) => name).findLast((name) => /^r\d{8}\.json$/.test(name)) ?? "";
  const endAtMs = Date.now() - APART_MS;
  for (let number = 0; number < count; number += 1) {
    const id = makeJobId(endAtMs - number * APART_MS, (number % 97) / 97);
    mkdirSync(jobFolder(stage.home, id), { mode: 0o700 });
    for (const { name, text } of files) {
      const copy = text.replaceAll(original, id);
      if (name === lastRevision) addHintsOf(stage, copy);
      writeFileSync(join(jobFolder(stage.home, id), name), copy, { mode: 0o600 });
    }
  }
  return original;
}

function filesOf(folder: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, text: readFileSync(join(folder, name), "utf8") }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function addHintsOf(stage: Stage, text: string): void {
  const decoded = decodeRecord(text);
  if ("reason" in decoded) throw new Error(`Could not copy a job: ${decoded.reason}.`);
  addHints(stage.home, decoded.record);
}
