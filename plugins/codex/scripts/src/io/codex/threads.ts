// What Codex stored of a thread: asked of an app-server of our own, which starts nothing.

import { threadRead } from "../../core/codex/requests.ts";
import { decodeTurns, type StoredTurn } from "../../core/codex/stored-turn.ts";
import { objectField } from "../../core/json.ts";
import type { Environment } from "../home.ts";
import { openSession } from "./session.ts";

/** Reads the turns of a stored thread; null if Codex cannot tell within the deadline. */
export async function readStoredTurns(
  codex: { readonly path: string; readonly home: string | null },
  env: Environment,
  cwd: string,
  threadId: string,
  deadlineMs: number,
): Promise<readonly StoredTurn[] | null> {
  const own = codex.home === null ? env : { ...env, CODEX_HOME: codex.home };
  const session = openSession({ program: codex.path, cwd, env: own, limitMs: deadlineMs });
  try {
    await session.greet();
    const reply = await session.ask(threadRead(threadId));
    return decodeTurns(objectField(reply, "thread") ?? {});
  } catch {
    return null; // Whatever it was: Codex could not tell.
  } finally {
    await session.close(deadlineMs);
  }
}
