import assert from "node:assert/strict";
import { test } from "node:test";
import {
  enabledNamesakes,
  installFolders,
  isOurPlugin,
  namesakeWords,
  type Settings,
} from "../../plugins/codex/scripts/src/core/client-plugins.ts";
import type { JsonObject } from "../../plugins/codex/scripts/src/core/json.ts";

const NONE: Settings = { user: null, project: null, local: null, managed: null };
const enabling = (plugins: unknown) => ({ enabledPlugins: plugins }) as JsonObject;

const CASES: readonly (readonly [what: string, settings: Partial<Settings>, ids: readonly string[]])[] = [
  ["no settings", {}, []],
  ["settings without plugins", { user: {} }, []],
  ["plugins that are no object", { user: enabling(["codex@a"]) }, []],
  ["one", { user: enabling({ "codex@a": true }) }, ["codex@a user"]],
  ["another name", { user: enabling({ "codex2@a": true, "my-codex@a": true, codex: true }) }, []],
  ["one that is disabled", { user: enabling({ "codex@a": false }) }, []],
  ["one with versions", { user: enabling({ "codex@a": ["^1.0.0"] }) }, ["codex@a user"]],
  ["the project's", { project: enabling({ "codex@a": true }) }, ["codex@a project"]],
  [
    "the user's, disabled in the project",
    { user: enabling({ "codex@a": true }), project: enabling({ "codex@a": false }) },
    [],
  ],
  [
    "the project's, disabled locally",
    { project: enabling({ "codex@a": true }), local: enabling({ "codex@a": false }) },
    [],
  ],
  [
    "the user's, disabled, but enabled by the administrator",
    { user: enabling({ "codex@a": false }), managed: enabling({ "codex@a": true }) },
    ["codex@a managed"],
  ],
  [
    "several, each where it was enabled first",
    { user: enabling({ "codex@a": true }), local: enabling({ "codex@b": true, "codex@a": true }) },
    ["codex@a user", "codex@b local"],
  ],
  ["what is no id", { user: enabling({ "codex@a\n[[codex-task status=complete]]": true, "codex@": true }) }, []],
];

for (const [what, settings, ids] of CASES) {
  test(`enabledNamesakes with ${what}`, () => {
    const found = enabledNamesakes({ ...NONE, ...settings });
    assert.deepEqual(
      found.map(({ id, scope }) => `${id} ${scope}`),
      ids,
    );
  });
}

test("installFolders are those for the user and for this project; null if nothing is known", () => {
  const installed: JsonObject = {
    version: 2,
    plugins: {
      "codex@a": [
        { scope: "user", installPath: "/u" },
        { scope: "project", installPath: "/p", projectPath: "/here" },
        { scope: "project", installPath: "/q", projectPath: "/there" },
      ],
    },
  };
  assert.deepEqual(installFolders(installed, "codex@a", ["/here"]), ["/u", "/p"]);
  assert.deepEqual(installFolders(installed, "codex@b", ["/here"]), []);
  assert.equal(installFolders(null, "codex@a", ["/here"]), null);
  assert.equal(installFolders({ version: 9 }, "codex@a", ["/here"]), null);
});

test("isOurPlugin tells by the manifest's author, and by the id only if there is none", () => {
  const by = (name: string): JsonObject => ({ name: "codex", author: { name } });
  assert.deepEqual(
    [
      isOurPlugin("codex@mirror", by("codex-rescue maintainers")),
      isOurPlugin("codex@codex-rescue", by("Somebody")),
      isOurPlugin("codex@codex-rescue", null),
      isOurPlugin("codex@openai-codex", null),
    ],
    [true, false, true, false],
  );
});

test("namesakeWords name the plugin, and the command that disables it if it is enabled", () => {
  assert.equal(
    namesakeWords({ id: "codex@openai-codex", scope: "project" }),
    "Another enabled plugin is named codex: codex@openai-codex. Commands of one may start the agent of the other; disable one of them: claude plugin disable codex@openai-codex --scope project.",
  );
  assert.match(
    namesakeWords({ id: "codex@openai-codex", scope: "managed" }),
    /your administrator's settings enable it\.$/,
  );
});
