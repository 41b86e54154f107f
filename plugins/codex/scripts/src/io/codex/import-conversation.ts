// Has Codex import a conversation, by an app-server of our own. Codex answers before it has imported anything, so the
// message that tells the end is waited for.

import {
  type ConversationImport,
  decodeImports,
  type ImportedThread,
  threadOf,
} from "../../core/codex/conversation-import.ts";
import { conversationImport, conversationImports } from "../../core/codex/requests.ts";
import { stringField } from "../../core/json.ts";
import type { Environment } from "../home.ts";
import { startTimer } from "../timer.ts";
import { RequestError } from "./app-server.ts";
import { openSession, type Session } from "./session.ts";

const ANSWER_LIMIT_MS = 15_000;
const IMPORT_LIMIT_MS = 120_000;
const CLOSE_LIMIT_MS = 2_000;

/** Which Codex is to import which file; it has `limitMs` for the import itself. */
export interface ImportOrder {
  readonly program: string;
  readonly cwd: string;
  readonly env: Environment;
  readonly file: string;
  readonly limitMs?: number;
}

/** Imports the file. Rejects with a `RequestError` if Codex does not do what it was asked. */
export async function importConversation({
  program,
  cwd,
  env,
  file,
  limitMs = IMPORT_LIMIT_MS,
}: ImportOrder): Promise<ImportedThread> {
  const session = openSession({ program, cwd, env, limitMs: ANSWER_LIMIT_MS });
  try {
    await session.greet();
    const reply = await session.ask(conversationImport(file, cwd));
    const imported = await endOf(session, stringField(reply, "importId") ?? "", limitMs);
    const remembered = decodeImports(await session.ask(conversationImports()));
    return threadOf(imported, remembered, file);
  } finally {
    await session.close(CLOSE_LIMIT_MS);
  }
}

async function endOf(session: Session, importId: string, limitMs: number): Promise<ConversationImport> {
  let stopTimer = () => {};
  const late = new Promise<never>((_, reject) => {
    const why = `Codex did not end the import within ${limitMs / 1_000} s`;
    stopTimer = startTimer(limitMs, () => reject(new RequestError("deadline", why)));
  });
  try {
    return await Promise.race([toldEnd(session, importId), late]);
  } finally {
    stopTimer();
  }
}

/** What came before the answer to the request is still in line. */
async function toldEnd(session: Session, importId: string): Promise<ConversationImport> {
  for await (const event of session.events) {
    if (event.type === "imported" && event.imported.importId === importId) return event.imported;
    if (event.type === "exited") break;
  }
  throw new RequestError("exited", "Codex ended before it had imported the conversation");
}
