// The notifications in a conversation's file that came while the model was at work. Older clients hand them to the model
// without calling a hook; seen with 2.1.197.

import { asObject, type JsonObject, stringField } from "../json.ts";
import { parseNotification, type TaskNotification } from "./notification.ts";

/** A notification, and when it was put into the line or handed over, ISO 8601 UTC. */
export interface QueuedNotification {
  readonly at: string;
  readonly isHandedOver: boolean;
  readonly notification: TaskNotification;
}

/** Those on such lines, in their order. */
export function queuedNotifications(lines: readonly JsonObject[]): readonly QueuedNotification[] {
  return lines.flatMap((line) => {
    const attachment = asObject(line["attachment"]);
    const isHandedOver = attachment?.["type"] === "queued_command";
    const isQueued = line["type"] === "queue-operation" && line["operation"] === "enqueue";
    if (!isHandedOver && !isQueued) return [];
    const text = isHandedOver ? stringField(attachment, "prompt") : stringField(line, "content");
    const notification = parseNotification(text ?? "");
    return notification === null ? [] : [{ at: stringField(line, "timestamp") ?? "", isHandedOver, notification }];
  });
}
