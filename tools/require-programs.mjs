// @ts-check
// Says before the end-to-end tests begin which programs of the system they lack, and how to get them.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"];
const NAMED = process.env["CODEX_COMPANION_TEST_CHROMIUM"];
/** On macOS a browser is no program on PATH. */
const APPLICATION = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** @type {readonly (readonly [what: string, isThere: boolean, howToGetIt: string])[]} */
const PROGRAMS = [
  ["git", isOnPath("git"), "apt-get install git, or brew install git"],
  ["zsh, in which completion is tried", isOnPath("zsh"), "apt-get install zsh, or brew install zsh"],
  ["tmux, in which the terminal client runs", isOnPath("tmux"), "apt-get install tmux, or brew install tmux"],
  [
    "Chromium, in which the report's page is looked at",
    existsSync(NAMED ?? "") || CHROMIUM.some(isOnPath) || existsSync(APPLICATION),
    "apt-get install chromium, or name one in CODEX_COMPANION_TEST_CHROMIUM",
  ],
];

const missing = PROGRAMS.filter(([, isThere]) => !isThere);
if (missing.length > 0) {
  console.error("Could not start the end-to-end tests: this machine lacks");
  for (const [what, , howToGetIt] of missing) console.error(`- ${what}: ${howToGetIt}`);
  process.exitCode = 3;
}

/** @param {string} name */
function isOnPath(name) {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));
}
