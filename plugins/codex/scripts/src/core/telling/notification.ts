// The `<task-notification>` that Claude Code puts in place of a prompt: an agent or a background command has ended, or
// a monitor has printed lines. The client's own fields come first. What follows quotes models and programs, which may
// write any tag; so only the one body counts there.

/** A notification. `status` is null for a monitor's event; `result` is the agent's last text; at most one of the two bodies is filled. */
export interface TaskNotification {
  readonly taskId: string;
  readonly status: string | null;
  readonly result: string;
  readonly event: string;
}

const OPENING = "<task-notification>";
const FIRST_QUOTE = /<(?:summary|note|result|event)>|$/;

/** Parses a prompt that is a notification, and nothing else; null for a prompt of the user. */
export function parseNotification(prompt: string): TaskNotification | null {
  const text = prompt.trim();
  if (!text.startsWith(OPENING)) return null;
  const head = text.slice(OPENING.length, text.search(FIRST_QUOTE));
  const taskId = /<task-id>([^<]{1,200})<\/task-id>/.exec(head)?.[1];
  if (taskId === undefined) return null;
  return { taskId: taskId.trim(), status: statusIn(head, text), ...bodyIn(text) };
}

/** A status that stands only among the quotes may be anybody's, and is none that is known. */
function statusIn(head: string, text: string): string | null {
  const status = /<status>([^<]*)<\/status>/.exec(head)?.[1]?.trim().toLowerCase();
  return status ?? (text.includes("<status>") ? "unclear" : null);
}

/** The body reaches from the first opening tag to the last closing one: it may hold both itself. */
function bodyIn(text: string): Pick<TaskNotification, "result" | "event"> {
  const tag = /<(result|event)>/.exec(text)?.[1];
  if (tag === undefined) return { result: "", event: "" };
  const at = text.indexOf(`<${tag}>`) + tag.length + 2;
  const end = text.lastIndexOf(`</${tag}>`);
  const body = unescapeXml(text.slice(at, end < at ? undefined : end));
  return tag === "result" ? { result: body, event: "" } : { result: "", event: body };
}

function unescapeXml(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
