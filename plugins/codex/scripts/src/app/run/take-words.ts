// Hands what is said to a job over to its turn, as long as the turn runs, and answers whoever said it.

import type { RunningJob } from "../../core/job/record.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { readJob } from "../../io/job-store.ts";
import { answerWords, openSayBox, type SayAnswer, takeWords, waitingWords } from "../../io/say-box.ts";
import type { Context } from "../scope/context.ts";
import type { WorkerNotes } from "./worker-notes.ts";

/** Hands words to the turn, and gives its id; rejects with what Codex says against it. */
export type Steer = (text: string) => Promise<string>;

// What is left wakes the worker; this is only for a system that does not tell.
const LOOK_EVERY_MS = 5_000;

/** Begins to take words; gives how to stop. A box that cannot be had is noted, and the turn goes on without. */
export function takeSpokenWords(
  context: Context,
  { id, worker }: RunningJob,
  steer: Steer,
  notes: WorkerNotes,
): () => void {
  const { home } = context;
  let isOver = false;
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = () => {
      isOver = true;
      resolve();
    };
  });
  const look = async () => {
    for (const name of isOver ? [] : waitingWords(home, id)) await hand(name);
    return isOver ? true : undefined;
  };

  async function hand(name: string): Promise<void> {
    const text = takeWords(home, id, name);
    if (text === null) return;
    answerWords(home, id, name, await answerTo(text));
  }

  async function answerTo(text: string): Promise<SayAnswer> {
    try {
      const turnId = await steer(text);
      const times = timesSpokenTo(context, id) + 1;
      notes.apply({ type: "learnt", by: worker, facts: { said: times } });
      notes.note({ type: "said", turnId, text });
      return { isTaken: true, turnId, times };
    } catch (error) {
      return { isTaken: false, why: error instanceof Error ? error.message : String(error) };
    }
  }

  const listen = async () => {
    const folders = [openSayBox(home, id)];
    await waitUntil({ folders, look, lookEveryMs: LOOK_EVERY_MS, wakeOn: stopped });
  };
  listen().catch((error: unknown) => notes.log(`nothing can be said to this turn: ${String(error)}\n`));
  return stop;
}

function timesSpokenTo({ home }: Context, id: string): number {
  const read = readJob(home, id);
  return read.kind === "found" ? (read.record.said ?? 0) : 0;
}
