// Runs a bundle (`tools/lib/bundle.mjs`): a program in parts, of which only those are read and compiled that are needed. The
// file stays open, so that the program is whole to its end, even if an update deletes the file meanwhile.

import { fstatSync, openSync, readSync, type Stats } from "node:fs";
import { dirname } from "node:path";
import { type CodeCache, runScript } from "./code-cache.ts";

type Require = (name: string) => unknown;
type Module = (exports: object, require: Require, filename: string, dirname: string) => void;
type Modules = Readonly<Record<string, Module>>;

interface Part {
  readonly length: number;
  /** How many lines stand before it. */
  readonly line: number;
  readonly modules: readonly string[];
}

interface Bundle {
  readonly file: string;
  /** Of the open file. */
  readonly descriptor: number;
  readonly stats: Stats;
  readonly parts: readonly Part[];
  /** Where the first part begins, in bytes. */
  readonly start: number;
}

const LINE_FEED = 10;
const FIRST_LOOK = 8_192;
/** What every start of Node has loaded anyway. */
const AT_HAND: readonly string[] = ["node:fs", "node:path"];

/** Runs a bundle, which is given what it requires by. `cache` is null if no code is to be kept. Throws what the program throws. */
export function runBundle(file: string, require: Require, cache: CodeCache | null, longRunMs?: number): void {
  const bundle = openBundle(file);
  const compiled = new Map<number, Modules>();
  const loaded = new Map<string, object>();
  const ofNode = lendLater(require);
  const load = (name: string): unknown => {
    if (!name.startsWith("./")) return ofNode(name);
    const own = name.slice(2);
    const known = loaded.get(own);
    if (known !== undefined) return known;
    const number = bundle.parts.findIndex(({ modules }) => modules.includes(own));
    const modules = compiled.get(number) ?? compilePart(bundle, number, cache, longRunMs);
    compiled.set(number, modules);
    const exports = {};
    loaded.set(own, exports);
    modules[own]?.(exports, load, file, dirname(file));
    return exports;
  };
  load(`./${bundle.parts[0]?.modules[0]}`);
}

function openBundle(file: string): Bundle {
  const descriptor = openSync(file, "r");
  let head = read(descriptor, 0, FIRST_LOOK);
  while (!head.includes(LINE_FEED)) head = read(descriptor, 0, 2 * head.length);
  const end = head.indexOf(LINE_FEED);
  return {
    file,
    descriptor,
    stats: fstatSync(descriptor),
    parts: JSON.parse(head.toString("latin1", 2, end)),
    start: end + 1,
  };
}

function compilePart(
  { file, descriptor, stats, parts, start }: Bundle,
  number: number,
  cache: CodeCache | null,
  longRunMs: number | undefined,
): Modules {
  const { length = 0, line = 0 } = parts[number] ?? {};
  const before = parts.slice(0, number).reduce((sum, part) => sum + part.length, start);
  const text = read(descriptor, before, length).toString("latin1");
  const { size, mtimeMs } = fstatSync(descriptor);
  if (size !== stats.size || mtimeMs !== stats.mtimeMs) throw new Error(`"${file}" was changed while it ran.`);
  const { version, arch } = process;
  const code = cache && { ...cache, name: [cache.name, version, arch, stampOf(stats), number].join("-") };
  return Object(runScript(text, { filename: file, lineOffset: line }, code, longRunMs));
}

/** As many bytes as there are, at most this many. */
function read(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let got = 0;
  for (let more = -1; more !== 0 && got < length; got += more)
    more = readSync(descriptor, buffer, got, length - got, position + got);
  return buffer.subarray(0, got);
}

/** Changes with the file: V8 itself compares no more of a text with its code than the length. */
function stampOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].map((part) => part.toString(36)).join("-");
}

/** Modules of Node are loaded when something of them is used for the first time: some take 3 ms. */
function lendLater(require: Require): Require {
  return (name) => {
    if (AT_HAND.includes(name)) return require(name);
    return new Proxy({}, { get: (_, key) => Reflect.get(Object(require(name)), key) });
  };
}
