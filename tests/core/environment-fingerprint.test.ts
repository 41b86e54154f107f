import assert from "node:assert/strict";
import { test } from "node:test";
import { environmentFingerprint } from "../../plugins/codex/scripts/src/core/environment-fingerprint.ts";

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
