// A conversation with one Codex of our own: the handshake, and what is asked of it, each request with the same limit.
// Who opens a session closes it.

import { isLoginMissing } from "../../core/codex/configuration.ts";
import { accountRead, type CodexRequest, configRead, INITIALIZED, initialize } from "../../core/codex/requests.ts";
import { type JsonObject, objectField, stringField } from "../../core/json.ts";
import type { Environment } from "../home.ts";
import { type AppServer, type AppServerListener, startAppServer } from "./app-server.ts";

/** Which Codex is to be started, where, and how long it may take for a reply. */
export interface SessionOrder {
  readonly program: string;
  readonly cwd: string;
  readonly env: Environment;
  readonly limitMs: number;
}

/** What Codex says of itself; null where it does not. */
export interface Hello {
  readonly version: string | null;
  readonly home: string | null;
}

/** The conversation. Whatever is asked is rejected with a `RequestError` where there is no result. */
export interface Session {
  readonly server: AppServer;
  /** The handshake, before anything else is asked. */
  greet(): Promise<Hello>;
  isLoginMissing(): Promise<boolean>;
  /** The user's configuration, as it holds in the session's folder. */
  configuration(): Promise<JsonObject>;
  ask(request: CodexRequest, limitMs?: number): Promise<JsonObject>;
}

/** Starts Codex; it fails by what is asked of it, never by an exception. */
export function openSession(order: SessionOrder, listener: Partial<AppServerListener> = {}): Session {
  const server = startAppServer(order.program, order.cwd, order.env, {
    onNotification() {},
    onServerRequest() {},
    onStderr() {},
    ...listener,
  });
  const ask = ({ method, params }: CodexRequest, limitMs = order.limitMs) => server.request(method, params, limitMs);
  return {
    server,
    async greet() {
      const hello = await ask(initialize());
      server.notify(INITIALIZED);
      return { version: versionIn(hello), home: stringField(hello, "codexHome") };
    },
    isLoginMissing: () => ask(accountRead()).then(isLoginMissing),
    configuration: () => ask(configRead(order.cwd)).then((reply) => objectField(reply, "config") ?? {}),
    ask,
  };
}

/** The version in `codex_companion/0.169.0 (Debian …)`, from the reply to `initialize`. */
function versionIn(hello: JsonObject): string | null {
  return /^\S+?\/(\d\S*)/.exec(stringField(hello, "userAgent") ?? "")?.[1] ?? null;
}
