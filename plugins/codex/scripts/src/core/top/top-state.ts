// What the live view shows and what is asked of it: the state that keys change, and what is known of the jobs.

import type { JobRecord } from "../job/record.ts";
import type { JsonObject } from "../json.ts";

/** Whose jobs are listed: those of this workspace, or all of this home. */
export type TopScope = "workspace" | "home";

/** What can be done with a job. `try_apply` says what an apply would bring, and changes nothing. */
export type TopAction = "result" | "logs" | "diff" | "try_apply" | "apply" | "cancel" | "say";

/** What is to be done: an action with a job, and the words of `say`. */
export interface TopOrder {
  readonly action: TopAction;
  readonly id: string;
  readonly words?: string;
}

/** A question that `y` answers with the order, and any other key with nothing. */
export interface Question {
  readonly words: string;
  readonly order: TopOrder;
}

/** A text that fills the screen. `from`: its first line that is shown, once it is broken; infinite: its end. */
export interface TextView {
  readonly kind: "text";
  readonly title: string;
  readonly lines: readonly string[];
  readonly from: number;
  /** The job whose log it is, which grows; null for any other text. */
  readonly follows: string | null;
  readonly question: Question | null;
}

/** What fills the screen. */
export type View =
  | { readonly kind: "list"; readonly question: Question | null }
  | { readonly kind: "input"; readonly id: string; readonly words: string }
  | TextView;

/** All that keys change. */
export interface TopState {
  readonly scope: TopScope;
  /** The selected job; null: the first one, whichever it is. */
  readonly selected: string | null;
  /** Where it stood in the list: it may leave it. */
  readonly at: number;
  readonly view: View;
  /** What is being done, in words; null: nothing. */
  readonly busy: string | null;
  /** What was said last; null: nothing. */
  readonly note: string | null;
}

/** The list without a question. */
export const LIST: View = { kind: "list", question: null };

/** The state to begin with. */
export const FIRST_STATE: TopState = { scope: "workspace", selected: null, at: 0, view: LIST, busy: null, note: null };

/** A job of the list: its record with the last lines of its log, oldest first, or why it cannot be read. */
export type TopJob =
  | { readonly id: string; readonly record: JobRecord; readonly events: readonly JsonObject[] }
  | { readonly id: string; readonly reason: string };

/** What is known of the jobs. */
export interface TopJobs {
  /** The folder whose jobs they are. */
  readonly workspaceRoot: string;
  readonly running: number;
  readonly waiting: number;
  /** Of those that have not ended, as far as is known, so many cannot be read, or their end cannot be recorded. */
  readonly unreadable: number;
  /** All of them as they are listed: those that run, wait and are unreadable, then the others, each newest first. */
  readonly ids: readonly string[];
  /** Those that are shown, by id. */
  readonly shown: ReadonlyMap<string, TopJob>;
  /** What of the state home cannot be used, a sentence each. */
  readonly problems: readonly string[];
}

/** The size of a terminal, in columns and lines. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Where the selected job stands in the list; 0 in an empty one. */
export function selectedAt({ selected, at }: Pick<TopState, "selected" | "at">, ids: readonly string[]): number {
  const found = selected === null ? 0 : ids.indexOf(selected);
  return Math.max(0, found === -1 ? Math.min(at, ids.length - 1) : found);
}
