/** Sixteen writers of one job, half of them killed: no accepted change may be lost, doubled or torn. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { decodeRecord } from "../../plugins/codex/scripts/src/core/job/decode.ts";
import { jobFolder, readJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import type { Row } from "../lib/row.ts";
import { dispatch, onStage, type Stage } from "../lib/stage.ts";

const WRITERS = 16;
const CHANGES = 40;
const LATEST_KILL_MS = 2_000;

/** The three counts. */
export function measureStore(): Promise<Row[]> {
  return onStage({}, async (stage) => {
    const id = dispatch(stage);
    stage.run("status", id, "--wait");
    const before = revisionsOf(stage, id).length;
    const writers = Array.from({ length: WRITERS }, (_, number) => write(stage, id, number));
    const accepted = (await Promise.all(writers)).flat();
    const read = readJob(stage.home, id);
    const stored = read.kind === "found" ? read.record.told.map(({ channel }) => channel) : [];
    const revisions = revisionsOf(stage, id);
    const torn = revisions.filter((text) => "reason" in decodeRecord(text)).length;
    const lost = accepted.filter((channel) => !stored.includes(channel)).length;
    const doubled = stored.length - new Set(stored).size;
    // Every revision holds exactly one change more than the one before.
    const skipped = Math.abs(revisions.length - before - stored.length);
    const detail = `${accepted.length} accepted changes of ${WRITERS} writers, half of them killed`;
    const row = (what: string, measured: number): Row => ({
      what: `store: ${what} changes`,
      measured,
      limit: 0,
      unit: "",
      detail,
    });
    return [row("lost", lost + skipped), row("doubled", doubled), row("torn", torn)];
  });
}

/** Runs one writer; every second one is killed at some moment. Returns what it said was accepted. */
async function write(stage: Stage, id: string, number: number): Promise<string[]> {
  const program = fileURLToPath(new URL("../programs/store-writer.js", import.meta.url));
  const isDoomed = number % 2 === 1;
  const args = [program, stage.home, id, `w${number}`, String(isDoomed ? 1e6 : CHANGES)];
  const child = spawn(process.execPath, args, { env: stage.env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const closed = once(child, "close");
  if (isDoomed) {
    await pause(LATEST_KILL_MS * ((number + 1) / WRITERS));
    child.kill("SIGKILL");
  }
  const [code] = await closed;
  if (!isDoomed && code !== 0) throw new Error(`A writer ended with ${code}.`);
  return said.split("\n").slice(0, -1);
}

function revisionsOf(stage: Stage, id: string): string[] {
  const folder = jobFolder(stage.home, id);
  const names = readdirSync(folder).filter((name) => /^r\d{8}\.json$/.test(name));
  return names.map((name) => readFileSync(join(folder, name), "utf8"));
}
