// Facts about an end that was no success -> its kind, the evidence for it, and the rule that said so. What is asked, in
// this order: fields of Codex's own error, the HTTP status, the same two of its last retry, texts. A text that holds
// the prompt or the model's words is never asked. What no rule knows is named by its exit code.

import type { CodexError } from "../codex/turn-error.ts";
import { redact } from "../redact.ts";
import { oneLine } from "../text.ts";
import { CONNECTION_RULES, type ErrorRule, GENERAL_TEXT_RULES, INFO_RULES, STATUS_RULES } from "./error-rules.ts";
import { type Failure, type FailureKind, failure } from "./kinds.ts";
import { errorInFields, errorInText, type ReportedError, wordsForPeople } from "./reported-error.ts";
import { ownLines } from "./stderr.ts";
import { TEXT_RULES } from "./text-rules.ts";

/** How Codex came to an end that it did not name well: by a turn's error, by refusing a request, or by dying. */
export type BadEnd =
  | { readonly type: "failed"; readonly error: CodexError }
  | { readonly type: "refused"; readonly message: string }
  /** `signal` is null if the process exited by itself; `code` is null if a signal ended it. */
  | {
      readonly type: "exited";
      readonly code: number | null;
      readonly signal: string | null;
      readonly signalNumber: number;
    };

/**
 * All that a classification rests on. `stderrTail` is the end of Codex's stderr; null if nothing is known of it.
 * `foreign` are the prompt and the model's words: Codex may repeat them, and they are no evidence.
 */
export interface FailureFacts {
  readonly end: BadEnd;
  readonly lastRetry: CodexError | null;
  readonly stderrTail: string | null;
  readonly foreign?: readonly string[];
}

/**
 * What a kind rests on: fields of Codex's error; its HTTP status; either of them in its last retry; a text; only the
 * way it ended; or a look of ours, before there was a turn.
 */
export type Basis = "structured" | "status" | "retry" | "text" | "exit" | "probe";

/** The failure, what it rests on, and the name of the rule that fitted. */
export interface Classification {
  readonly failure: Failure;
  readonly basis: Basis;
  readonly rule: string;
}

interface Stage {
  readonly basis: Basis;
  readonly said: readonly ReportedError[];
  readonly rules: readonly ErrorRule[];
}

interface Match {
  readonly basis: Basis;
  readonly rule: ErrorRule;
  readonly said: ReportedError;
}

const ALL_TEXT_RULES = [...TEXT_RULES, ...GENERAL_TEXT_RULES];

/** Names a bad end. Never throws, and never gives a kind outside the list. */
export function classify(facts: FailureFacts): Classification {
  const { end } = facts;
  switch (end.type) {
    case "failed":
      return named(firstMatch(failedStages(end.error, facts.lastRetry)), sentence(end.error), unknownExit(1));
    case "refused": {
      const message = `Codex refused to open the thread: ${oneLine(end.message, 500)}`;
      const isConfiguration = /config|provider|profile/i.test(end.message);
      const match = firstMatch([textStage(errorInText(end.message))]);
      return named(match, message, ["refusal", isConfiguration ? "config_invalid" : "protocol_error"], "text");
    }
    case "exited":
      return classifyExit(end, facts);
  }
}

function failedStages(error: CodexError, retry: CodexError | null): readonly Stage[] {
  const fields = [errorInFields(error)];
  const retried = retry === null ? [] : [errorInFields(retry)];
  return [
    { basis: "structured", said: fields, rules: INFO_RULES },
    { basis: "status", said: fields, rules: STATUS_RULES },
    { basis: "retry", said: retried, rules: [...INFO_RULES, ...STATUS_RULES] },
    textStage(errorInText(error.message)),
    { basis: "structured", said: fields, rules: CONNECTION_RULES },
    { basis: "retry", said: retried, rules: CONNECTION_RULES },
    retryTexts(retry),
  ];
}

/** A signal from outside is its own cause; a process that exits by itself tells why in its retries or on stderr. */
function classifyExit(exit: Extract<BadEnd, { type: "exited" }>, facts: FailureFacts): Classification {
  if (exit.signal !== null) {
    const killed = `Codex was killed by ${exit.signal} before the turn had ended`;
    return named(null, `${killed}.`, ["signal", unknownExit(128 + exit.signalNumber)[1]]);
  }
  const retried = facts.lastRetry === null ? [] : [errorInFields(facts.lastRetry)];
  const match = firstMatch([
    { basis: "retry", said: retried, rules: [...INFO_RULES, ...STATUS_RULES] },
    ...ownLines(facts.stderrTail ?? "", facts.foreign).map((line) => textStage(errorInText(line))),
    { basis: "retry", said: retried, rules: CONNECTION_RULES },
    retryTexts(facts.lastRetry),
  ]);
  const exited = `Codex exited with code ${exit.code ?? "unknown"} before the turn had ended`;
  const quoted = match?.basis === "text" ? `: ${redact(oneLine(match.said.words, 200), [])}` : ".";
  return named(
    match,
    `${exited}${quoted}`,
    exit.code === 0 ? ["silent-exit", "protocol_error"] : unknownExit(exit.code),
  );
}

function textStage(...said: readonly ReportedError[]): Stage {
  return { basis: "text", said, rules: ALL_TEXT_RULES };
}

/** The details of a retry are more exact than its message, which mostly counts the retries. */
function retryTexts(retry: CodexError | null): Stage {
  const texts = retry === null ? [] : [retry.details ?? "", retry.message];
  return textStage(...texts.map(errorInText));
}

function firstMatch(stages: readonly Stage[]): Match | null {
  for (const { basis, said, rules } of stages) {
    for (const one of said) {
      const rule = rules.find(({ fits }) => fits(one));
      if (rule !== undefined) return { basis, rule, said: one };
    }
  }
  return null;
}

function named(
  match: Match | null,
  message: string,
  [otherwise, kind]: readonly [rule: string, kind: FailureKind],
  basis: Basis = "exit",
): Classification {
  if (match === null) return { failure: failure(kind, message), basis, rule: otherwise };
  return { failure: failure(match.rule.kind, message, match.rule.hint), basis: match.basis, rule: match.rule.name };
}

function unknownExit(code: number | null): readonly ["unknown", FailureKind] {
  return ["unknown", `unknown_exit_${code !== null && Number.isSafeInteger(code) && code >= 0 ? code : 1}`];
}

/** The words of an error on one line. A provider may echo the key that it refused. */
function sentence(error: CodexError): string {
  return redact(oneLine(wordsForPeople(error.message) || "Codex reported an error without a message.", 500), []);
}
