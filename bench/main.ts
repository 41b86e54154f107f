/**
 * `npm run bench [-- GROUP…]`: measures what the contract promises, prints the table and writes bench/results.json.
 * Exits with 1 when a row is over its limit. Each group of rows is a file in rows/; new ones are added to GROUPS.
 */
import { writeFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../testing/codex-binary.ts";
import { formatTable, isWithin, type Row } from "./lib/row.ts";
import { measureCancel } from "./rows/cancel.ts";
import { isClusterPossible, measureCluster } from "./rows/cluster.ts";
import { measureCopies } from "./rows/copies.ts";
import { measureCrowd } from "./rows/crowd.ts";
import { measureDispatch } from "./rows/dispatch.ts";
import { measureEvidence } from "./rows/evidence.ts";
import { measureHooks } from "./rows/hooks.ts";
import { measureIdle } from "./rows/idle.ts";
import { measureLine } from "./rows/line.ts";
import { measureReport } from "./rows/report.ts";
import { measureStatus } from "./rows/status.ts";
import { measureStore } from "./rows/store.ts";
import { measureTop } from "./rows/top.ts";
import { measureWaiting } from "./rows/waiting.ts";

// Dispatch first: the others leave thousands of files behind them, which are deleted, and for a minute after that ext4
// takes five times as long to make a file. A task makes twenty, the bare start of Node none.
const GROUPS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  dispatch: measureDispatch,
  status: measureStatus,
  top: measureTop,
  hooks: measureHooks,
  waiting: measureWaiting,
  line: measureLine,
  idle: measureIdle,
  crowd: measureCrowd,
  store: measureStore,
  cancel: measureCancel,
  evidence: measureEvidence,
  copies: measureCopies,
  report: measureReport,
  cluster: measureCluster,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(GROUPS, name));
if (unknown.length > 0) {
  console.error(`Could not measure "${unknown.join(" ")}": the groups are ${Object.keys(GROUPS).join(", ")}.`);
  process.exitCode = 2;
} else {
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (name === "cluster" && wanted.length === 0 && !isClusterPossible()) {
      process.stderr.write("not measuring cluster: it needs root and Debian's slurm-wlm and munge\n");
      continue;
    }
    process.stderr.write(`measuring ${name} …\n`);
    rows.push(...(await measure()));
  }
  report(rows);
  process.exitCode = rows.every(isWithin) ? 0 : 1;
}

function report(rows: readonly Row[]): void {
  const machine = `Node ${process.version}, ${process.platform} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}`;
  console.log(`${machine}\n\n${formatTable(rows)}`);
  const results = {
    measuredAt: new Date().toISOString(),
    machine,
    rows: rows.map((row) => ({ ...row, isWithin: isWithin(row) })),
  };
  writeFileSync(join(repositoryRoot(), "bench", "results.json"), `${JSON.stringify(results, null, 2)}\n`);
}
