/**
 * A Codex whose real process can be killed from within its own turn. Arguments: the file that notes the pid of the real one;
 * how to end once that has ended, a code or a signal's name, or `alike`; the real Codex; what Codex is asked.
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";

const [pidFile = "", end = "", real = "", ...args] = process.argv.slice(2);
const child = spawn(real, args, { stdio: "inherit" });
writeFileSync(pidFile, `${child.pid}\n`);
child.once("exit", (code, signal) => {
  const last = end === "alike" ? (signal ?? code ?? 1) : end;
  if (/^\d+$/u.test(`${last}`)) process.exitCode = Number(last);
  else process.kill(process.pid, last);
});
