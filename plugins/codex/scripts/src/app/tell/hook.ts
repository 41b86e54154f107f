// Answers one hook call of Claude Code: what to print, and what to remember once it is printed.

import { join } from "node:path";
import { namesakeWords } from "../../core/client-plugins.ts";
import { asObject, type JsonObject, stringField } from "../../core/json.ts";
import { isUnderWay } from "../../core/telling/agent-status.ts";
import { decodeHookEvent, type HookEvent } from "../../core/telling/hook-event.ts";
import { isReadingCall } from "../../core/telling/reading-call.ts";
import { returnWords } from "../../core/telling/return-words.ts";
import { MOST_CHARACTERS } from "../../core/telling/standing.ts";
import { withTypedCommands } from "../../core/typed-command.ts";
import { markCall, recordAgent } from "../../io/agent-store.ts";
import { exportVariables } from "../../io/environment-file.ts";
import { type Environment, makePrivateFolder, resolveHome } from "../../io/home.ts";
import { appendLine } from "../../io/lines.ts";
import type { Context } from "../scope/context.ts";
import { hookContext } from "../scope/hook-context.ts";
import { callsCompanion } from "./bindings.ts";
import { findNamesakes } from "./namesakes.ts";
import { tell } from "./tell.ts";
import type { Utterance } from "./utterance.ts";

/** What a hook writes to stdout, empty for nothing. */
export interface HookAnswer {
  readonly stdout: string;
  readonly remember: () => void;
}

type BashBefore = Extract<HookEvent, { type: "bash_before" }>;

/** Found on PATH by the client's Bash calls; the name that permission rules and hook filters know. */
const COMPANION = "codex-companion";
const NOTHING: HookAnswer = { stdout: "", remember: () => {} };
const SILENT: { readonly line: string | null; readonly remember: () => void } = { line: null, remember: () => {} };
const READS_ONLY = "It only reads what is known of Codex jobs.";
const LONGEST_BASH_MS = 600_000;

/** Answers an input. `pluginRoot` is the plugin's folder. Throws if it is no hook's input. */
export async function answerHook(input: unknown, env: Environment, pluginRoot: string): Promise<HookAnswer> {
  const event = decodeHookEvent(input);
  if (event.type === "other") return NOTHING;
  if (event.type === "invalid") throw new Error(`Could not use the hook's input: ${event.reason}.`);
  const name = stringField(asObject(input) ?? {}, "hook_event_name") ?? "";
  try {
    const context = hookContext(event, env);
    if (event.type === "bash_before") return beforeCall(context, name, event);
    if (event.type === "stop") return keptFromStopping(await tell(context, event, COMPANION));
    if (event.type !== "session_start") return said(name, await tell(context, event, COMPANION));
    prepareShell(context, pluginRoot);
    const risen = isNewSession(event.source) ? await risenNotice(context) : SILENT;
    const notices = [namesakeNotice(context, event.source), risen.line ?? ""].filter((part) => part !== "");
    const notice = withTypedCommands("client", notices.join("\n"));
    const answer = said(name, await tell(context, event, COMPANION), notice);
    return { ...answer, remember: () => [answer, risen].forEach(({ remember }) => void remember()) };
  } catch (error) {
    return said(name, unable(event, error));
  }
}

/** At a stop the client lets nothing be added: what is to be told is the reason why the turn goes on. */
function keptFromStopping({ text, remember }: Utterance): HookAnswer {
  return { stdout: text === "" ? "" : JSON.stringify({ decision: "block", reason: text }), remember };
}

/** The notice goes to the user too; if both are more than may be said to the model, to the user alone. */
function said(name: string, { text, remember }: Utterance, notice = ""): HookAnswer {
  const both = [text, notice].filter((part) => part !== "").join("\n");
  if (both === "") return { stdout: "", remember };
  const additionalContext = both.length > MOST_CHARACTERS ? text : both;
  const others = notice === "" ? {} : { systemMessage: notice };
  return { stdout: output(name, additionalContext === "" ? {} : { additionalContext }, others), remember };
}

/**
 * A session that begins is told of another plugin named codex. The user is told, who can disable it. The model is told
 * too: it may mix them up.
 */
function namesakeNotice(context: Context, source: string): string {
  if (!isNewSession(source)) return "";
  try {
    return findNamesakes(context).map(namesakeWords).join("\n");
  } catch {
    return ""; // What is to be told of jobs matters more.
  }
}

/** False if the same session goes on. */
function isNewSession(source: string): boolean {
  return source !== "clear" && source !== "compact";
}

/** The first session of a day is told which failure mode has risen, if one has. Loaded for that alone. */
async function risenNotice(context: Context): Promise<typeof SILENT> {
  try {
    const { risenOfToday } = await import("../reliability/risen.ts");
    return risenOfToday(context);
  } catch {
    return SILENT; // What is to be told of jobs matters more.
  }
}

/**
 * Our own state cannot be used (a full disk, a home that others can write to). Of an agent that returned, at least this
 * is said: that nothing is confirmed.
 */
function unable(event: HookEvent, error: unknown): Utterance {
  if (event.type !== "agent" || isUnderWay(event.returned.status)) throw error;
  const { sessionId } = event;
  const now = new Date().toISOString();
  const telling = {
    companion: COMPANION,
    now,
    sessionId,
    isMonitored: false,
    answerOf: () => null,
    placeOf: () => null,
    groupOf: () => null,
    reviewOf: () => null,
  };
  return {
    text: returnWords({ word: "unconfirmed", status: null, jobs: [], isDenied: false }, telling).text,
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

/**
 * Anybody's call that only reads is allowed. Our agent calls the companion: from now on it is known to be at work, which a
 * watcher wants to know of a job's end.
 */
function beforeCall(context: Context, name: string, { agentId, input, sessionId }: BashBefore): HookAnswer {
  if (!callsCompanion(stringField(input, "command") ?? "")) return NOTHING;
  const fields = {
    ...(isReadingCall(input) ? { permissionDecision: "allow", permissionDecisionReason: READS_ONLY } : {}),
    ...(agentId === null ? {} : longerTimeout(input, context.env)),
  };
  return {
    stdout: Object.keys(fields).length === 0 ? "" : output(name, fields),
    remember() {
      if (agentId === null) return;
      recordAgent(context.home, agentId, { sessionId, launchedAt: context.now() });
      markCall(context.home, agentId, "pending");
    },
  };
}

/** The call may last as long as the client allows; it hands over by itself before that. */
function longerTimeout(input: JsonObject, env: Environment): { readonly updatedInput?: JsonObject } {
  const timeout = Number(env["BASH_MAX_TIMEOUT_MS"] ?? "") || LONGEST_BASH_MS;
  if (input["run_in_background"] === true || input["timeout"] === timeout) return {};
  return { updatedInput: { ...input, timeout } };
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

function output(
  hookEventName: string,
  fields: Readonly<Record<string, unknown>>,
  others: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({ ...others, hookSpecificOutput: { hookEventName, ...fields } });
}
