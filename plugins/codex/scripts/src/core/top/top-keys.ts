// What a key changes in the live view, and what it asks for.

import { isEnded } from "../job/record.ts";
import { brokenLines } from "./fit.ts";
import { layOut, textRows } from "./top-layout.ts";
import { clampedFrom } from "./top-screen.ts";
import {
  LIST,
  type Size,
  selectedAt,
  type TextView,
  type TopAction,
  type TopJobs,
  type TopOrder,
  type TopState,
} from "./top-state.ts";

/** A key that was pressed: its name as `node:readline` has it (`up`, `return`), and the text that it types, if it types any. */
export interface Key {
  readonly name: string;
  readonly text: string;
  readonly isControl: boolean;
}

/** The state after a key; and what else is to be done. */
export interface Pressed {
  readonly state: TopState;
  readonly wish: { readonly kind: "quit" | "suspend" } | { readonly kind: "do"; readonly order: TopOrder } | null;
}

/** What is asked for while something else is being done is left out: one thing at a time. */
export function press(state: TopState, key: Key, jobs: TopJobs, size: Size): Pressed {
  if (key.isControl) {
    const kinds: Readonly<Record<string, "quit" | "suspend">> = { c: "quit", z: "suspend" };
    const kind = kinds[key.name];
    return { state, wish: kind === undefined ? null : { kind } };
  }
  const fresh = { ...state, note: null };
  const { view } = fresh;
  if (layOut(size) === null) return key.name === "q" ? { state, wish: { kind: "quit" } } : stay(state);
  if (view.kind === "input") return typed(fresh, view.id, view.words, key);
  if (view.question !== null) return answered(fresh, view.question.order, key);
  return view.kind === "text" ? inText(fresh, view, key, size) : inList(fresh, key, jobs, size);
}

const ACTIONS: Readonly<Record<string, TopAction>> = {
  return: "result",
  enter: "result",
  l: "logs",
  d: "diff",
  a: "try_apply",
};

function inList(state: TopState, key: Key, jobs: TopJobs, size: Size): Pressed {
  if (key.text === "A" || key.text === "w") {
    const scope = state.scope === "home" ? "workspace" : "home";
    return stay({ ...state, scope, selected: null, at: 0 });
  }
  const moved = movedTo(key, selectedAt(state, jobs.ids), layOut(size)?.list ?? 1);
  if (moved !== null) return stay(select(state, moved, jobs.ids));
  if (key.text === "q") return { state, wish: { kind: "quit" } };
  const id = jobs.ids[selectedAt(state, jobs.ids)];
  return id === undefined ? stay(state) : onJob(state, key, id, jobs);
}

function onJob(state: TopState, key: Key, id: string, jobs: TopJobs): Pressed {
  const action = ACTIONS[key.name];
  const isWish = action !== undefined || key.name === "c" || key.name === "s";
  if (isWish && state.busy !== null) return stay({ ...state, note: null });
  if (action !== undefined) return wish(state, { action, id });
  const job = jobs.shown.get(id);
  const hasEnded = job !== undefined && "record" in job && isEnded(job.record);
  if (key.name === "c") {
    if (hasEnded) return stay({ ...state, note: `Job ${id} has ended: there is nothing to cancel.` });
    const question = { words: `Cancel job ${id}?`, order: { action: "cancel", id } } as const;
    return stay({ ...state, view: { kind: "list", question } });
  }
  if (key.name !== "s") return stay(state);
  if (hasEnded) return stay({ ...state, note: `Job ${id} has ended: it takes no words.` });
  return stay({ ...state, view: { kind: "input", id, words: "" } });
}

/** The line that a key moves to, among lines of which `page` are shown at once; null if it moves nowhere. */
function movedTo({ name, text }: Key, at: number, page: number): number | null {
  if (text === "G" || name === "end") return Number.POSITIVE_INFINITY;
  switch (name) {
    case "up":
    case "k":
      return at - 1;
    case "down":
    case "j":
      return at + 1;
    case "pageup":
    case "b":
      return at - page;
    case "pagedown":
    case "space":
      return at + page;
    case "home":
    case "g":
      return 0;
    default:
      return null;
  }
}

/** The first job is not held fast: whoever stands there sees the newest one. */
function select(state: TopState, wanted: number, ids: readonly string[]): TopState {
  const at = Math.max(0, Math.min(wanted, ids.length - 1));
  return { ...state, at, selected: at === 0 ? null : (ids[at] ?? null) };
}

function inText(state: TopState, view: TextView, key: Key, size: Size): Pressed {
  if (key.text === "q" || key.name === "escape" || key.name === "left") return stay({ ...state, view: LIST });
  const rows = textRows(size);
  const total = brokenLines(view.lines, size.columns).length;
  const moved = movedTo(key, clampedFrom(view.from, total, rows), rows);
  if (moved === null) return stay(state);
  const from = moved >= total - rows ? Number.POSITIVE_INFINITY : Math.max(0, moved);
  return stay({ ...state, view: { ...view, from } });
}

function answered(state: TopState, order: TopOrder, key: Key): Pressed {
  const view = state.view.kind === "text" ? { ...state.view, question: null } : LIST;
  if (key.name === "y") return state.busy === null ? wish({ ...state, view }, order) : stay(state);
  return stay({ ...state, view, note: "Nothing was done." });
}

function typed(state: TopState, id: string, words: string, key: Key): Pressed {
  const stays = (next: string) => stay({ ...state, view: { kind: "input", id, words: next } });
  switch (key.name) {
    case "escape":
      return stay({ ...state, view: LIST, note: "Nothing was said." });
    case "backspace":
      return stays(Array.from(words).slice(0, -1).join(""));
    case "return":
    case "enter":
      if (words.trim() === "") return stay({ ...state, view: LIST, note: "Nothing was said." });
      return state.busy === null ? wish({ ...state, view: LIST }, { action: "say", id, words }) : stay(state);
    default:
      return stays(words + key.text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ""));
  }
}

function stay(state: TopState): Pressed {
  return { state, wish: null };
}

function wish(state: TopState, order: TopOrder): Pressed {
  return { state, wish: { kind: "do", order } };
}
