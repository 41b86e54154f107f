// The last successful probe, for at most a minute: `preflight.json` in the home, replaced whole.
// It counts only while nothing that the probe looked at has changed: Codex's binary, its configuration, its login file.

import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { asObject, type JsonObject, numberField, objectField, parseJson, stringField } from "../core/json.ts";
import { readHint, replaceFile } from "./files.ts";
import { type Environment, makePrivateFolder } from "./home.ts";
import { unlessFaulty } from "./regular-file.ts";

const LIFETIME_MS = 60_000;

/** Whether Codex's configuration and login file are there. */
export function codexFiles(env: Environment): { readonly config_file: boolean; readonly login_file: boolean } {
  const home = codexHome(env);
  return { config_file: existsSync(join(home, "config.toml")), login_file: existsSync(join(home, "auth.json")) };
}

function codexHome(env: Environment): string {
  return env["CODEX_HOME"] ?? join(env["HOME"] ?? homedir(), ".codex");
}

/** What a probe depends on, as one text: paths and their stamps, and which variables are set; never a value of one. */
export function probeKey(codexPath: string, cwd: string, env: Environment): string {
  const home = codexHome(env);
  const files = [codexPath, join(home, "config.toml"), join(home, "auth.json"), join(cwd, ".codex", "config.toml")];
  const names = Object.keys(env).filter((name) => /KEY|TOKEN|CODEX|OPENAI/.test(name) && env[name]);
  return [cwd, ...files.map(fileStamp), ...names.sort()].join("\n");
}

/** A file's path, size, time of change and inode. */
export function fileStamp(path: string): string {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return `${path} ${stat === undefined ? "absent" : `${stat.size} ${stat.mtimeMs} ${stat.ino}`}`;
  } catch {
    return `${path} unreadable`; // A link to itself, say: some of these lie in the repository.
  }
}

/** The stored result of a probe with this key, if it is fresh; null otherwise. */
export function readCachedProbe(home: string, key: string, nowMs: number): JsonObject | null {
  const json = asObject(parseJson(readHint(join(home, "preflight.json")) ?? ""));
  if (json === null || stringField(json, "key") !== key) return null;
  const ageMs = nowMs - (numberField(json, "atMs") ?? 0);
  return ageMs >= 0 && ageMs < LIFETIME_MS ? objectField(json, "probe") : null;
}

/** Stores the result of a successful probe. */
export function writeCachedProbe(home: string, key: string, nowMs: number, probe: JsonObject): void {
  makePrivateFolder(home);
  unlessFaulty(
    () => replaceFile(join(home, "preflight.json"), JSON.stringify({ version: 1, key, atMs: nowMs, probe })),
    () => {}, // The next task asks Codex itself.
  );
}
