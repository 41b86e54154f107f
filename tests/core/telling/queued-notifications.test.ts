import assert from "node:assert/strict";
import { test } from "node:test";
import { queuedNotifications } from "../../../plugins/codex/scripts/src/core/telling/queued-notifications.ts";

const NOTIFICATION =
  "<task-notification>\n<task-id>a1</task-id>\n<status>completed</status>\n<result>Done.</result>\n</task-notification>";

test("queuedNotifications finds what came while the model was at work, handed over or not, and nothing else", () => {
  const queued = (prompt: unknown) => ({
    timestamp: "2026-03-01T10:00:00Z",
    attachment: { type: "queued_command", prompt },
  });
  const lines = [
    queued(NOTIFICATION),
    queued("The user's next prompt."),
    queued(`Quoted: ${NOTIFICATION}`),
    queued([{ type: "text", text: NOTIFICATION }]),
    { type: "queue-operation", operation: "enqueue", timestamp: "2026-03-01T09:59:59Z", content: NOTIFICATION },
    { type: "queue-operation", operation: "enqueue", content: "The user's next prompt." },
    { type: "queue-operation", operation: "dequeue", content: NOTIFICATION },
    { attachment: { type: "hook_additional_context", prompt: NOTIFICATION } },
    { message: { role: "user", content: NOTIFICATION } },
    { attachment: "queued_command" },
  ];
  const notification = { taskId: "a1", status: "completed", result: "Done.", event: "" };
  assert.deepEqual(queuedNotifications(lines), [
    { at: "2026-03-01T10:00:00Z", isHandedOver: true, notification },
    { at: "2026-03-01T09:59:59Z", isHandedOver: false, notification },
  ]);
});
