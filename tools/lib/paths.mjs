// @ts-check
// Where things are in this repository.

import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** The sources of the program, and its build, which is committed. */
export const SOURCE = `${ROOT}/plugins/codex/scripts/src`;
export const DIST = `${ROOT}/plugins/codex/scripts/dist`;

/** The program, the tests, what they share, the measurements and the demo, compiled together for the tests. Never committed. */
export const BUILD = `${ROOT}/build`;

/** What `npm ci` put here. */
export const TSC = `${ROOT}/node_modules/typescript/bin/tsc`;
export const KNIP = `${ROOT}/node_modules/knip/bin/knip.js`;
export const BIOME = `${ROOT}/node_modules/@biomejs/biome/bin/biome`;
