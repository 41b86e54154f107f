/** A Git that stands still while there is a file. Arguments: the file, the real Git, what Git is asked. */
import { existsSync } from "node:fs";
import { passOn } from "./pass-on.ts";

const [hold = "", real = "", ...args] = process.argv.slice(2);
const waited = new Int32Array(new SharedArrayBuffer(4));
while (existsSync(hold)) Atomics.wait(waited, 0, 0, 20);
passOn(real, args);
