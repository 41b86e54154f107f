// What of an environment decides how Codex runs: which variables are there, and safe hashes of those that lead to programs
// and files. Never a value, and never a hash of a secret.

import { asObject, booleanField, stringField, stringsField, textsField } from "./json.ts";
import { isSecretName } from "./secret-name.ts";
import { sha256 } from "./sha256.ts";

/** Variables by name; undefined if one is not set. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** Hashes are the first twelve hex digits of a SHA-256; null if the variable is not set. */
export interface EnvironmentFingerprint {
  readonly PATH: string | null;
  readonly HOME: string | null;
  readonly SHELL: string | null;
  readonly USER: string | null;
  readonly TMPDIR: string | null;
  readonly CODEX_HOME: string | null;
  /** Names of the variables that may hold a key and are set, sorted. */
  readonly keys: readonly string[];
  /** Whether Codex's configuration and login file are there. */
  readonly config_file: boolean;
  readonly login_file: boolean;
  /** A hash of the feature flags in Codex's configuration; null if there are none. */
  readonly features: string | null;
  /** Names of Codex's own variables that are set, sorted. */
  readonly codex_variables: readonly string[];
  /** The proxy variables that are set, each with the hash of its value without user and password. */
  readonly proxies: Readonly<Record<string, string>>;
}

/** Whether Codex's files are there. */
export type CodexFiles = Pick<EnvironmentFingerprint, "config_file" | "login_file" | "features">;

const MOST_KEYS = 20;
const PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"];

/** The fingerprint of an environment. */
export function environmentFingerprint(env: EnvironmentVariables, files: CodexFiles): EnvironmentFingerprint {
  const hash = (name: string) => {
    const value = env[name];
    return value === undefined || value === "" ? null : sha256(value).slice(0, 12);
  };
  const keys = Object.keys(env).filter((name) => isSecretName(name) && env[name]);
  const codex = Object.keys(env).filter((name) => /^CODEX_(?!COMPANION_)/.test(name) && env[name]);
  return {
    PATH: hash("PATH"),
    HOME: hash("HOME"),
    SHELL: hash("SHELL"),
    USER: hash("USER"),
    TMPDIR: hash("TMPDIR"),
    CODEX_HOME: hash("CODEX_HOME"),
    keys: keys.sort().slice(0, MOST_KEYS),
    ...files,
    codex_variables: codex.sort().slice(0, MOST_KEYS),
    proxies: proxiesIn(env),
  };
}

/** A fingerprint that was stored; null where there is none. What it does not tell is taken as not set. */
export function decodeEnvironmentFingerprint(value: unknown): EnvironmentFingerprint | null {
  const json = asObject(value);
  if (json === null) return null;
  return {
    PATH: stringField(json, "PATH"),
    HOME: stringField(json, "HOME"),
    SHELL: stringField(json, "SHELL"),
    USER: stringField(json, "USER"),
    TMPDIR: stringField(json, "TMPDIR"),
    CODEX_HOME: stringField(json, "CODEX_HOME"),
    keys: stringsField(json, "keys"),
    config_file: booleanField(json, "config_file") ?? false,
    login_file: booleanField(json, "login_file") ?? false,
    features: stringField(json, "features"),
    codex_variables: stringsField(json, "codex_variables"),
    proxies: textsField(json, "proxies"),
  };
}

function proxiesIn(env: EnvironmentVariables): Readonly<Record<string, string>> {
  const names = PROXIES.flatMap((name) => [name, name.toLowerCase()]);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name]?.replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^@]*@/i, "$1") ?? "";
      return env[name] ? [[name, sha256(value).slice(0, 12)]] : [];
    }),
  );
}
