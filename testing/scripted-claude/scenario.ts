/** How a test says what the scripted model answers. */
import { type ClaudeReply, say } from "./reply.ts";
import { agentIdOf, type ClaudeRequest, newsOf, threadOf } from "./request.ts";

/** Where a request stands. */
export interface TurnContext {
  readonly thread: "main" | "agent";
  /** The agent that asks; undefined for the main thread. */
  readonly agentId: string | undefined;
  /** How often this thread has asked, this time included, from 1. A repetition after an error counts as well. */
  readonly turn: number;
  /** What the thread was told since its last words, joined by line ends: prompts, reminders, tool results. */
  readonly news: string;
}

/** Decides what is answered. What it throws is answered with status 400 and kept as a fault, which the rig throws. */
export type ClaudeScenario = (request: ClaudeRequest, context: TurnContext) => ClaudeReply | Promise<ClaudeReply>;

/** A reply, or what decides it. */
export type Step = ClaudeReply | ClaudeScenario;

/** One list of steps for the main thread and one for each agent; the last step repeats. */
export function inTurns(steps: { readonly main: readonly Step[]; readonly agent?: readonly Step[] }): ClaudeScenario {
  return (request, context) => {
    const own = steps[context.thread] ?? [];
    const step = own[Math.min(context.turn, own.length) - 1];
    if (step === undefined) throw new Error(`Could not answer the ${context.thread} thread: it has no step.`);
    return typeof step === "function" ? step(request, context) : step;
  };
}

/** Plays the scenario for the threads; what the client asks for itself gets a fixed text. Counts each thread's turns. */
export function makePlayer(scenario: ClaudeScenario): (request: ClaudeRequest) => ClaudeReply | Promise<ClaudeReply> {
  const turns = new Map<string | undefined, number>();
  return (request) => {
    const thread = threadOf(request);
    if (thread === "other") return say("Scripted.");
    const agentId = agentIdOf(request);
    const turn = (turns.get(agentId) ?? 0) + 1;
    turns.set(agentId, turn);
    return scenario(request, { thread, agentId, turn, news: newsOf(request).join("\n") });
  };
}
