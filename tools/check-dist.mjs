// @ts-check
// Checks that the committed build is what its sources are bundled to, byte for byte, with no file more or less.
// Arguments, for its own test: the folder of the sources, the folder to compare with, and the entries as OUT=SOURCE.

import { relative, resolve } from "node:path";
import { bundle, ENTRIES } from "./lib/bundle.mjs";
import { compareFolders, withTemporaryFolder } from "./lib/folders.mjs";
import { DIST, ROOT, SOURCE } from "./lib/paths.mjs";

const [source = SOURCE, dist = DIST, ...entries] = process.argv.slice(2);
const given = entries.map((entry) => entry.split("="));

const problems = await withTemporaryFolder(async (folder) => {
  // Type errors are told by the types step.
  const { errors } = await bundle(resolve(source), folder, given.length === 0 ? ENTRIES : Object.fromEntries(given));
  if (errors !== "") return [`  nothing could be bundled: ${errors}`];
  const { missing, extra, different } = compareFolders(folder, dist);
  return [
    ...missing.map((file) => `  missing  ${file}`),
    ...extra.map((file) => `  extra    ${file}`),
    ...different.map((file) => `  differs  ${file}`),
  ];
});

if (problems.length > 0) {
  console.error(`The build in "${relative(ROOT, resolve(dist))}" is not what its sources are bundled to:`);
  console.error(problems.join("\n"));
  console.error("Run `npm run build` and commit the result.");
  process.exitCode = 1;
}
