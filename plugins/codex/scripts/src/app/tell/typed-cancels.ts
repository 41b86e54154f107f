// The cancels that a user typed in this session and a hook carried out: said once, at the session's next prompt.

import type { JobRecord } from "../../core/job/record.ts";
import { typedCancelWords } from "../../core/telling/typed-cancel-words.ts";
import { forgetTypedCancel, noteTypedCancel, typedCancels } from "../../io/typed-cancels.ts";
import { noteToldByCall } from "../end/told.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";

/** What is said of them; `about` are their jobs, `remember` is to be called when it is printed. */
export interface TypedCancels {
  readonly lines: readonly string[];
  readonly about: readonly string[];
  readonly remember: () => void;
}

/** So many at a prompt; the others wait for the next one. */
const MOST_LINES = 3;

/** To be called before the job is cancelled: killed at any instant, the hook leaves a note, and the record says the rest. */
export function noteCancel({ home, sessionId }: Context, jobId: string): void {
  if (sessionId !== null) noteTypedCancel(home, jobId, sessionId);
}

/** What the session is to be told; of `alreadyNamed` jobs all is said. */
export function findTypedCancels(context: Context, alreadyNamed: readonly string[]): TypedCancels {
  const { home, sessionId } = context;
  const ids = sessionId === null ? [] : typedCancels(home, sessionId, Date.parse(context.now()));
  const unsaid = ids.filter((id) => !alreadyNamed.includes(id)).flatMap((id) => sayable(context, id));
  const said = unsaid.slice(0, MOST_LINES);
  const later = unsaid.slice(MOST_LINES).map(({ record }) => record.id);
  return {
    lines: said.map(({ line }) => line),
    about: said.map(({ record }) => record.id),
    remember() {
      for (const { record } of said) noteToldByCall(context, record);
      for (const id of ids) if (!later.includes(id)) forgetTypedCancel(home, id);
    },
  };
}

function sayable(context: Context, id: string): readonly { readonly record: JobRecord; readonly line: string }[] {
  const record = recordOf(context, id);
  const line = record && typedCancelWords(record);
  return record !== null && line !== null ? [{ record, line }] : [];
}
