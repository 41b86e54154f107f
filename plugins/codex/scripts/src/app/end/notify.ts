// What the notifier does: it tells the user's own command of the end of a job. What goes wrong is a line in the job's log.

import { endNotice } from "../../core/end-notice.ts";
import { isEnded } from "../../core/job/record.ts";
import { redact, secretValues } from "../../core/redact.ts";
import { appendEvent } from "../../io/job-files.ts";
import { runNotifyCommand } from "../../io/notify-command.ts";
import type { Context } from "../scope/context.ts";
import { recordOf } from "../scope/own-jobs.ts";
import { notifyIn } from "./start-notifier.ts";

const LIMIT_MS = 10_000;

/**
 * Runs the command, in the state home, where no repository can have put a program of that name; for at most `limitMs`.
 * Throws if the log cannot be written.
 */
export async function notify(context: Context, id: string, limitMs = LIMIT_MS): Promise<void> {
  const { home, env, now } = context;
  const record = recordOf(context, id);
  const [program, ...args] = notifyIn(home);
  if (record === null || !isEnded(record) || program === undefined) return;
  const secrets = secretValues(env);
  const input = `${JSON.stringify(endNotice(record, secrets))}\n`;
  const why = await runNotifyCommand({ program, args, cwd: home, env, input, limitMs });
  if (why === null) return;
  const command = redact([program, ...args].join(" "), secrets);
  appendEvent(home, id, now(), { type: "notify_failed", command, why });
}
