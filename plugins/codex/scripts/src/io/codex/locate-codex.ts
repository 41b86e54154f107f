// Which Codex to run: `$CODEX_COMPANION_CODEX`, else `codex` on PATH. If that is an npm package, the native binary
// within it: a kill of the wrapper would leave the native process behind.

import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, isAbsolute, join, resolve } from "node:path";
import { asObject, parseJson, stringField } from "../../core/json.ts";
import type { Environment } from "../home.ts";

/** Where Codex is, or why it cannot be run. */
export type Location =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "missing"; readonly sought: string }
  | { readonly kind: "not_executable"; readonly path: string };

/** Resolves Codex in an environment; a relative path counts from `cwd`. */
export function locateCodex(env: Environment, cwd: string, platform: NodeJS.Platform = process.platform): Location {
  const own = env["CODEX_COMPANION_CODEX"];
  if (own !== undefined && own !== "") {
    const path = isAbsolute(own) ? own : resolve(cwd, own);
    return existsSync(path) ? judge(path, platform) : { kind: "missing", sought: path };
  }
  const found = candidatesOnPath(env, cwd, platform);
  const [first] = found;
  if (first === undefined) return { kind: "missing", sought: "codex on PATH" };
  return judge(found.find((path) => isExecutable(path, platform)) ?? first, platform);
}

function candidatesOnPath(env: Environment, cwd: string, platform: NodeJS.Platform): readonly string[] {
  const names = platform === "win32" ? ["codex.exe", "codex.cmd"] : ["codex"];
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => resolve(cwd, folder, name))).filter(isFile);
}

function judge(path: string, platform: NodeJS.Platform): Location {
  if (!isFile(path) || !isExecutable(path, platform)) return { kind: "not_executable", path };
  const native = nativeBelowPackage(path, platform);
  return native ?? { kind: "found", path };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isExecutable(path: string, platform: NodeJS.Platform): boolean {
  try {
    accessSync(path, platform === "win32" ? constants.F_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Follows `…/@openai/codex/bin/codex.js` to the binary in the platform's package. */
function nativeBelowPackage(wrapper: string, platform: NodeJS.Platform): Location | null {
  const script =
    platform === "win32" ? join(dirname(wrapper), "node_modules", "@openai", "codex", "bin", "codex.js") : wrapper;
  if (!isFile(script)) return null;
  const packageFile = join(dirname(realpathSync(script)), "..", "package.json");
  const vendor = isCodexPackage(packageFile) ? vendorFolder(packageFile, platform) : null;
  if (vendor === null) return null;
  const path = join(vendor, targetTriple(platform), "bin", platform === "win32" ? "codex.exe" : "codex");
  return isFile(path) && isExecutable(path, platform) ? { kind: "found", path } : null;
}

function isCodexPackage(packageFile: string): boolean {
  try {
    const json = asObject(parseJson(readFileSync(packageFile, "utf8")));
    return json !== null && stringField(json, "name") === "@openai/codex";
  } catch {
    return false;
  }
}

function vendorFolder(packageFile: string, platform: NodeJS.Platform): string | null {
  try {
    const platformPackage = `@openai/codex-${platform}-${process.arch}/package.json`;
    return join(dirname(createRequire(packageFile).resolve(platformPackage)), "vendor");
  } catch {
    return null;
  }
}

function targetTriple(platform: NodeJS.Platform): string {
  const cpu = process.arch === "arm64" ? "aarch64" : "x86_64";
  if (platform === "darwin") return `${cpu}-apple-darwin`;
  return platform === "win32" ? `${cpu}-pc-windows-msvc` : `${cpu}-unknown-linux-musl`;
}
