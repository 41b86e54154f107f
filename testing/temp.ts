/**
 * Temporary folders that go with their test, and with them every process that was started under them.
 * A process belongs to a folder when its environment says that its `CODEX_COMPANION_HOME` or `CODEX_HOME` lies there.
 * Such a process still alive after the test is killed, and the test fails. Looked for on Linux only.
 */
import { mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { until } from "./wait.ts";

/** A process, and what its command line says. */
export interface MarkedProcess {
  readonly pid: number;
  readonly command: string;
}

// A cap for a loaded machine: whoever was told to end, or has said its last, still has to go.
const GRACE_MS = 10_000;

/** Makes a folder that is removed after the test. Close what was started below it before the test function returns. */
export async function makeTempFolder(t: TestContext): Promise<string> {
  const folder = await newFolder();
  t.after(() => dispose(folder));
  return folder;
}

/** Calls the body with a folder that is removed afterwards; for use outside a test. */
export async function withTempFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await newFolder();
  try {
    return await body(folder);
  } finally {
    await dispose(folder);
  }
}

/** The living processes that belong to the folder, this one apart; none if there is no /proc. */
export async function processesUnder(folder: string): Promise<MarkedProcess[]> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/u.test(name)).map(Number);
  const found = await Promise.all(pids.map((pid) => inspect(pid, folder)));
  return found.filter((process_) => process_ !== undefined);
}

async function newFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), "codex-rescue-")));
}

async function dispose(folder: string): Promise<void> {
  const left = await processesLeft(folder);
  for (const { pid } of left) killQuietly(pid);
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  if (left.length === 0) return;
  const names = left.map(({ pid, command }) => `${pid} ${command}`).join("\n  ");
  throw new Error(`Processes were left behind under "${folder}", and are killed now:\n  ${names}`);
}

/**
 * Waits until none of them is alive. Whoever looks at what follows an end (incidents, the log, the ledger) waits so: the
 * record is published first, and whoever waits for the job may be told before its worker has written the rest.
 */
export async function untilSilent(folder: string, timeoutMs?: number): Promise<void> {
  const isSilent = async () => (await processesUnder(folder)).length === 0;
  await until(isSilent, { what: `the end of all processes under ${folder}`, ...(timeoutMs && { timeoutMs }) });
}

/** Those of them that still run after the time that a worker may need to end itself once its job has. */
export async function processesLeft(folder: string): Promise<MarkedProcess[]> {
  try {
    await untilSilent(folder, GRACE_MS);
    return [];
  } catch {
    return processesUnder(folder);
  }
}

async function inspect(pid: number, folder: string): Promise<MarkedProcess | undefined> {
  if (pid === process.pid) return undefined;
  try {
    const variables = (await readFile(`/proc/${pid}/environ`, "utf8")).split("\0");
    if (!variables.some((variable) => belongsTo(variable, folder))) return undefined;
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
    return { pid, command: command.replaceAll("\0", " ").trim() };
  } catch {
    return undefined; // gone meanwhile, or somebody else's
  }
}

function belongsTo(variable: string, folder: string): boolean {
  const value = /^CODEX_(?:COMPANION_)?HOME=(.*)$/su.exec(variable)?.[1];
  return value === folder || value?.startsWith(`${folder}/`) === true;
}

/** Ends a process with SIGKILL; that it is gone is fine. */
export function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // gone meanwhile
  }
}
