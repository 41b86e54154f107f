/** A Git that is an older one, which cannot merge trees, and else is the one whose path comes first among the arguments. */
import { passOn } from "./pass-on.ts";

const [program = "", ...args] = process.argv.slice(2);
if (args.at(-1) === "version") process.stdout.write("git version 2.37.9\n");
else if (args.includes("--write-tree"))
  process.exitCode = 129; // An option that it does not know.
else passOn(program, args);
