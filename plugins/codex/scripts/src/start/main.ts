// The door of each program: runs the bundle that lies beside it. The code that V8 makes of it is kept in the state home.
// It is a CommonJS program itself, and lends its `require`: Node takes time to make another.

import { basename, dirname, join } from "node:path";
import { type CodeCache, runBundle } from "../io/code-cache.ts";
import { resolveHome } from "../io/home.ts";

const program = import.meta.filename.replace(/\.js$/, "");
runBundle(`${program}.bundle.js`, require, codeCache(process.argv[2] ?? "", process.argv[3] ?? ""));

/** A worker is told its home by its first flag; a companion's first word is its command. Null where there can be no home. */
function codeCache(first: string, second: string): CodeCache | null {
  const words = [basename(dirname(program)), basename(program), ...(/^[a-z]{1,20}$/.test(first) ? [first] : [])];
  try {
    const home = first === "--home" ? second : resolveHome(process.env);
    return { folder: join(home, "code"), name: words.join("-") };
  } catch {
    return null;
  }
}
