// The last successful probe, for at most a minute: `preflight.json` in the home, replaced whole.
// It counts only while nothing that the probe looked at has changed: Codex's binary, its configuration, its login file.

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CodexFiles } from "../core/environment-fingerprint.ts";
import { MARK_NAME } from "../core/job/marks.ts";
import { type JsonObject, numberField, objectField, stringField } from "../core/json.ts";
import { sha256 } from "../core/sha256.ts";
import { WORKER_KIND_NAME } from "../core/worker-kind.ts";
import { codexHome } from "./codex/codex-home.ts";
import { readHint } from "./files.ts";
import { type Environment, makePrivateFolder } from "./home.ts";
import { unlessFaulty } from "./regular-file.ts";
import { readVersioned, replaceVersioned } from "./versioned-json.ts";

const LIFETIME_MS = 60_000;

/** Whether Codex's configuration and login file are there, and a hash of the feature flags in the configuration. */
export function codexFiles(env: Environment): CodexFiles {
  const home = codexHome(env);
  const config = textOf(join(home, "config.toml"));
  return {
    config_file: config !== null,
    login_file: existsSync(join(home, "auth.json")),
    features: config === null ? null : featuresIn(config),
  };
}

/** The lines of `[features]`, and `features.x = …` elsewhere; their order and comments make no difference. */
function featuresIn(toml: string): string | null {
  let table = "";
  const flags: string[] = [];
  for (const line of toml.split(/\r?\n/).map((each) => each.replace(/(?:^|\s)#.*$/, "").trim())) {
    const heading = /^\[\[?\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (heading !== undefined) table = heading;
    else if (line !== "" && /^(?:.+\.)?features(?:\.|$)/.test(table))
      flags.push(`${table} ${line.replaceAll(/\s+/g, "")}`);
    else if (/^features\s*[.=]/.test(line)) flags.push(line.replaceAll(/\s+/g, ""));
  }
  return flags.length === 0 ? null : sha256(flags.sort().join("\n")).slice(0, 12);
}

function textOf(path: string): string | null {
  try {
    return readHint(path);
  } catch {
    return ""; // It is there, and cannot be read.
  }
}

/** What a probe depends on, as one text: paths and their stamps, and which variables are set; never a value of one. */
export function probeKey(codexPath: string, cwd: string, env: Environment): string {
  return [cwd, fileStamp(join(cwd, ".codex", "config.toml")), loginKey(codexPath, env)].join("\n");
}

// A worker carries its job's mark and kind, which the launcher that asked did not.
const OURS: ReadonlySet<string> = new Set([MARK_NAME, WORKER_KIND_NAME]);

/** What of it is of the login, the same in every folder. */
export function loginKey(codexPath: string, env: Environment): string {
  const home = codexHome(env);
  const files = [codexPath, join(home, "config.toml"), join(home, "auth.json")];
  const names = Object.keys(env).filter((name) => /KEY|TOKEN|CODEX|OPENAI/.test(name) && env[name] && !OURS.has(name));
  return [...files.map(fileStamp), ...names.sort()].join("\n");
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

/** The configuration that a probe found, whatever its age, while nothing that it looked at has changed; null otherwise. */
export function readStoredConfig(home: string, codexPath: string, cwd: string, env: Environment): JsonObject | null {
  const json = readVersioned(join(home, "preflight.json"));
  if (json === null || stringField(json, "key") !== probeKey(codexPath, cwd, env)) return null;
  return objectField(objectField(json, "probe") ?? {}, "config");
}

/** The stored result of a probe with this key, if it is fresh; null otherwise. */
export function readCachedProbe(home: string, key: string, nowMs: number): JsonObject | null {
  const json = readVersioned(join(home, "preflight.json"));
  if (json === null || stringField(json, "key") !== key) return null;
  const ageMs = nowMs - (numberField(json, "atMs") ?? 0);
  return ageMs >= 0 && ageMs < LIFETIME_MS ? objectField(json, "probe") : null;
}

/** Stores the result of a successful probe. */
export function writeCachedProbe(home: string, key: string, nowMs: number, probe: JsonObject): void {
  makePrivateFolder(home);
  unlessFaulty(
    () => replaceVersioned(join(home, "preflight.json"), { key, atMs: nowMs, probe }),
    () => {}, // The next task asks Codex itself.
  );
}
