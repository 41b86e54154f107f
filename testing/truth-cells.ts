/**
 * Many calls of our agent in one session of the real client, each a cell of the truth matrix: what the agent does, and what
 * the main thread was told when it came back. One session for all of them keeps the matrix quick.
 */
import type { TestContext } from "node:test";
import type { ClaudeClient } from "./claude-binary.ts";
import { type MessageReply, say } from "./scripted-claude/reply.ts";
import type { ClaudeScenario, Step, TurnContext } from "./scripted-claude/scenario.ts";
import { contextsIn, startRescue } from "./truth-case.ts";
import { type TruthRig, withTruthRig } from "./truth-rig.ts";

/** One call: the agent's steps, the last of which it repeats. */
export interface TruthCell {
  readonly name: string;
  readonly agent: readonly Step[];
}

/** What was told of each cell, in order. */
export interface CellsTold {
  readonly rig: TruthRig;
  readonly contexts: ReadonlyMap<string, readonly string[]>;
}

/** Print mode (agents in the foreground), or the terminal (agents in the background). */
export type Mode = "print" | "terminal";

/** The cells' calls one after the other, each begun when the last one has come back; `before` are the main thread's own steps. */
export async function tellCells(
  t: TestContext,
  options: { readonly mode: Mode; readonly client?: ClaudeClient; readonly before?: readonly Step[] },
  cells: readonly TruthCell[],
  check: (told: CellsTold) => Promise<void>,
): Promise<void> {
  const contexts = new Map<string, readonly string[]>();
  const before = options.before ?? [];
  const agents: string[] = [];
  let begun = 0;
  const next = (): MessageReply => {
    const cell = cells[begun++];
    return cell === undefined ? say("All cells are done.") : startRescue(options.mode === "terminal");
  };
  const main: Step = (request, context) => {
    const own = before[context.turn - 1];
    if (own !== undefined) return typeof own === "function" ? own(request, context) : own;
    if (options.mode === "terminal" && begun > 0 && !context.news.includes("<task-notification>"))
      return say("Launched.");
    const cell = cells[begun - 1];
    if (cell !== undefined) contexts.set(cell.name, contextsIn(context.news));
    return next();
  };
  const agent: ClaudeScenario = (request, context) => {
    const id = context.agentId ?? "";
    if (!agents.includes(id)) agents.push(id);
    const steps = cells[agents.indexOf(id)]?.agent ?? [];
    return reply(steps, request, context);
  };
  const scenario: ClaudeScenario = (request, context) =>
    context.thread === "agent" ? agent(request, context) : reply([main], request, context);
  await withTruthRig(t, { ...(options.client && { client: options.client }), scenario }, async (rig) => {
    if (options.mode === "print") await rig.print("Please start.", { timeoutMs: 600_000 });
    else {
      const screen = await rig.terminal();
      await screen.submit("Please start.");
      await screen.waitFor(/All cells are done\./, 600_000);
    }
    await check({ rig, contexts });
  });
}

function reply(steps: readonly Step[], request: Parameters<ClaudeScenario>[0], context: TurnContext) {
  const step = steps[Math.min(context.turn, steps.length) - 1];
  if (step === undefined) throw new Error("Could not answer an agent: it has no cell.");
  return typeof step === "function" ? step(request, context) : step;
}
