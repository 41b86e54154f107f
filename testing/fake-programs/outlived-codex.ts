/** A Codex that ends with 4, while a process of its own holds its output open. It notes the pid of that in CODEX_HOME. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

if (process.argv[2] === "stay") {
  setTimeout(() => {}, 600_000);
} else {
  const child = spawn(process.execPath, [process.argv[1] ?? "", "stay"], { stdio: ["ignore", "inherit", "inherit"] });
  writeFileSync(join(process.env["CODEX_HOME"] ?? "", "pid"), `${child.pid}\n`);
  process.exit(4);
}
