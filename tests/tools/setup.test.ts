import assert from "node:assert/strict";
import { rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { makeTree, runTool } from "./run-tool.ts";

const LOCAL = {
  "package.json": JSON.stringify({ name: "it", dependencies: { local: "file:local" } }),
  "package-lock.json": JSON.stringify({
    name: "it",
    lockfileVersion: 3,
    packages: {
      "": { name: "it", dependencies: { local: "file:local" } },
      local: { version: "1.0.0" },
      "node_modules/local": { resolved: "local", link: true },
    },
  }),
  "local/package.json": JSON.stringify({ name: "local", version: "1.0.0" }),
};

test("setup installs what is missing or older than the lock file, and nothing else", async (t) => {
  const folder = await makeTree(t, LOCAL);
  const installs = async (): Promise<boolean> => {
    const { code, stdout, stderr } = await runTool("setup", [folder]);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
    return stdout.includes("Installing");
  };
  assert.equal(await installs(), true);
  assert.equal(await installs(), false);
  const later = new Date(Date.now() + 60_000);
  await utimes(join(folder, "package-lock.json"), later, later);
  assert.equal(await installs(), true);
  const earlier = new Date(0);
  await utimes(join(folder, "package-lock.json"), earlier, earlier);
  await rm(join(folder, "node_modules"), { recursive: true });
  assert.equal(await installs(), true);
});

test("setup says what to do if the registry does not answer", async (t) => {
  const entry = { version: "1.0.0", integrity: `sha512-${"A".repeat(86)}==` };
  const folder = await makeTree(t, {
    "package.json": JSON.stringify({ name: "it", dependencies: { far: "1.0.0" } }),
    "package-lock.json": JSON.stringify({
      name: "it",
      lockfileVersion: 3,
      packages: { "": { name: "it", dependencies: { far: "1.0.0" } }, "node_modules/far": entry },
    }),
  });
  const nowhere = { npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };
  const { code, stderr } = await runTool("setup", [folder], { env: nowhere });
  assert.equal(code, 3);
  assert.match(stderr, /Could not install the packages of ".+": npm ci ended with \d+\. .+check the network/u);
});

test("setup refuses a folder without a lock file", async (t) => {
  const folder = await makeTree(t, { "package.json": "{}" });
  const stderr = `Could not install the packages of "${folder}": it has no package-lock.json.\n`;
  assert.deepEqual(await runTool("setup", [folder]), { code: 3, stdout: "", stderr });
});
