// @ts-check
// Installs what is missing for the development tools, and for every folder that is named. Does nothing otherwise.
// Uses nothing but Node and npm.

import { resolve } from "node:path";
import { install } from "./lib/install.mjs";
import { ROOT } from "./lib/paths.mjs";

try {
  for (const folder of [".", ...process.argv.slice(2)]) install(resolve(ROOT, folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 3;
}
