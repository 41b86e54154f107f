// What the real Codex 0.169.0 said, one file for each conversation: the messages it sent, without fields that nothing
// here reads and without the many deltas. Trimmed so that playing them gives the same states as playing the whole.

import { decodeIncoming, type Incoming } from "../../../plugins/codex/scripts/src/core/codex/incoming.ts";
import { decodeNotification } from "../../../plugins/codex/scripts/src/core/codex/messages.ts";
import { INITIAL_TURN, reduceTurn, type TurnState } from "../../../plugins/codex/scripts/src/core/codex/turn.ts";
import { listTestFiles, readTestFile } from "../test-file.ts";

const FOLDER = "codex/captures";

/** The names of all captures. */
export const CAPTURES = listTestFiles(FOLDER).map((file) => file.replace(".json", ""));

/** The messages of a capture, decoded. */
export function messagesOf(capture: string): readonly Incoming[] {
  const messages = JSON.parse(readTestFile(`${FOLDER}/${capture}.json`)) as readonly unknown[];
  return messages.map(decodeIncoming);
}

/** The state of each turn of a capture at its end; a turn begins anew after an end. */
export function turnsOf(capture: string): readonly TurnState[] {
  const states: TurnState[] = [INITIAL_TURN];
  for (const message of messagesOf(capture)) {
    if (message.kind !== "notification") continue;
    const notification = decodeNotification(message.method, message.params);
    const state = states.at(-1) ?? INITIAL_TURN;
    if (notification.type === "turn_started" && state.end !== null) states.push(INITIAL_TURN);
    states.push(reduceTurn(states.pop() ?? INITIAL_TURN, notification));
  }
  return states;
}
