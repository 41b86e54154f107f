/** A Git that never answers and cannot be asked to end. Its one argument is the file in which it notes its pid. */
import { writeFileSync } from "node:fs";

process.on("SIGTERM", () => {});
setTimeout(() => {}, 600_000);
writeFileSync(process.argv[2] ?? "", `${process.pid}\n`);
