// The program's door; all of it is in dist.
import { main } from "./dist/cli/main.js";

process.exitCode = await main(process.argv.slice(2));
