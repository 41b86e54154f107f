import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeEnvironmentFingerprint,
  environmentFingerprint,
} from "../../plugins/codex/scripts/src/core/environment-fingerprint.ts";

const FILES = { config_file: true, login_file: false, features: "0123456789ab" };
const of = (env: Readonly<Record<string, string>>) => environmentFingerprint(env, FILES);

test("environmentFingerprint holds proxies as hashes without user and password, Codex's variables by name, and no value", () => {
  const env = {
    ...{ HTTPS_PROXY: "http://user:planted-value@proxy:3128", no_proxy: "planted.example.com", ALL_PROXY: "" },
    ...{ CODEX_HOME: "/planted", CODEX_SANDBOX: "planted", CODEX_COMPANION_HOME: "/planted", DB_PASS: "planted-value" },
  };
  const print = of(env);
  assert.doesNotMatch(JSON.stringify(print), /planted/);
  assert.deepEqual(Object.keys(print.proxies), ["HTTPS_PROXY", "no_proxy"]);
  assert.deepEqual(print.proxies, of({ ...env, HTTPS_PROXY: "http://proxy:3128" }).proxies);
  assert.notDeepEqual(print.proxies, of({ ...env, HTTPS_PROXY: "http://other:3128" }).proxies);
  assert.deepEqual(
    [print.codex_variables, print.keys, print.features],
    [["CODEX_HOME", "CODEX_SANDBOX"], ["DB_PASS"], "0123456789ab"],
  );
});

test("decodeEnvironmentFingerprint reads what was stored, whole or in part, and nothing else", () => {
  const print = of({ PATH: "/bin", HOME: "/h", HTTPS_PROXY: "http://proxy", CODEX_HOME: "/c", API_KEY: "k" });
  assert.deepEqual(decodeEnvironmentFingerprint(JSON.parse(JSON.stringify(print))), print);
  const unset = { PATH: null, HOME: null, SHELL: null, USER: null, TMPDIR: null, CODEX_HOME: null };
  const files = { config_file: false, login_file: false, features: null };
  const least = { ...unset, ...files, keys: [], codex_variables: [], proxies: {} };
  assert.deepEqual(decodeEnvironmentFingerprint({ HOME: 1, keys: "k" }), least);
  for (const other of [null, undefined, "PATH", []]) assert.equal(decodeEnvironmentFingerprint(other), null);
});
