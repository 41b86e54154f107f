// @ts-check
// Checks that `core` decides and touches nothing. Two witnesses: the compiler, given no type of Node, cannot find any
// name of its environment; and no expression reaches for what is impure in the language itself.
// Argument, for its own test: the folder of the sources.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { listFiles, withTemporaryFolder } from "./lib/folders.mjs";
import { ROOT, SOURCE, TSC } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { tokenize } from "./lib/tokens.mjs";

/** @type {readonly (readonly [pattern: RegExp, what: string])[]} tried on the code, one blank between tokens */
const IMPURE = [
  [/^Date \. now\b/, "the clock"],
  [/^new Date (?!\()/, "the clock"],
  [/^new Date \( \)/, "the clock"],
  [/^Date \(/, "the clock"],
  [/^Math \. random\b/, "randomness"],
  [/^Math (?!\.)/, "randomness, perhaps: name the function, as in Math.max"],
  [/^(?:globalThis|eval|Function) /, "the environment"],
  [/^import \. meta\b/, "the environment"],
  [/^declare /, "a name from elsewhere"],
  [/^(?:WeakRef|FinalizationRegistry) /, "the garbage collector"],
  [/^Intl /, "the locale"],
  [/^\. (?:localeCompare|toLocale\w+) /, "the locale"],
  [/^\. (?:getTimezoneOffset|toDateString|toTimeString) /, "the time zone"],
  [/^\. [gs]et(?:FullYear|Month|Date|Day|Hours|Minutes) /, "the time zone: use the UTC function"],
];
const SUPPRESSION = /^\/\/\/\s*<reference|@ts-(?:ignore|expect-error|nocheck)/;
const UNKNOWN_NAME = /^(.+)\((\d+),\d+\): error TS\d+: Cannot find (?:name|namespace|module) '([^']+)'/;

const root = resolve(process.argv[2] ?? SOURCE);
const files = listFiles(join(root, "core")).map((file) => `core/${file}`);

const problems = [...files.flatMap(impurities), ...(await unknownNames())];
if (files.length === 0) {
  console.error(`Could not check core: there is no source in "${join(root, "core")}".`);
  process.exitCode = 1;
} else if (problems.length > 0) {
  console.error(problems.sort().join("\n"));
  console.error("core is pure: no clock, randomness, environment, files or processes. Pass the value in.");
  process.exitCode = 1;
}

/** @param {string} file */
function impurities(file) {
  const tokens = tokenize(readFileSync(join(root, file), "utf8"));
  const code = tokens.filter((token) => token.type !== "comment");
  const inCode = code.flatMap((token, at) => {
    if (token.type === "string") return [];
    // Members are seen at their dot and "new Date" at "new".
    const before = code[at - 1]?.text ?? "";
    if ((token.type === "word" && [".", "?."].includes(before)) || `${before} ${token.text}` === "new Date") return [];
    const ahead = code.slice(at, at + 4).map((next) => (next.text === "?." ? "." : next.text));
    const found = IMPURE.find(([pattern]) => pattern.test(`${ahead.join(" ")} `));
    return found === undefined ? [] : [`${file}:${token.line} reads ${found[1]}.`];
  });
  const comments = tokens.filter((token) => token.type === "comment" && SUPPRESSION.test(token.text));
  return [...inCode, ...comments.map((token) => `${file}:${token.line} turns the compiler off or types on.`)];
}

/** What only an environment would know: `process`, `setTimeout`, `node:fs` … */
async function unknownNames() {
  return await withTemporaryFolder(async (folder) => {
    const project = {
      extends: join(ROOT, "tsconfig.base.json"),
      compilerOptions: { types: [], noEmit: true },
      files: [join(ROOT, "tools/pure-globals.d.ts"), ...files.map((file) => join(root, file))],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
    const { output } = await runNode([TSC, "--project", folder, "--pretty", "false"]);
    // Other errors are told by the types step, and those of other parts, if core imports one, by the imports step.
    return output.split("\n").flatMap((line) => {
      const [, path = "", at, name] = UNKNOWN_NAME.exec(line) ?? [];
      const file = files.find((candidate) => join(root, candidate) === resolve(ROOT, path));
      return file === undefined ? [] : [`${file}:${at} names "${name}".`];
    });
  });
}
