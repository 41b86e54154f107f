// The extension of an index in which Git notes the trees of its folders; see gitformat-index(5), "Cache tree". A folder follows
// the one that it is in: its name, a zero byte, how many entries it has, a blank, how many folders are in it, a line feed, and
// the name of its tree. A tree that is no longer right has -1 entries and no name; Git finds it out when it needs it.

const LINE_FEED = 10;

interface Folder {
  readonly path: string;
  /** How many of the folders in it are still to come. */
  left: number;
}

/** The extension with the trees of these folders (latin1; empty: the root) noted as no longer right; null if it cannot be read. */
export function withoutTrees(content: Buffer, nameBytes: number, folders: ReadonlySet<string>): Buffer | null {
  const parts: Buffer[] = [];
  const above: Folder[] = [{ path: "", left: 1 }]; // The root is in nothing.
  let at = 0;
  for (let parent = above.at(-1); parent !== undefined; parent = above.at(-1)) {
    const [begin, nameEnd] = [at, content.indexOf(0, at)];
    const lineEnd = content.indexOf(LINE_FEED, nameEnd);
    const counts = nameEnd < at ? "" : content.toString("latin1", nameEnd + 1, lineEnd);
    const [, entries, inside] = /^(-?\d{1,10}) (\d{1,10})$/.exec(counts) ?? [];
    if (entries === undefined) return null;
    const path = below(parent.path, content.toString("latin1", begin, nameEnd));
    at = lineEnd + 1 + (entries.startsWith("-") ? 0 : nameBytes);
    const isKept = !folders.has(path);
    parts.push(isKept ? content.subarray(begin, at) : noTree(content.subarray(begin, nameEnd), inside));
    parent.left -= 1;
    above.push({ path, left: Number(inside) });
    while (above.at(-1)?.left === 0) above.pop();
  }
  return at === content.length ? Buffer.concat(parts) : null;
}

function noTree(name: Buffer, inside: string | undefined): Buffer {
  return Buffer.concat([name, Buffer.from(`\0-1 ${inside}\n`)]);
}

function below(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
