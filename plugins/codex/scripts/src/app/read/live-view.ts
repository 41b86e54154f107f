// Shows the jobs in the whole of a terminal until the user leaves: reads what has changed, draws it, and does what keys ask for.

import type { Look } from "../../core/look.ts";
import { type Key, press } from "../../core/top/top-keys.ts";
import { layOut, shownIds } from "../../core/top/top-layout.ts";
import { begun, type Done, finished } from "../../core/top/top-orders.ts";
import { drawTop } from "../../core/top/top-screen.ts";
import { FIRST_STATE, type TopJobs, type TopOrder, type TopState } from "../../core/top/top-state.ts";
import { watchFolders } from "../../io/folder-watch.ts";
import { openFullScreen } from "../../io/terminal/full-screen.ts";
import { atMostEvery } from "../../io/timer.ts";
import type { Context } from "../scope/context.ts";
import { localMinute } from "../scope/local-time.ts";
import { LiveJobs } from "./live-jobs.ts";

/** What the view is given: how text looks there, and who carries out an order. It never throws. */
export interface LiveViewNeeds {
  readonly look: Look;
  perform(order: TopOrder, columns: number): Promise<Done>;
}

/** The most often that files are looked at, and that the clock of running jobs moves on. */
const [LOOK_MS, CLOCK_MS] = [500, 1_000];
/** How often it is looked while nothing runs, for what no watch told. */
const IDLE_LOOK_MS = 10_000;
/** At most ten pictures a second. */
const PICTURE_MS = 100;

/** To be called where keys and pictures go through a terminal. Returns when the user has left, or the terminal has gone. */
export async function runLiveView(context: Context, { look, perform }: LiveViewNeeds): Promise<void> {
  const reader = new LiveJobs(context);
  let state = FIRST_STATE;
  let jobs: TopJobs = {
    workspaceRoot: "",
    running: 0,
    waiting: 0,
    unreadable: 0,
    ids: [],
    shown: new Map(),
    problems: [],
  };
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const screen = openFullScreen({ onKey: pressed, onResize: () => void lookNow(), onGone: () => leave() });
  const draw = atMostEvery(PICTURE_MS, () =>
    screen.paint(drawTop(state, jobs, screen.size(), { now: context.now(), time: localMinute }, look)),
  );
  const lookSoon = atMostEvery(LOOK_MS, () => void lookNow());
  const watch = watchFolders(() => lookSoon.run());
  let timer = setTimeout(lookSoon.run, CLOCK_MS);

  let looking: Promise<void> | null = null;
  let again = false;
  /** One look at a time; what comes meanwhile is one more. */
  function lookNow(): Promise<void> {
    if (looking !== null) again = true;
    looking ??= lookOnce().finally(() => {
      looking = null;
      if (!again) return;
      again = false;
      void lookNow();
    });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    const chosen = state;
    const lines = layOut(screen.size())?.list ?? 1;
    try {
      jobs = await reader.look(chosen.scope, (ids) => shownIds(chosen, ids, lines));
      watch.follow(reader.folders);
    } catch (error) {
      jobs = {
        ...jobs,
        problems: [`The state home cannot be read: ${error instanceof Error ? error.message : error}`],
      };
    }
    clearTimeout(timer);
    timer = setTimeout(lookSoon.run, jobs.running + jobs.waiting > 0 ? CLOCK_MS : IDLE_LOOK_MS);
    await followLog();
    draw.run();
  }

  /** A log that is shown grows with its job. */
  async function followLog(): Promise<void> {
    const { view } = state;
    if (view.kind !== "text" || view.follows === null) return;
    const { lines } = await perform({ action: "logs", id: view.follows }, screen.size().columns);
    if (state.view === view) state = { ...state, view: { ...view, lines } };
  }

  function pressed(key: Key): void {
    const before: TopState = state;
    const { state: next, wish } = press(state, key, jobs, screen.size());
    state = next;
    if (wish?.kind === "quit") leave();
    if (wish?.kind === "suspend") screen.suspend();
    if (wish?.kind === "do") void carryOut(wish.order);
    const isElsewhere = state.scope !== before.scope || state.selected !== before.selected;
    if (!isElsewhere || looking !== null) draw.run();
    if (isElsewhere) void lookNow();
  }

  async function carryOut(order: TopOrder): Promise<void> {
    state = begun(state, order);
    draw.flush(); // Some of what is done keeps this process from drawing.
    const done = await perform(order, screen.size().columns);
    state = finished(state, order, done);
    await lookNow();
  }

  try {
    await lookNow();
    draw.flush();
    await left;
  } finally {
    clearTimeout(timer);
    draw.stop();
    lookSoon.stop();
    watch.close();
    screen.close();
  }
}
