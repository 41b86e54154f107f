// The notifications in a conversation's file that came while the model was at work. Older clients hand them to the model
// without calling a hook; seen with 2.1.197.

import { asObject, type JsonObject, stringField } from "../json.ts";
import { parseNotification, type TaskNotification } from "./notification.ts";

/** A notification, and when it was handed over, ISO 8601 UTC. */
export interface QueuedNotification {
  readonly at: string;
  readonly notification: TaskNotification;
}

/** Those on such lines, in their order. */
export function queuedNotifications(lines: readonly JsonObject[]): readonly QueuedNotification[] {
  return lines.flatMap((line) => {
    const attachment = asObject(line["attachment"]);
    if (attachment?.["type"] !== "queued_command") return [];
    const notification = parseNotification(stringField(attachment, "prompt") ?? "");
    return notification === null ? [] : [{ at: stringField(line, "timestamp") ?? "", notification }];
  });
}
