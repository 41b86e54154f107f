// What is still known of a job's turn once its worker is gone: what the worker had written down, and what Codex stored.

import type { StoredTurn } from "../../core/codex/stored-turn.ts";
import type { TurnState } from "../../core/codex/turn.ts";
import type { RunningJob } from "../../core/job/record.ts";
import { NOTHING_REMEMBERED, type Remembered, remember, withStored } from "../../core/job/replay.ts";
import { readStoredTurns } from "../../io/codex/threads.ts";
import { eventsPath } from "../../io/job-files.ts";
import { type LineTaker, readRecords } from "../../io/records-stream.ts";
import { openRegular, unlessFaulty } from "../../io/regular-file.ts";
import type { Context } from "../scope/context.ts";

const STORED_TURN_LIMIT_MS = 3_000;

/** The turn as it is known now. `storedStatus` is how Codex stored its end; null if Codex cannot tell. */
export interface LostTurn {
  readonly turn: TurnState;
  readonly storedStatus: string | null;
}

/** The turn by the job's own event log alone; as far as that could be read. */
export function rememberedTurn(context: Context, { id }: RunningJob): Remembered {
  let remembered = NOTHING_REMEMBERED;
  const taker: LineTaker = {
    object(line) {
      remembered = remember(remembered, line);
    },
    bad() {}, // A line that was torn when the worker was killed.
  };
  unlessFaulty(
    () => readRecords(eventsPath(context.home, id), taker, openRegular),
    () => {}, // A log that cannot be read keeps no job from its end.
  );
  // Nobody watched it to its end: it may have done more than is written down.
  return { ...remembered, turn: { ...remembered.turn, hasActed: true } };
}

/** The same, completed by what Codex stored of the job's turns. */
export async function lostTurn(context: Context, record: RunningJob): Promise<LostTurn> {
  const { turn, turnIds } = rememberedTurn(context, record);
  const stored = await storedTurns(context, record);
  const own = stored.filter(({ id }) => id === record.turnId || turnIds.includes(id));
  const last = stored.find(({ id }) => id === record.turnId);
  const finalMessage = last?.message || turn.finalMessage;
  return { turn: { ...own.reduce(withStored, turn), finalMessage }, storedStatus: last?.status ?? null };
}

async function storedTurns(context: Context, record: RunningJob): Promise<readonly StoredTurn[]> {
  const { codex, threadId, workspaceRoot } = record;
  if (codex === null || threadId === null) return [];
  return (await readStoredTurns(codex, context.env, workspaceRoot, threadId, STORED_TURN_LIMIT_MS)) ?? [];
}
