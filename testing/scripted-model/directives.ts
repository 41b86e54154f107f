/**
 * The scenario that reads its script from the prompt: `[[name]]`, `[[name:argument]]`, several in a row, run in order.
 *
 *   say:TEXT   run:COMMAND   commit:MESSAGE   edit:PATH:CONTENT   plan:A|B|C   empty   nothing   slow:MS
 *   http:STATUS   sse:KIND   drop   cut   hang     each for ever, or with `*N` for the first N requests
 *
 * A call of a tool ends a round, and the next request of Codex starts the next one; the model may speak before it.
 * Without a last word the final message quotes the output of the last tool. An argument cannot contain `]]`.
 * `slow` spreads the next round's message over that time. A failure is counted for the server, whatever the thread.
 */
import { type Directive, parseDirectives } from "./directive.ts";
import { failureNamed } from "./failures.ts";
import { type ModelReply, message, type OutputItem, pollCommand, reply } from "./reply.ts";
import { lastToolOutput, type ModelRequest, promptOf, stepsOf } from "./request.ts";
import { toolCall } from "./tool-call.ts";

/** What one request is answered with: first its failures, then its items. */
interface Round {
  readonly failures: Directive[];
  readonly items: OutputItem[];
  overMs: number | undefined;
  calls: boolean;
  speaks: boolean;
}

/** A scenario with its own count of failures. */
export function directiveScenario(): (request: ModelRequest) => ModelReply {
  const failed = new Map<string, number>();
  return (request) => {
    const running = /Process running with session ID (\d+)/u.exec(lastToolOutput(request))?.[1];
    if (running !== undefined) return reply(pollCommand(Number(running)));
    const rounds = planRounds(parseDirectives(promptOf(request)), request);
    const round = rounds[Math.min(callsSoFar(request), rounds.length - 1)] ?? newRound();
    return nextFailure(round.failures, failed) ?? play(round, request);
  };
}

function nextFailure(failures: readonly Directive[], failed: Map<string, number>): ModelReply | undefined {
  const next = failures.find(({ key, times }) => (failed.get(key) ?? 0) < times);
  if (next === undefined) return undefined;
  failed.set(next.key, (failed.get(next.key) ?? 0) + 1);
  return failureNamed(next.name);
}

function play(round: Round, request: ModelRequest): ModelReply {
  const items = round.calls || round.speaks ? round.items : [...round.items, message(lastWord(request))];
  return round.overMs === undefined ? reply(...items) : { ...reply(...items), overMs: round.overMs };
}

function planRounds(directives: readonly Directive[], request: ModelRequest): Round[] {
  let round = newRound();
  const rounds = [round];
  for (const directive of directives) {
    if (round.calls) {
      round = newRound();
      rounds.push(round);
    }
    addTo(round, directive, request);
  }
  if (round.calls) rounds.push(newRound());
  return rounds;
}

function addTo(round: Round, directive: Directive, request: ModelRequest): void {
  const { name, argument } = directive;
  if (name === "slow") round.overMs = Number(argument);
  else if (name === "nothing") round.speaks = true;
  else if (name === "say" || name === "empty") {
    round.items.push(message(argument));
    round.speaks = true;
  } else if (failureNamed(name)) round.failures.push(directive);
  else {
    round.items.push(toolCall(name, argument, request));
    round.calls = true;
  }
}

function lastWord(request: ModelRequest): string {
  const output = lastToolOutput(request);
  return output === "" ? "Done." : `Done. The tool said: ${output}`;
}

function callsSoFar(request: ModelRequest): number {
  const isCall = (type: unknown) => type === "function_call" || type === "custom_tool_call";
  return stepsOf(request).filter((item) => isCall(item["type"]) && item["name"] !== "write_stdin").length;
}

function newRound(): Round {
  return { failures: [], items: [], overMs: undefined, calls: false, speaks: false };
}
