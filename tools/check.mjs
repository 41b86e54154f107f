// @ts-check
// The gate: every check, then every test that needs no Codex. One line for each step, details only if it fails;
// the test runner's own output and summary come last.

import { spawn } from "node:child_process";
import { BIOME, KNIP, ROOT, TSC } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";

/** @type {Readonly<Record<string, readonly string[]>>} */
const CHECKS = {
  format: [BIOME, "check", "--linter-enabled=false", "--reporter=summary", "--colors=off"],
  "lint, imports": [BIOME, "lint", "--error-on-warnings", "--colors=off"],
  types: ["tools/build.mjs", "tests"],
  "types of the tools": [TSC, "--project", "tools", "--pretty", "false"],
  "purity of core": [TSC, "--project", "tsconfig.core.json", "--pretty", "false"],
  "dead code": [KNIP, "--no-progress"],
  "exports that only tests use": [KNIP, "--production", "--no-progress"],
  "committed build": ["tools/check-dist.mjs"],
};

const ADVICE = new Map([["format", "Run `npm run format`."]]);

const running = Object.entries(CHECKS).map(([name, args]) => ({ name, result: runNode(args) }));
const failed = [];
for (const { name, result } of running) {
  const { code, output } = await result;
  if (code === 0) {
    console.log(`ok      ${name}`);
  } else {
    console.log(`FAILED  ${name}\n${[output, ADVICE.get(name)].join("\n").trimEnd().replaceAll(/^/gm, "        ")}`);
    failed.push(name);
  }
}

if (failed.length > 0) {
  console.error(`The tests were not run: fix ${failed.join(", ")} first.`);
  process.exitCode = 1;
} else {
  console.log("tests");
  const tests = spawn(process.execPath, ["tools/run-tests.mjs"], { cwd: ROOT, stdio: "inherit" });
  tests.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
