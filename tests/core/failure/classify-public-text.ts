// Puts a publicly reported text to the classifier in the place where it was seen. The reports hold no structured error,
// so that only the text can speak: that is the hardest case.

import type { CodexError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import { type Classification, classify } from "../../../plugins/codex/scripts/src/core/failure/classify.ts";
import type { PublicText } from "./public-texts.ts";

/** The classification of a reported text by itself. */
export function classifyPublicText({ text, where, exitCode }: PublicText): Classification {
  const said: CodexError = { message: text, info: null, httpStatus: null, details: null };
  const nothing = { lastRetry: null, stderrTail: null };
  switch (where) {
    case "turn_error":
      return classify({ ...nothing, end: { type: "failed", error: said } });
    case "retry": {
      const lastRetry = { ...said, message: "Reconnecting... 5/5", details: text };
      return classify({ ...nothing, end: { type: "failed", error: { ...said, message: "" } }, lastRetry });
    }
    case "request":
      return classify({ ...nothing, end: { type: "refused", message: text } });
    default:
      return classify({
        ...nothing,
        end: { type: "exited", code: exitCode, signal: null, signalNumber: 0 },
        stderrTail: `${text}\n`,
      });
  }
}
