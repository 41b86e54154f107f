/**
 * The live view, in a terminal that util-linux's `script` makes: its first picture among a thousand jobs, and what it costs while
 * nothing runs and while ten jobs talk. Linux only: elsewhere `script` is another program.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { cpuMs } from "../lib/cpu-time.ts";
import { addEndedJobs } from "../lib/crowd.ts";
import { ratioRows } from "../lib/ratio.ts";
import type { Row } from "../lib/row.ts";
import { COMPANION, dispatch, onStage, type Stage } from "../lib/stage.ts";

// After some seconds of silence V8 collects the garbage of the start, once.
const SETTLE_MS = 12_000;
const WINDOW_MS = 20_000;
const TALKERS = 10;
const TALK = Array.from({ length: 2_000 }, (_, at) => [
  { do: "say", text: `Sentence ${at} of many.` } as const,
  { do: "pause", ms: 100 } as const,
]).flat();

/** The time to the first picture, and two shares of a core. */
export async function measureTop(): Promise<readonly Row[]> {
  if (process.platform !== "linux") return [];
  return [...(await measureQuiet()), ...(await measureTalk())];
}

function measureQuiet(): Promise<Row[]> {
  return onStage({}, async (stage) => {
    addEndedJobs(stage, 1_000);
    const first = await ratioRows(stage, {
      "`top`'s first picture with 1,000 jobs": { limit: 2.5, time: () => firstPictureMs(stage) },
    });
    return [...first, await shareRow(stage, "`top` with 1,000 jobs, none of which runs", 0.2)];
  });
}

function measureTalk(): Promise<Row[]> {
  return onStage({ turns: [TALK] }, async (stage) => {
    const ids = Array.from({ length: TALKERS }, () => dispatch(stage));
    const row = await shareRow(stage, "`top` while ten jobs talk", 2);
    for (const id of ids) stage.run("cancel", id);
    return [row];
  });
}

interface View {
  readonly child: ChildProcess;
  readonly pid: number;
  /** From the start of the program in the terminal, which its shell has announced. */
  readonly pictureMs: number;
}

async function openView(stage: Stage): Promise<View> {
  const child = spawn("script", ["-qfec", `stty cols 80 rows 24; echo "pid $$"; exec ${COMPANION} top`, "/dev/null"], {
    cwd: stage.repository,
    env: { ...stage.env, TERM: "xterm", SHELL: "/bin/sh" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let text = "";
  let startedAt = Number.NaN;
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (Number.isNaN(startedAt) && text.includes("pid ")) startedAt = performance.now();
    if (/\d+ running, /.test(text)) break;
  }
  child.stdout.resume();
  const pictureMs = performance.now() - startedAt;
  return { child, pid: Number(/pid (\d+)/.exec(text)?.[1]), pictureMs };
}

async function closeView({ child }: View): Promise<void> {
  child.stdin?.write("q");
  await once(child, "close");
}

/** The time until `top` shows the jobs of the stage, in ms. */
export async function firstPictureMs(stage: Stage): Promise<number> {
  const view = await openView(stage);
  await closeView(view);
  return view.pictureMs;
}

async function shareRow(stage: Stage, what: string, limit: number): Promise<Row> {
  const view = await openView(stage);
  await pause(SETTLE_MS);
  const before = cpuMs(view.pid);
  await pause(WINDOW_MS);
  const spentMs = cpuMs(view.pid) - before;
  await closeView(view);
  const detail = `over ${WINDOW_MS / 1_000} s: ${spentMs.toFixed(1)} ms of CPU`;
  return { what: `${what}: of a core`, measured: (100 * spentMs) / WINDOW_MS, limit, unit: "%", detail };
}
