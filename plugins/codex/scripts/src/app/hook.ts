// Answers one hook call of Claude Code: what to print, and what to remember once it is printed.

import { join } from "node:path";
import { asObject, stringField } from "../core/json.ts";
import { isUnderWay } from "../core/telling/decide.ts";
import { decodeHookEvent, type HookEvent } from "../core/telling/hook-event.ts";
import { words } from "../core/telling/words.ts";
import { recordAgent } from "../io/agent-store.ts";
import { exportVariables } from "../io/environment-file.ts";
import { type Environment, makePrivateFolder, resolveHome } from "../io/home.ts";
import { appendLine } from "../io/lines.ts";
import { type Context, createContext } from "./context.ts";
import { tell, type Utterance } from "./tell.ts";

/** What a hook writes to stdout, empty for nothing. */
export interface HookAnswer {
  readonly stdout: string;
  readonly remember: () => void;
}

type BashBefore = Extract<HookEvent, { type: "bash_before" }>;

/** Found on PATH by the client's Bash calls; the name that permission rules and hook filters know. */
const COMPANION = "codex-companion";
const NOTHING: HookAnswer = { stdout: "", remember: () => {} };
const LONGEST_BASH_MS = 600_000;

/** Answers an input. `pluginRoot` is the plugin's folder. Throws where it is no hook's input. */
export async function answerHook(input: unknown, env: Environment, pluginRoot: string): Promise<HookAnswer> {
  const event = decodeHookEvent(input);
  if (event.type === "other") return NOTHING;
  if (event.type === "invalid") throw new Error(`Could not use the hook's input: ${event.reason}.`);
  const name = stringField(asObject(input) ?? {}, "hook_event_name") ?? "";
  try {
    const context = contextOf(event, env);
    if (event.type === "bash_before") return beforeCall(context, name, event);
    if (event.type === "session_start") prepareShell(context, pluginRoot);
    return said(name, await tell(context, event, COMPANION));
  } catch (error) {
    return said(name, unable(event, error));
  }
}

function said(name: string, { text, remember }: Utterance): HookAnswer {
  return { stdout: text === "" ? "" : output(name, { additionalContext: text }), remember };
}

/**
 * Our own state cannot be used (a full disk, a home that others can write to): of an agent that returned, at least that
 * nothing is confirmed is said.
 */
function unable(event: HookEvent, error: unknown): Utterance {
  if (event.type !== "agent" || isUnderWay(event.returned.status)) throw error;
  const now = new Date().toISOString();
  const telling = { companion: COMPANION, now, sessionId: event.sessionId, isMonitored: false };
  return {
    text: words({ word: "unconfirmed", status: null, bound: null }, telling),
    remember: () => {
      throw error;
    },
  };
}

/** Bad input or a fault of ours: one line in the plugin's log, nothing on stdout. */
export function logHookFault(env: Environment, fault: string): void {
  const home = resolveHome(env);
  makePrivateFolder(home);
  appendLine(join(home, "hooks.log"), { at: new Date().toISOString(), fault: fault.slice(0, 500) });
}

function contextOf(event: Extract<HookEvent, { cwd: string }>, env: Environment): Context {
  return { ...createContext(env, event.cwd === "" ? "/" : event.cwd, null), sessionId: event.sessionId };
}

/** Our agent calls the companion: from now on it is known to be at work, which a watcher wants to know of a job's end. */
function beforeCall(context: Context, name: string, event: BashBefore): HookAnswer {
  if (!/\bcodex-companion\b/.test(stringField(event.input, "command") ?? "")) return NOTHING;
  const launch = { sessionId: event.sessionId, launchedAt: context.now() };
  return {
    stdout: longerTimeout(name, event, context.env),
    remember: () => recordAgent(context.home, event.agentId, launch),
  };
}

/** The call may last as long as the client allows; it hands over by itself before that. */
function longerTimeout(name: string, { input }: BashBefore, env: Environment): string {
  const timeout = Number(env["BASH_MAX_TIMEOUT_MS"] ?? "") || LONGEST_BASH_MS;
  if (input["run_in_background"] === true || input["timeout"] === timeout) return "";
  return output(name, { updatedInput: { ...input, timeout } });
}

/** What the client's Bash calls cannot know by themselves: the home as the hooks see it, the session, the way to the program. */
function prepareShell(context: Context, pluginRoot: string): void {
  const file = context.env["CLAUDE_ENV_FILE"];
  if (file === undefined || file === "" || context.sessionId === null) return;
  exportVariables(file, {
    CODEX_COMPANION_HOME: context.home,
    CODEX_COMPANION_SESSION_ID: context.sessionId,
    PATH: `$PATH:${join(pluginRoot, "bin")}`,
  });
}

function output(hookEventName: string, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ hookSpecificOutput: { hookEventName, ...fields } });
}
