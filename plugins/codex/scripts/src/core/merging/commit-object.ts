// The text of a commit object, in bytes, one character each (latin1): how a commit is read, and made anew elsewhere.

/** A commit as it is stored. */
export interface CommitObject {
  readonly tree: string;
  readonly parents: readonly string[];
  /** `NAME <EMAIL> SECONDS ZONE`. */
  readonly author: string;
  readonly committer: string;
  /** The name of the message's encoding; null: UTF-8. */
  readonly encoding: string | null;
  readonly message: string;
}

/** Reads a commit object; null if it is none. A signature is not read: it would not hold for another commit. */
export function parseCommit(text: string): CommitObject | null {
  const end = text.indexOf("\n\n");
  const head = (end === -1 ? text : text.slice(0, end)).split("\n");
  const values = (name: string) =>
    head.flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
  const [tree] = values("tree");
  const [author] = values("author");
  const [committer] = values("committer");
  if (tree === undefined || author === undefined || committer === undefined) return null;
  const message = end === -1 ? "" : text.slice(end + 2);
  return { tree, parents: values("parent"), author, committer, encoding: values("encoding")[0] ?? null, message };
}

/** The text of the object. */
export function formatCommit({ tree, parents, author, committer, encoding, message }: CommitObject): string {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${author}`,
    `committer ${committer}`,
    ...(encoding === null ? [] : [`encoding ${encoding}`]),
  ];
  return `${lines.join("\n")}\n\n${message}`;
}

/** The message with a trailer (`Name: value`) at its end, once; see git-interpret-trailers(1). */
export function withTrailer(message: string, trailer: string): string {
  const text = message.trimEnd();
  const paragraphs = text.split(/\n\s*\n/);
  const last = paragraphs.at(-1)?.split("\n") ?? [];
  if (last.includes(trailer)) return message;
  const isTrailers = paragraphs.length > 1 && last.every((line) => /^(?:[A-Za-z0-9-]+: |\s+\S)/.test(line));
  return `${text}${isTrailers ? "\n" : "\n\n"}${trailer}\n`;
}
