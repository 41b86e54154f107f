// The door of each program: runs the bundle that lies beside it, with the code that V8 made of it before (`io/code-cache.ts`).
// The door is a CommonJS program. It lends the bundle its own `require`, because Node takes time to make another.

import { basename, dirname, join } from "node:path";
import { runBundle } from "../io/bundle.ts";
import type { CodeCache } from "../io/code-cache.ts";
import { resolveHome } from "../io/home.ts";

const program = import.meta.filename.replace(/\.js$/, "");
runBundle(`${program}.bundle.js`, require, codeCache(process.argv.slice(2)));

/** A worker is told its home by its first flag. Null if there can be no home. */
function codeCache(args: readonly string[]): CodeCache | null {
  try {
    const home = args[0] === "--home" ? (args[1] ?? "") : resolveHome(process.env);
    const words = [basename(dirname(program)), basename(program), ...kindOfCall(args)];
    return { folder: join(home, "code"), name: words.join("-") };
  } catch {
    return null;
  }
}

/** What decides which functions are used: the command and the flags right behind it. A flag with its value ends them. */
function kindOfCall([command = "", ...rest]: readonly string[]): readonly string[] {
  if (!/^[a-z]{1,20}$/.test(command)) return [];
  const end = rest.findIndex((word) => !/^--[a-z-]{1,20}$/.test(word));
  return [command, ...rest.slice(0, end === -1 ? rest.length : end)];
}
