import assert from "node:assert/strict";
import { test } from "node:test";
import { queuedNotifications } from "../../../plugins/codex/scripts/src/core/telling/queued-notifications.ts";

const NOTIFICATION =
  "<task-notification>\n<task-id>a1</task-id>\n<status>completed</status>\n<result>Done.</result>\n</task-notification>";

test("queuedNotifications finds what was handed over while the model was at work, and nothing else", () => {
  const queued = (prompt: unknown) => ({
    timestamp: "2026-03-01T10:00:00Z",
    attachment: { type: "queued_command", prompt },
  });
  const lines = [
    queued(NOTIFICATION),
    queued("The user's next prompt."),
    queued(`Quoted: ${NOTIFICATION}`),
    queued([{ type: "text", text: NOTIFICATION }]),
    { type: "queue-operation", operation: "enqueue", content: NOTIFICATION },
    { attachment: { type: "hook_additional_context", prompt: NOTIFICATION } },
    { message: { role: "user", content: NOTIFICATION } },
    { attachment: "queued_command" },
  ];
  assert.deepEqual(queuedNotifications(lines), [
    {
      at: "2026-03-01T10:00:00Z",
      notification: { taskId: "a1", status: "completed", result: "Done.", event: "" },
    },
  ]);
});
