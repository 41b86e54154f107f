/** A hook for tests: appends what the client wrote to its stdin, as one JSON line, to the file that the argument names. */
import { appendFileSync, readFileSync } from "node:fs";

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Could not record: no file is named.");
appendFileSync(file, `${JSON.stringify(JSON.parse(readFileSync(0, "utf8")))}\n`);
