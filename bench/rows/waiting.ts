/**
 * How soon an end is known: from the time that the record gives for it until a waiter's line about it has arrived here.
 * Each job has two waiters: its own `status --wait`, and the client's `watch`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Row } from "../lib/row.ts";
import { COMPANION, dispatch, onStage, type Stage } from "../lib/stage.ts";
import { median, percentile } from "../lib/statistics.ts";

const JOBS = 40;
const LIMIT_MS = 50;
// Long enough for the waiter to be waiting before the turn ends.
const TURN_MS = 300;

/** The 95th percentile of both waiters. */
export function measureWaiting(): Promise<Row[]> {
  return onStage({ turns: [[{ do: "pause", ms: TURN_MS }]] }, async (stage) => {
    const watch = startListening(stage, "watch");
    const byWait: number[] = [];
    const byWatch: number[] = [];
    for (let number = 0; number < JOBS; number += 1) {
      const id = dispatch(stage);
      const wait = startListening(stage, "status", id, "--wait");
      const heardByWait = await wait.heard(`[[codex-task status=failed id=${id}`);
      const heardByWatch = await watch.heard(`codex job ${id} failed`);
      const endedAt = Date.parse(JSON.parse(stage.run("status", id, "--json").stdout).job.completedAt);
      byWait.push(heardByWait - endedAt);
      byWatch.push(heardByWatch - endedAt);
    }
    await watch.stop();
    return [
      row("job end until `status --wait` has printed it", byWait),
      row("job end until `watch` has printed it", byWatch),
    ];
  });
}

function row(what: string, samples: readonly number[]): Row {
  const detail = `95th percentile of ${samples.length}, median ${median(samples)} ms, most ${Math.max(...samples)} ms`;
  return { what, measured: percentile(samples, 0.95), limit: LIMIT_MS, unit: "ms", detail };
}

interface Listener {
  /** When the text had arrived, in ms since 1970. */
  heard(text: string): Promise<number>;
  stop(): Promise<void>;
}

function startListening({ repository: cwd, env }: Stage, ...args: readonly string[]): Listener {
  const child: ChildProcess = spawn(COMPANION, args, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const seen: { readonly at: number; readonly text: string }[] = [];
  child.stdout
    ?.setEncoding("utf8")
    .on("data", (text: string) => seen.push({ at: Date.now(), text: (seen.at(-1)?.text ?? "") + text }));
  return {
    async heard(text) {
      for (;;) {
        const found = seen.find((moment) => moment.text.includes(text));
        if (found !== undefined) return found.at;
        if (child.stdout === null || child.stdout.closed) throw new Error(`Never heard "${text}".`);
        await Promise.race([once(child.stdout, "data"), closed]);
      }
    },
    async stop() {
      child.kill("SIGTERM");
      await closed;
    },
  };
}
