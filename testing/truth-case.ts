/**
 * One case of what the main thread is told: an agent does something with the companion, and the test reads, word for word,
 * what the main model was told besides.
 */
import type { TestContext } from "node:test";
import type { ClaudeClient } from "./claude-binary.ts";
import { type MessageReply, say, startAgent } from "./scripted-claude/reply.ts";
import { inTurns, type Step } from "./scripted-claude/scenario.ts";
import { type TruthRig, withTruthRig } from "./truth-rig.ts";

/** How the agent is run. */
export interface TruthCase {
  readonly client?: ClaudeClient;
  readonly background: boolean;
  readonly agent: readonly Step[];
  /** The main thread's own steps before the agent is started. */
  readonly before?: readonly Step[];
}

/** What was told. */
export interface Told {
  /** Our contexts by the main thread's turn, from 1: what stands behind `hook additional context:`. */
  readonly contexts: readonly string[][];
  readonly rig: TruthRig;
}

/** Runs the case in print mode and hands over what was told. */
export async function tellInPrintMode(
  t: TestContext,
  truth: TruthCase,
  check: (told: Told) => Promise<void>,
): Promise<void> {
  const before = truth.before ?? [];
  const start = startRescue(truth.background);
  const news: string[] = [];
  const scenario = inTurns({ main: [...before, start, say("One."), say("Two."), say("Three.")], agent: truth.agent });
  await withTruthRig(
    t,
    {
      ...(truth.client && { client: truth.client }),
      scenario(request, context) {
        if (context.thread === "main") news.push(context.news);
        return scenario(request, context);
      },
    },
    async (rig) => {
      await rig.print("Please start.");
      await check({ contexts: news.map(contextsIn), rig });
    },
  );
}

/** The main thread's call of our agent. */
export function startRescue(background: boolean): MessageReply {
  return startAgent("codex:codex-rescue", "the task", { run_in_background: background });
}

/** Our contexts in what the main thread was told; each reaches to the end of its block. */
export function contextsIn(news: string): string[] {
  const found = [
    ...news.matchAll(
      /\w+(?::\w+)? hook additional context: ((?:codex (?:job|task|group)\b)[\s\S]*?)(?=\n<\/system-reminder>|\n\w+(?::\w+)? hook additional context: |$)/g,
    ),
  ];
  return found.map((match) => (match[1] ?? "").trim());
}
