// What Codex stored of a thread: asked of an app-server of our own, which starts nothing.

import { decodeTurns, type StoredTurn } from "../../core/codex/messages.ts";
import { objectField } from "../../core/json.ts";
import type { Environment } from "../home.ts";
import { startAppServer } from "./app-server.ts";
import { CLIENT_INFO } from "./client-info.ts";

/** Reads the turns of a stored thread; null where Codex cannot tell within the deadline. */
export async function readStoredTurns(
  codex: { readonly path: string; readonly home: string | null },
  env: Environment,
  cwd: string,
  threadId: string,
  deadlineMs: number,
): Promise<readonly StoredTurn[] | null> {
  const own = codex.home === null ? env : { ...env, CODEX_HOME: codex.home };
  const server = startAppServer(codex.path, cwd, own, { onNotification() {}, onServerRequest() {}, onStderr() {} });
  try {
    await server.request(
      "initialize",
      { clientInfo: CLIENT_INFO, capabilities: { experimentalApi: true } },
      deadlineMs,
    );
    server.notify("initialized");
    const reply = await server.request("thread/read", { threadId, includeTurns: true }, deadlineMs);
    return decodeTurns(objectField(reply, "thread") ?? {});
  } catch {
    return null; // Whatever it was: Codex could not tell.
  } finally {
    await server.close(deadlineMs);
  }
}
