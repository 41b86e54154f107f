// What the live view says while an order is carried out, and what it shows when that is done.

import { LIST, type Question, type TopOrder, type TopState } from "./top-state.ts";

/** What an order came to: whether it could be carried out, and what it said. */
export interface Done {
  readonly isGood: boolean;
  readonly lines: readonly string[];
}

/** What is said meanwhile, and what stands above what came of it. */
const WORDS: Readonly<Record<TopOrder["action"], readonly [meanwhile: string, title: string]>> = {
  result: ["Reading the result of", "Result of"],
  logs: ["Reading the log of", "Log of"],
  diff: ["Comparing what changed by", "What was changed by"],
  try_apply: ["Looking what an apply would bring of", "What an apply would bring of"],
  apply: ["Applying", "Apply of"],
  cancel: ["Cancelling", "Cancel of"],
  say: ["Speaking to", "Words to"],
};

/** The state while it is carried out. */
export function begun(state: TopState, order: TopOrder): TopState {
  return { ...state, busy: `${WORDS[order.action][0]} job ${order.id}` };
}

/** The state when it is done. What says more than a line, or went wrong, fills the screen; a log shows its end and follows it. */
export function finished(state: TopState, order: TopOrder, { isGood, lines }: Done): TopState {
  const { action, id } = order;
  const idle = { ...state, busy: null };
  if ((action === "say" || action === "cancel") && isGood && lines.length <= 1)
    return { ...idle, view: LIST, note: lines[0] ?? "Done." };
  const isLog = action === "logs";
  return {
    ...idle,
    view: {
      kind: "text",
      title: `${WORDS[action][1]} job ${id}`,
      lines: lines.length === 0 ? ["There is nothing yet."] : lines,
      from: isLog ? Number.POSITIVE_INFINITY : 0,
      follows: isLog ? id : null,
      question: action === "try_apply" && isGood ? applyQuestion(id) : null,
    },
  };
}

function applyQuestion(id: string): Question {
  return { words: `Apply job ${id}?`, order: { action: "apply", id } };
}
