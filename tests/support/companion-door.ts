/** The door to the program that was built together with the tests; the committed build has its own. */
import { main } from "../../plugins/codex/scripts/src/cli/main.ts";

process.exitCode = await main(process.argv.slice(2));
