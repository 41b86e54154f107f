/** A Git that says that it is an older one, and else is the one whose path comes first among the arguments. */
import { passOn } from "./pass-on.ts";

const [program = "", ...args] = process.argv.slice(2);
if (args.at(-1) === "version") process.stdout.write("git version 2.37.9\n");
else passOn(program, args);
