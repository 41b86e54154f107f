/** What any reader of a file of records has to do: read it, cut it into lines, parse each. Prints how many there were. */
import { readFileSync } from "node:fs";

let count = 0;
for (const line of readFileSync(process.argv[2] ?? "", "utf8").split("\n")) {
  if (line === "") continue;
  JSON.parse(line);
  count += 1;
}
process.stdout.write(`${count}\n`);
