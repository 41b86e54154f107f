/** Finds the real Codex for the tests: the one that is named, else the one that tests/end-to-end pins. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The path of the Codex to test with; throws with the command that installs it when there is none. */
export function codexBinary(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment["CODEX_COMPANION_TEST_CODEX"];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `Could not use Codex at "${named}": the file does not exist. Correct or unset CODEX_COMPANION_TEST_CODEX.`,
    );
  }
  const modules = join(repositoryRoot(), "tests", "end-to-end", "node_modules");
  const found = nativeBinary(modules) ?? wrapper(modules);
  if (found) return found;
  throw new Error(`Could not find Codex in "${modules}": it is not installed. Run: npm ci --prefix tests/end-to-end`);
}

/** The root of the checkout, whether this runs from the sources or from the build. */
export function repositoryRoot(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "plugins", "codex")) && isRoot(folder)) return folder;
    if (folder === dirname(folder)) throw new Error(`Could not find the root of the checkout above "${from}".`);
  }
}

function isRoot(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const manifest = join(folder, "package.json");
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === "codex-rescue";
}

// The npm wrapper leaves the native process running when it is killed, so the native one is preferred.
function nativeBinary(modules: string): string | undefined {
  const vendor = join(modules, "@openai", `codex-${process.platform}-${process.arch}`, "vendor");
  if (!existsSync(vendor)) return undefined;
  const name = process.platform === "win32" ? "codex.exe" : "codex";
  return readdirSync(vendor)
    .map((triple) => join(vendor, triple, "bin", name))
    .find((path) => existsSync(path));
}

function wrapper(modules: string): string | undefined {
  const path = join(modules, ".bin", process.platform === "win32" ? "codex.cmd" : "codex");
  return existsSync(path) ? path : undefined;
}
