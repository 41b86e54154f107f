// Reads objects by one `git cat-file --batch` for each open repository, which goes on until that is closed: to start a Git takes
// longer than to read what an apply needs.

import { LIMIT_MS, type OpenGit } from "./git.ts";
import type { RunningGit } from "./git-process.ts";
import { startTimer } from "./timer.ts";

/** An object: its full name, its kind as Git names it, and what it holds. */
export interface ReadObject {
  readonly object: string;
  readonly kind: string;
  readonly content: Buffer;
}

const MOST_BYTES = 256 * 1024 * 1024; // Of one object.
const LINE_FEED = 0x0a;

const batches = new WeakMap<OpenGit, Batch>();
const memories = new WeakMap<OpenGit, ReadonlyMap<string, ReadObject>>();

/** The same repository, that also has these objects, by their full names: Git itself does not know them. */
export function withMemory(git: OpenGit, memory: ReadonlyMap<string, ReadObject>): OpenGit {
  const open = { ...git };
  memories.set(open, memory);
  return open;
}

/** What Git has under each of these names, which may be expressions of Git; those that it lacks, and those of more than 256 MiB, are left out, all if it fails. */
export async function readTyped(git: OpenGit, names: readonly string[]): Promise<ReadonlyMap<string, ReadObject>> {
  const memory = memories.get(git);
  const all = [...new Set(names)];
  const made = new Map(all.flatMap((name) => entryIn(memory, name)));
  const asked = all.filter((name) => !made.has(name));
  if (asked.length === 0) return made;
  const batch = batches.get(git) ?? new Batch(git.start(["cat-file", "--batch"]), git.place.limitMs ?? LIMIT_MS);
  batches.set(git, batch);
  const found = await batch.read(asked);
  if (found === null && batches.get(git) === batch) batches.delete(git);
  return new Map([...made, ...(found ?? [])]);
}

/** Of a tree `TREE^{tree}` means the same as its name. */
function entryIn(
  memory: ReadonlyMap<string, ReadObject> | undefined,
  name: string,
): readonly (readonly [string, ReadObject])[] {
  const tree = /^(\w+)\^\{tree\}$/.exec(name)?.[1];
  const object = memory?.get(tree ?? name);
  return object === undefined || (tree !== undefined && object.kind !== "tree") ? [] : [[name, object]];
}

/** Questions are answered in the order in which they are asked. */
class Batch {
  private readonly git: RunningGit;
  private readonly limitMs: number;
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  private latest: Promise<unknown> = Promise.resolve();

  constructor(git: RunningGit, limitMs: number) {
    this.git = git;
    this.limitMs = limitMs;
    this.pieces = git.output[Symbol.asyncIterator]();
  }

  /** Null if Git failed or took too long: then it answers nothing any more. */
  read(names: readonly string[]): Promise<ReadonlyMap<string, ReadObject> | null> {
    const answer = this.latest.then(() => this.ask(names));
    this.latest = answer;
    return answer;
  }

  private async ask(names: readonly string[]): Promise<ReadonlyMap<string, ReadObject> | null> {
    const stopTimer = startTimer(this.limitMs, this.git.end);
    try {
      this.git.input.write(names.map((name) => `${name}\n`).join(""));
      const found = new Map<string, ReadObject>();
      for (const name of names) {
        const [, object, kind, size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(await this.line()) ?? [];
        if (object === undefined || kind === undefined) continue; // `NAME missing`
        if (Number(size) > MOST_BYTES) {
          await this.skip(Number(size) + 1);
          continue;
        }
        const content = await this.take(Number(size) + 1); // A line feed follows.
        found.set(name, { object, kind, content: content.subarray(0, -1) });
      }
      return found;
    } catch {
      this.git.end();
      return null;
    } finally {
      stopTimer();
    }
  }

  private async line(): Promise<string> {
    const parts: Buffer[] = [];
    for (;;) {
      const end = this.rest.indexOf(LINE_FEED);
      parts.push(await this.take(end === -1 ? this.rest.length : end));
      if (end !== -1) break;
      await this.fill();
    }
    await this.take(1);
    return joined(parts).toString("latin1");
  }

  private async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0; ) {
      if (this.rest.length === 0) await this.fill();
      const part = this.rest.subarray(0, missing);
      this.rest = this.rest.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return joined(parts);
  }

  private async skip(length: number): Promise<void> {
    for (let left = length; left > 0; ) {
      if (this.rest.length === 0) await this.fill();
      const skipped = Math.min(left, this.rest.length);
      this.rest = this.rest.subarray(skipped);
      left -= skipped;
    }
  }

  private async fill(): Promise<void> {
    const { value, done } = await this.pieces.next();
    if (done === true) throw new Error("Git has ended.");
    this.rest = value;
  }
}

/** What came in one piece is not copied. */
function joined(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}
