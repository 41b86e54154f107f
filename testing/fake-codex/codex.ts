/**
 * A small real `codex` program for tests where the real one is too slow or cannot be brought to fail that way.
 * It knows `--version` and `app-server`, and plays the scenario file that `FAKE_CODEX_SCENARIO` names.
 */
import { readFileSync } from "node:fs";
import type { FakeScenario } from "./scenario.ts";
import { serve } from "./server.ts";

const path = process.env["FAKE_CODEX_SCENARIO"];
const scenario: FakeScenario = path ? JSON.parse(readFileSync(path, "utf8")) : {};
const [command = ""] = process.argv.slice(2);

if (command === "--version") {
  console.log(scenario.version ?? "codex-cli 0.169.0");
} else if (command === "app-server" && !scenario.tooOld) {
  if (scenario.stderr) process.stderr.write(scenario.stderr);
  serve(scenario);
} else {
  process.stderr.write(`error: unrecognized subcommand '${command}'\n\nUsage: codex [OPTIONS] [PROMPT]\n`);
  process.exitCode = 2;
}
