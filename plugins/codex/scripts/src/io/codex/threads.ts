// What Codex stored of a thread: asked of an app-server of our own, which starts nothing.

import { decodeTurns } from "../../core/codex/messages.ts";
import { objectField } from "../../core/json.ts";
import type { Environment } from "../home.ts";
import { startAppServer } from "./app-server.ts";
import { CLIENT_INFO } from "./client-info.ts";

/** A stored turn: its status in Codex's words, and the text of its last message. */
export interface StoredTurn {
  readonly status: string;
  readonly message: string;
}

/** Reads one turn of a stored thread; null where Codex cannot tell within the deadline. */
export async function readStoredTurn(
  codex: { readonly path: string; readonly home: string | null },
  env: Environment,
  cwd: string,
  turn: { readonly threadId: string; readonly turnId: string },
  deadlineMs: number,
): Promise<StoredTurn | null> {
  const own = codex.home === null ? env : { ...env, CODEX_HOME: codex.home };
  const server = startAppServer(codex.path, cwd, own, { onNotification() {}, onServerRequest() {}, onStderr() {} });
  try {
    await server.request(
      "initialize",
      { clientInfo: CLIENT_INFO, capabilities: { experimentalApi: true } },
      deadlineMs,
    );
    server.notify("initialized");
    const reply = await server.request("thread/read", { threadId: turn.threadId, includeTurns: true }, deadlineMs);
    const stored = decodeTurns(objectField(reply, "thread") ?? {}).find(({ id }) => id === turn.turnId);
    return stored === undefined ? null : { status: stored.status, message: stored.message };
  } catch {
    return null; // Whatever it was: Codex could not tell.
  } finally {
    await server.close(deadlineMs);
  }
}
