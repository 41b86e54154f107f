// Whether something can be said to the turn of a job, and why not; and what may be said.

import { isEnded, type JobRecord, statusOf } from "./record.ts";

/** The phase of a job whose turn is under way. */
export const WORKING = "working";

const MOST_BYTES = 65_536;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;

/** Why words cannot be said, and what to do; `isFinal` if that will not change. */
export interface Unsayable {
  readonly why: string;
  readonly hint: string;
  readonly isFinal: boolean;
}

/** Why nothing can be said to a job as it stands; null if its turn is under way. */
export function whyNotSayable(record: JobRecord): Unsayable | null {
  const { id } = record;
  if (isFinallyUnsayable(record))
    return final("it is a review, and a reviewer takes no instructions", "Cancel it, or wait for its result.");
  if (isEnded(record))
    return final(`it has ended (${record.status})`, `Continue it with codex-companion task --resume ${id}.`);
  if (record.status === "queued" || record.status === "waiting")
    return later(`its turn has not begun: it is ${record.status}`, `See \`status ${id}\`; say it when the job runs.`);
  if (record.status !== "running")
    return final(`this program does not know its status, "${statusOf(record)}"`, "Use the version that started it.");
  if (record.stopping !== null)
    return final("it is being ended", `Continue it with codex-companion task --resume ${id} afterwards.`);
  if (record.phase === WORKING) return null;
  const doing = PHASES[record.phase] ?? `it is not in a turn (${record.phase})`;
  return later(
    doing,
    `Say it again when its turn runs, or continue it with codex-companion task --resume ${id} when it has ended.`,
  );
}

const PHASES: Readonly<Record<string, string>> = {
  starting: "its turn has not begun: Codex is starting",
  checking: "its turn is over, and its work is being checked",
  "handing the check back": "it is between two turns: a failed check is being handed back",
  "waiting to try again": "it is between two attempts",
};

/** True for a job to which nothing can ever be said. */
export function isFinallyUnsayable({ request }: JobRecord): boolean {
  return request.review !== undefined;
}

/** Why a text cannot be said to anybody; null if it can. */
export function whyNotText(text: string): { readonly why: string; readonly hint: string } | null {
  if (text.trim() === "") return { why: "there are no words", hint: "Give them behind the job, or on stdin." };
  if (CONTROLS.test(text) || /\p{Surrogate}/u.test(text))
    return { why: "the text holds control characters", hint: "Leave out all but tabs and line breaks." };
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= MOST_BYTES) return null;
  const hint = "Put the material into a file in the job's folder and name it.";
  return { why: `the text has ${bytes} bytes, and at most ${MOST_BYTES} can be said at once`, hint };
}

function final(why: string, hint: string): Unsayable {
  return { why, hint, isFinal: true };
}

function later(why: string, hint: string): Unsayable {
  return { why, hint, isFinal: false };
}
