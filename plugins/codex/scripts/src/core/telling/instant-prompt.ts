// Which typed prompts a hook answers by itself: one of four commands of ours, alone on its line, with arguments of a known
// form. Nothing in it waits. Every other prompt goes to the model.

import { type Form, fitsForm } from "./known-form.ts";

/** A command of the companion with its arguments, as they were typed. */
export interface InstantCommand {
  readonly command: "status" | "cancel" | "queue" | "logs";
  readonly args: readonly string[];
}

const FORMS: Readonly<Record<InstantCommand["command"], Form>> = {
  status: { mostJobs: 16, flags: ["--all", "--everywhere"] },
  cancel: { mostJobs: 1, flags: [] },
  queue: { mostJobs: 0, flags: ["--all", "--everywhere"] },
  logs: { mostJobs: 1, flags: [] },
};

/** The command that a prompt is; null if it is anything else. Blanks at its end do not count. */
export function parseInstantPrompt(prompt: string): InstantCommand | null {
  if (!/^\/codex:[a-z]+(?: +[a-z0-9-]+)* *$/.test(prompt)) return null;
  const [name = "", ...args] = prompt.slice("/codex:".length).split(" ").filter(Boolean);
  return isInstant(name) && fitsForm(FORMS[name], args) ? { command: name, args } : null;
}

function isInstant(name: string): name is InstantCommand["command"] {
  return Object.hasOwn(FORMS, name);
}
