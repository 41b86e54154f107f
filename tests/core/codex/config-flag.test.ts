import assert from "node:assert/strict";
import { test } from "node:test";
import { configSetting } from "../../../plugins/codex/scripts/src/core/codex/config-flag.ts";

test("configSetting reads a key with its value", () => {
  assert.deepEqual(configSetting("model_verbosity=low"), { key: "model_verbosity", value: "low" });
  assert.deepEqual(configSetting(" tools.view_image = false"), { key: "tools.view_image", value: false });
  assert.deepEqual(configSetting('a="b=c"'), { key: "a", value: "b=c" });
});

test("configSetting refuses what is no setting, and what bears on what a job is promised to keep to", () => {
  const why = (text: string) => {
    const setting = configSetting(text);
    return "problem" in setting ? setting.problem : "taken";
  };
  for (const text of ["", "a", "=1"]) assert.equal(why(text), "it is not KEY=VALUE", text);
  for (const text of ["a..b=1", ".a=1", '"sandbox_mode"=1', "a b=1"])
    assert.equal(why(text), "its key is not names with dots between them", text);
  assert.equal(why("a=[1"), "its value cannot be read: it is no TOML value");
  const refused = [
    ["sandbox_mode", "sandbox_workspace_write.network_access", "permissions.x", "projects.x"],
    ["approval_policy", "shell_environment_policy.inherit", "notify", "hooks.stop", "mcp_servers.x.command"],
    ["model", "model_provider", "model_providers.x.base_url", "profile", "features.x", "experimental_x", "windows_x"],
    ["sqlite_home", "chatgpt_base_url", "__proto__"],
  ].flat();
  const taken = refused.filter((key) => why(`${key}="x"`) === "taken");
  assert.deepEqual(taken, ["__proto__"], "what is inherited is no reason");
});
