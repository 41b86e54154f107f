// Hands an order to several workers as a group, and follows it, or announces it and leaves.

import { delegateGroup } from "../../app/dispatch/delegate-group.ts";
import { noteAboutToPrint } from "../../app/end/told.ts";
import { readGroup } from "../../app/read/group.ts";
import { firedGates } from "../../app/reliability/gate.ts";
import type { Context } from "../../app/scope/context.ts";
import { type Group, isOver } from "../../core/group/group.ts";
import { judge } from "../../core/group/judge.ts";
import { typedCommand } from "../../core/typed-command.ts";
import type { Arguments } from "../arguments.ts";
import { ordersOfGroup } from "../best-of.ts";
import { CommandError, EXIT } from "../errors.ts";
import { groupAnswer } from "../group-answer.ts";
import { aboutGroup } from "../lost-job.ts";
import type { TaskOrder } from "../order.ts";
import type { Output } from "../output.ts";
import { groupFirstLine, groupSentinel } from "../render/group.ts";
import { WORKER } from "../worker-command.ts";
import { exitCode, followGroup, groupWords } from "./group.ts";
import { handoverMs, refusedError, warnOf } from "./hand-to-codex.ts";

/** Starts `size` jobs of one order. With --background they are announced, else followed to their ends or the handover. */
export async function handToGroup(
  parsed: Arguments,
  context: Context,
  output: Output,
  order: TaskOrder,
  size: number,
): Promise<number> {
  const timeoutMs = parsed.has("background") ? 0 : handoverMs(parsed, context, output);
  const orders = ordersOfGroup(parsed, { ...order, isUnwatched: timeoutMs !== null }, size);
  const fired = firedGates(context);
  const delegation = await delegateGroup(context, orders, WORKER, (id) => {
    output.say(groupFirstLine(id, size));
    warnOf(fired, output);
  });
  if (delegation.kind === "refused") throw refusedError(delegation.failure);
  const { id } = delegation;
  const isFollowed = !parsed.has("background");
  return tellBegun(context, output, id, isFollowed, timeoutMs).catch((error: unknown) => {
    throw aboutGroup(error, context, id);
  });
}

async function tellBegun(
  context: Context,
  output: Output,
  id: string,
  isFollowed: boolean,
  timeoutMs: number | null,
): Promise<number> {
  const begun = await readGroup(context, id);
  if (begun === null) throw lostGroup(id);
  const leave = onInterrupt(begun, output);
  const group = isFollowed ? await followGroup(context, output, begun, timeoutMs) : begun;
  leave();
  return tellGroup(context, output, group);
}

function tellGroup(context: Context, output: Output, group: Group): number {
  const judgement = judge(group);
  if (isOver(group)) for (const job of group.jobs) noteAboutToPrint(context, job);
  output.answer(groupAnswer(context, group));
  if (!output.json) {
    if (!isOver(group) && group.unreadable === undefined) output.say("The jobs go on in the background.");
    output.say(groupWords(context, output, group, judgement));
    output.say(groupSentinel(group, judgement, "dispatched"));
  }
  return exitCode(judgement);
}

function lostGroup(id: string): CommandError {
  const message = `Could not follow group "${id}": its records are gone.`;
  return new CommandError("no_such_group", message, "See `status --everywhere`.", EXIT.environment);
}

/** Ctrl-C ends only the watching; says so. */
function onInterrupt({ id }: Group, output: Output): () => void {
  const leave = () => {
    const stop = typedCommand(output.reader, `cancel ${id}`);
    output.note(`codex-companion: No longer watching; group ${id} goes on. Stop it with: ${stop}`);
    process.exit(130);
  };
  process.once("SIGINT", leave);
  return () => void process.off("SIGINT", leave);
}
