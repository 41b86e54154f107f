// @ts-check
// Builds what is asked for: `dist`, the program as it is committed, and `tests`, everything that the tests run.
// Files of deleted sources disappear; files that did not change are not touched. `dist` is left alone when it has errors.

import { bundle } from "./lib/bundle.mjs";
import { compile } from "./lib/compile.mjs";
import { mirrorFolder, withTemporaryFolder } from "./lib/folders.mjs";
import { BUILD, DIST, ROOT, SOURCE } from "./lib/paths.mjs";

const PROGRAM = `${ROOT}/plugins/codex/scripts/tsconfig.json`;
const TARGETS = {
  dist: { compileTo: bundleProgram, folder: DIST, whenBroken: false },
  tests: {
    compileTo: compileTests,
    folder: BUILD,
    whenBroken: true,
  },
};

const results = await Promise.all(process.argv.slice(2).map((name) => build(name)));
// An error in a file of both is told once; lines that are indented belong to the one above.
const errors = new Set(results.flatMap((result) => result.split(/\n(?! )/)).filter((error) => error !== ""));
if (errors.size > 0) {
  console.error([...errors].join("\n"));
  process.exitCode = 1;
}

/**
 * @param {string} name
 * @returns {Promise<string>} the errors
 */
function build(name) {
  if (name !== "dist" && name !== "tests") throw new Error(`Could not build "${name}": there are only dist and tests.`);
  const { compileTo, folder, whenBroken } = TARGETS[name];
  return withTemporaryFolder(async (temporary) => {
    const { errors } = await compileTo(temporary);
    if (errors === "" || whenBroken) mirrorFolder(temporary, folder);
    return errors;
  });
}

/**
 * The tests run the program as it is bundled: Node loads that in a third of the time which it takes for every single file.
 * @param {string} folder
 */
async function compileTests(folder) {
  const types = await compile(`${ROOT}/tsconfig.json`, folder);
  const bundled = await bundle(SOURCE, `${folder}/plugins/codex/scripts/dist`);
  return { errors: [types.errors, bundled.errors].filter((errors) => errors !== "").join("\n") };
}

/** @param {string} folder */
async function bundleProgram(folder) {
  const types = await withTemporaryFolder((thrownAway) => compile(PROGRAM, thrownAway));
  return types.errors === "" ? bundle(SOURCE, folder) : types;
}
