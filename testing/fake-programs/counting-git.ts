/** A Git that notes each of its starts as a line of a log. Arguments: the log, the real Git, what Git is asked. */
import { appendFileSync } from "node:fs";
import { passOn } from "./pass-on.ts";

const [log = "", real = "", ...args] = process.argv.slice(2);
appendFileSync(log, "x\n");
passOn(real, args);
