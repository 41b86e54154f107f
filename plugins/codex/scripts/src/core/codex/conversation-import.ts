// What Codex tells of conversations of other programs that it imported, and which thread one of them has become. A repeat
// without a change is a success that names no thread; an earlier import names it then. A conversation that has grown keeps
// its thread. Source: `codex app-server generate-ts --experimental`, 0.169.0.

import { type JsonObject, numberField, objectsField, stringField } from "../json.ts";

/** One import. `threads` are those that it made or brought up to date, each with the file that it came from. */
export interface ConversationImport {
  readonly importId: string;
  readonly threads: readonly { readonly source: string; readonly threadId: string }[];
  /** What could not be imported, in Codex's words. */
  readonly failures: readonly string[];
}

/** The thread that a conversation has become, or why there is none, as the end of a sentence. */
export type ImportedThread = { readonly threadId: string; readonly isNew: boolean } | { readonly why: string };

/** Decodes the message that an import has come to its end. */
export function decodeImport(params: JsonObject): ConversationImport {
  return withResults(params, objectsField(params, "itemTypeResults"));
}

/** Decodes the imports that Codex remembers, the newest first. */
export function decodeImports(reply: JsonObject): readonly ConversationImport[] {
  const endedAt = (entry: JsonObject) => numberField(entry, "completedAtMs") ?? 0;
  return objectsField(reply, "data")
    .toSorted((a, b) => endedAt(b) - endedAt(a))
    .map((entry) => withResults(entry, [entry]));
}

/** The thread of the file `source` after an import; `remembered` are all imports that Codex knows of. */
export function threadOf(
  imported: ConversationImport,
  remembered: readonly ConversationImport[],
  source: string,
): ImportedThread {
  const threadsOf = (imports: readonly ConversationImport[]) =>
    imports.flatMap(({ threads }) => threads.filter((each) => each.source === source).map(({ threadId }) => threadId));
  const earlier = threadsOf(remembered.filter(({ importId }) => importId !== imported.importId));
  const [made] = threadsOf([imported]);
  if (made !== undefined) return { threadId: made, isNew: !earlier.includes(made) };
  const [failure] = imported.failures;
  if (failure !== undefined) return { why: `Codex says: ${failure}` };
  const [known] = earlier;
  return known === undefined ? { why: "Codex found nothing in it to take over" } : { threadId: known, isNew: false };
}

function withResults(entry: JsonObject, results: readonly JsonObject[]): ConversationImport {
  const all = (name: string) => results.flatMap((result) => objectsField(result, name));
  return {
    importId: stringField(entry, "importId") ?? "",
    threads: all("successes").flatMap((success) => {
      const [source, threadId] = [stringField(success, "source"), stringField(success, "target")];
      return source === null || threadId === null ? [] : [{ source, threadId }];
    }),
    failures: all("failures").map((failure) => stringField(failure, "message") ?? "it does not say why"),
  };
}
