// Hands a conversation of Claude Code to Codex, which makes it a thread of its own. It is read by Codex, not by us, and no
// turn is started.

import { resolve } from "node:path";
import { type Failure, failure } from "../../core/failure/kinds.ts";
import { RequestError } from "../../io/codex/app-server.ts";
import { importConversation } from "../../io/codex/import-conversation.ts";
import { locateCodex } from "../../io/codex/locate-codex.ts";
import { type Conversation, findConversation, lookAtConversation } from "../../io/conversations.ts";
import type { Context } from "../scope/context.ts";
import { locationFailure } from "./preflight.ts";

/** What came of it: a thread (`isNew`: made by this), a file that cannot be taken, or a Codex that cannot take it. */
export type Transfer =
  | { readonly kind: "transferred"; readonly source: string; readonly threadId: string; readonly isNew: boolean }
  | { readonly kind: "unfit"; readonly message: string; readonly hint: string }
  | { readonly kind: "failed"; readonly failure: Failure };

const ONLY_THERE = "Codex takes conversations only from ~/.claude/projects, and old ones not at all.";

/** Hands over a file, or the conversation of this session. */
export async function transfer(context: Context, file: string | null): Promise<Transfer> {
  const conversation = conversationOf(context, file);
  if ("why" in conversation) {
    const what = file === null ? "the conversation of this session" : `"${file}"`;
    const hint = "Give one with --source: a file of Claude Code's own conversations.";
    return { kind: "unfit", message: `Could not hand over ${what}: ${conversation.why}.`, hint };
  }
  const location = locateCodex(context.env, context.cwd);
  if (location.kind !== "found") return { kind: "failed", failure: locationFailure(location).failure };
  const source = conversation.path;
  try {
    const thread = await importConversation({
      program: location.path,
      cwd: context.cwd,
      env: context.env,
      file: source,
    });
    if (!("why" in thread)) return { kind: "transferred", source, ...thread };
    const message = `Could not hand over "${source}": ${thread.why}.`;
    return { kind: "failed", failure: failure("payload_invalid", message, ONLY_THERE) };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return { kind: "failed", failure: failureOf(error, location.path) };
  }
}

function conversationOf(context: Context, file: string | null): Conversation {
  if (file !== null) return lookAtConversation(context.env, resolve(context.cwd, file));
  if (context.sessionId === null) return { why: "this is not called within Claude Code" };
  const found = findConversation(context.env, context.sessionId);
  return found === null
    ? { why: `Claude Code keeps none for session ${context.sessionId}` }
    : lookAtConversation(context.env, found);
}

function failureOf(error: RequestError, program: string): Failure {
  const isUnknown = /unknown variant|method not found/i.test(error.message);
  if (error.reason === "refused" && isUnknown) {
    const message = `Could not hand over the conversation: Codex at "${program}" cannot import any.`;
    return failure("protocol_error", message, "Update Codex with `npm install -g @openai/codex`.");
  }
  const message = `Could not hand over the conversation: ${error.message}.`;
  return failure("protocol_error", message, "Run `setup`, which says what is wrong with Codex.");
}
