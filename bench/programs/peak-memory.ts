/** Runs a program of Node's in this process; its last line then is the peak of its resident memory, in KiB. */
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const [node = "", , program = "", ...args] = process.argv;
process.argv = [node, program, ...args];
process.on("exit", () => {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  writeSync(1, `\n${peak}`);
});
createRequire(import.meta.url)(program);
