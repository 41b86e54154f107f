// A conversation with one Codex of our own: the handshake, what is asked of it, the thread and its turn. What Codex
// tells by itself comes as events, in their order. Who opens a session closes it.

import { isLoginMissing } from "../../core/codex/configuration.ts";
import { type ConversationImport, decodeImport } from "../../core/codex/conversation-import.ts";
import { decodeNotification, type Notification, notifiedThread } from "../../core/codex/messages.ts";
import {
  accountRead,
  COMMAND_OUTPUT,
  type CodexRequest,
  configRead,
  IMPORT_COMPLETED,
  INITIALIZED,
  initialize,
} from "../../core/codex/requests.ts";
import { type JsonObject, objectField, stringField } from "../../core/json.ts";
import type { RunEnd } from "../../core/outcome/verdict.ts";
import { openChannel } from "../channel.ts";
import type { Environment } from "../home.ts";
import { type AppServer, type AppServerExit, type StreamTail, startAppServer, withText } from "./app-server.ts";
import { type FollowedThread, followedThread } from "./followed-thread.ts";

/** Which Codex is to be started, where, and how long it may take for a reply. */
export interface SessionOrder {
  readonly program: string;
  readonly cwd: string;
  readonly env: Environment;
  readonly limitMs: number;
}

/** What Codex says of itself; null if it does not. */
export interface Hello {
  readonly version: string | null;
  readonly home: string | null;
}

/** What happens. */
export type SessionEvent =
  | { readonly type: "notification"; readonly notification: Notification }
  /** A piece of the output of a command that runs without a thread; a character may be cut in two. */
  | { readonly type: "output"; readonly stream: string; readonly bytes: Buffer }
  /** An import of conversations has come to its end. */
  | { readonly type: "imported"; readonly imported: ConversationImport }
  /** A request of Codex that we do not grant. */
  | { readonly type: "refused"; readonly method: string }
  | { readonly type: "stderr"; readonly text: string }
  /** We end it ourselves. */
  | { readonly type: "broken_off"; readonly end: RunEnd }
  | { readonly type: "exited"; readonly exit: AppServerExit };

/** The conversation, in which one thread can be followed. Whatever is asked is rejected with a `RequestError` if there is no result. */
export interface Session extends FollowedThread {
  readonly server: AppServer;
  /** For one reader at a time; they end when the session is closed. */
  readonly events: AsyncIterable<SessionEvent>;
  /** The handshake, before anything else is asked. */
  greet(): Promise<Hello>;
  isLoginMissing(): Promise<boolean>;
  /** The user's configuration, as it holds in a folder; without one, in the session's. */
  configuration(folder?: string): Promise<JsonObject>;
  ask(request: CodexRequest, limitMs?: number): Promise<JsonObject>;
  /** Tells the reader, behind all that has happened, that it is over. */
  breakOff(end: RunEnd): void;
  stderr(): StreamTail;
  /** As `AppServer.close`. */
  close(limitMs: number, onInputEnd?: () => void): Promise<AppServerExit | null>;
}

/** Starts Codex; it fails by its events and by what is asked of it, never by an exception. */
export function openSession(order: SessionOrder): Session {
  const events = openChannel<SessionEvent>();
  let stderr: StreamTail = { bytes: 0, tail: "" };
  const server = startAppServer(order.program, order.cwd, order.env, {
    onNotification(method, params) {
      const [about, ours] = [notifiedThread(params), followed.thread()];
      if (about === null || ours === null || about === ours.threadId) events.push(eventOf(method, params));
    },
    onServerRequest: (method) => events.push({ type: "refused", method }),
    onStderr(text) {
      stderr = withText(stderr, text);
      events.push({ type: "stderr", text });
    },
  });
  void server.exited.then((exit) => events.push({ type: "exited", exit }));
  const ask = ({ method, params }: CodexRequest, limitMs = order.limitMs) => server.request(method, params, limitMs);
  const followed = followedThread(ask);
  return {
    ...followed,
    server,
    events,
    stderr: () => stderr,
    async greet() {
      const hello = await ask(initialize());
      server.notify(INITIALIZED);
      return { version: versionIn(hello), home: stringField(hello, "codexHome") };
    },
    isLoginMissing: () => ask(accountRead()).then(isLoginMissing),
    configuration: (folder = order.cwd) => ask(configRead(folder)).then((reply) => objectField(reply, "config") ?? {}),
    ask,
    breakOff: (end) => events.push({ type: "broken_off", end }),
    async close(limitMs, onInputEnd) {
      const exit = await server.close(limitMs, onInputEnd);
      events.end();
      return exit;
    },
  };
}

function eventOf(method: string, params: JsonObject): SessionEvent {
  if (method === IMPORT_COMPLETED) return { type: "imported", imported: decodeImport(params) };
  if (method !== COMMAND_OUTPUT) return { type: "notification", notification: decodeNotification(method, params) };
  const bytes = Buffer.from(stringField(params, "deltaBase64") ?? "", "base64");
  return { type: "output", stream: stringField(params, "stream") ?? "", bytes };
}

/** The version in `codex_companion/0.169.0 (Debian …)`, from the reply to `initialize`. */
function versionIn(hello: JsonObject): string | null {
  return /^\S+?\/(\d\S*)/.exec(stringField(hello, "userAgent") ?? "")?.[1] ?? null;
}
