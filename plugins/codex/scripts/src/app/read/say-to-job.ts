// Says something to the running turn of a job: leaves the words for its worker, and waits for the answer. Whatever
// becomes of the worker, the wait ends, and tells whether Codex got them.

import type { JobRecord } from "../../core/job/record.ts";
import { type Unsayable, whyNotSayable } from "../../core/job/sayable.ts";
import { waitUntil } from "../../io/file-watch.ts";
import { jobFolder } from "../../io/job-store.ts";
import { forgetWords, leaveWords, openSayBox, readSayAnswer, type SayAnswer, withdrawWords } from "../../io/say-box.ts";
import type { Context } from "../scope/context.ts";
import { readSettled } from "./find-job.ts";

/** What became of the words. `not_said`: Codex never got them; `unknown`: it may have. */
export type Said =
  | { readonly kind: "said"; readonly turnId: string; readonly times: number }
  | { readonly kind: "not_said" | "unknown"; readonly why: string; readonly hint: string };

const TAKING_LIMIT_MS = 30_000;
const ANSWER_LIMIT_MS = 70_000; // Longer than the worker waits for Codex.

/** Says a text to a job; it is not asked whether the text is fit for that. */
export async function sayToJob(context: Context, record: JobRecord, text: string): Promise<Said> {
  const { id } = record;
  const unsayable = whyNotSayable(record);
  if (unsayable !== null) return notSaid(unsayable);
  const { home } = context;
  const name = leaveWords(home, id, text);
  try {
    const first = await answerOrEnd(context, id, name, TAKING_LIMIT_MS, whyNotSayable);
    if (first !== null && "isTaken" in first) return saidBy(first, id);
    if (withdrawWords(home, id, name)) return notSaid(first ?? LATE);
    const second = await answerOrEnd(context, id, name, ANSWER_LIMIT_MS, whyEnded);
    if (second !== null && "isTaken" in second) return saidBy(second, id);
    const why = `its worker took it and did not answer${second === null ? "" : `: ${second.why}`}`;
    return { kind: "unknown", why, hint: `See codex-companion logs ${id} for what Codex was told.` };
  } finally {
    forgetWords(home, id, name);
  }
}

const LATE: Unsayable = {
  why: "its worker did not take it in time",
  hint: "See `status` for how the job stands, and try again.",
  isFinal: false,
};

type WhyNot = (record: JobRecord) => Unsayable | null;

/** Only an end is a reason not to wait for an answer any more. */
const whyEnded: WhyNot = (record) => {
  const unsayable = whyNotSayable(record);
  return unsayable?.isFinal === true && record.status !== "running" ? unsayable : null;
};

/** The answer, or why there will be none; null if the time was up. */
function answerOrEnd(
  context: Context,
  id: string,
  name: string,
  timeoutMs: number,
  whyNot: WhyNot,
): Promise<SayAnswer | Unsayable | null> {
  const { home } = context;
  return waitUntil<SayAnswer | Unsayable>({
    folders: [openSayBox(home, id), jobFolder(home, id)],
    timeoutMs,
    async look() {
      const found = await readSettled(context, id);
      const answer = readSayAnswer(home, id, name); // Behind the record: the answer is there before the job ends.
      if (answer !== null) return answer;
      if (found.kind === "found") return whyNot(found.record) ?? undefined;
      return { why: "its record is gone", hint: "See `status --everywhere`.", isFinal: true };
    },
  });
}

function notSaid({ why, hint }: Unsayable): Said {
  return { kind: "not_said", why, hint };
}

function saidBy(answer: SayAnswer, id: string): Said {
  if (answer.isTaken) return { kind: "said", turnId: answer.turnId, times: answer.times };
  const hint = `If its turn has just ended, continue the job with codex-companion task --resume ${id}.`;
  return { kind: "not_said", why: `Codex did not take it: ${answer.why}`, hint };
}
