// @ts-check
// Runs the tests in the working directory's build/ with Node's own runner: its summary comes last, its exit code is ours.
// Arguments choose tests by a part of their path: a folder ("core", "tests/core") or a name ("sentinel"). Without any,
// all run but those in end-to-end and cluster, which run only when asked for by that folder.

import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { listFiles } from "./lib/folders.mjs";

/** Folders whose tests need more than Node. */
const ON_DEMAND = ["end-to-end/", "cluster/"];
const LIMIT_MS = 10 * 60_000;

const wanted = process.argv.slice(2).map((argument) => {
  return argument
    .replaceAll("\\", "/")
    .replace(/^tests\//, "")
    .replace(/\.test\.[jt]s$/, "");
});
const files = listFiles("build/tests").filter((file) => {
  return file.endsWith(".test.js") && !/(^|\/)(fixtures|node_modules)\//.test(file) && isWanted(file);
});

if (files.length === 0) {
  console.error(
    `Could not run any test${wanted.map((name) => ` "${name}"`).join("")}: no built test has that in its path.`,
  );
  process.exitCode = 1;
} else {
  // Relative paths with forward slashes: newer versions of Node read them as patterns, on Windows too.
  const paths = files.map((file) => `build/tests/${file}`);
  // Node leaves one core idle by default.
  const atOnce = availableParallelism();
  const options = ["--test", "--test-reporter=spec", `--test-timeout=${LIMIT_MS}`, `--test-concurrency=${atOnce}`];
  // Run by a test of ours, the runner would otherwise take itself for a part of the outer one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(process.execPath, [...options, ...paths], { env, stdio: "inherit" });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

/** @param {string} file relative to build/tests */
function isWanted(file) {
  const folder = ON_DEMAND.find((each) => file.startsWith(each));
  if (folder !== undefined) return wanted.some((name) => `${name}/`.startsWith(folder) && file.includes(name));
  return wanted.length === 0 || wanted.some((name) => file.includes(name));
}
