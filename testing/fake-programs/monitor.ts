/** Prints what the test puts into a file beside the companion's home, until the client ends it or is gone. */
import { existsSync, readFileSync, rmSync } from "node:fs";

const said = `${process.env["CODEX_COMPANION_HOME"]}-says`;
const client = process.ppid;
const timer = setInterval(() => {
  if (process.ppid !== client) clearInterval(timer);
  if (!existsSync(said)) return;
  process.stdout.write(readFileSync(said));
  rmSync(said);
}, 100);
