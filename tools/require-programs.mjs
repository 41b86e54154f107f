// @ts-check
// Says before tests begin which programs of the system they lack, and how to get them. Argument: `end-to-end` or `cluster`.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"];
const NAMED = process.env["CODEX_COMPANION_TEST_CHROMIUM"];
/** On macOS a browser is no program on PATH. */
const APPLICATION = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

const SLURM = "apt-get install slurm-wlm munge (Debian, Ubuntu)";
/** @typedef {readonly [what: string, isThere: () => boolean, howToGetIt: string]} Program */

/** @type {readonly Program[]} */
const FOR_END_TO_END = [
  ["git", isOnPath("git"), "apt-get install git, or brew install git"],
  ["zsh, in which completion is tried", isOnPath("zsh"), "apt-get install zsh, or brew install zsh"],
  ["tmux, in which the terminal client runs", isOnPath("tmux"), "apt-get install tmux, or brew install tmux"],
  [
    "Chromium, in which the report's page is looked at",
    () => existsSync(NAMED ?? "") || CHROMIUM.some((name) => isOnPath(name)()) || existsSync(APPLICATION),
    "apt-get install chromium, or name one in CODEX_COMPANION_TEST_CHROMIUM",
  ],
];

/** @type {readonly Program[]} */
const FOR_CLUSTER = [
  ["git", isOnPath("git"), "apt-get install git"],
  [
    "Slurm, of which a controller and three nodes run on this machine",
    isOnPath("sbatch", "slurmctld", "slurmd"),
    SLURM,
  ],
  ["munged, by which its parts know each other", isOnPath("munged"), SLURM],
  [
    "the rights of root, which Slurm's daemons need",
    () => process.getuid?.() === 0,
    "run the tests as root, in a container",
  ],
];

const [kind = ""] = process.argv.slice(2);
if (kind === "cluster") installSlurm();
const missing = (kind === "cluster" ? FOR_CLUSTER : FOR_END_TO_END).filter(([, isThere]) => !isThere());
if (missing.length > 0) {
  console.error(`Could not start the ${kind} tests: this machine lacks`);
  for (const [what, , howToGetIt] of missing) console.error(`- ${what}: ${howToGetIt}`);
  process.exitCode = 3;
}

/** Where that can be done without asking anybody. */
function installSlurm() {
  const isMissing = FOR_CLUSTER.some(([, isThere]) => !isThere());
  if (!isMissing || process.getuid?.() !== 0 || !isOnPath("apt-get")()) return;
  const run = (/** @type {string[]} */ ...args) =>
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"] });
  run("update", "-qq");
  run("install", "-qq", "--yes", "--no-install-recommends", "slurm-wlm", "munge");
}

/** @param {string[]} names */
function isOnPath(...names) {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return () => names.every((name) => folders.some((folder) => existsSync(join(folder, name))));
}
