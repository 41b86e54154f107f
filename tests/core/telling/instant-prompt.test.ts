// Which typed prompts are answered without the model, and that everything else is left to it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseInstantPrompt } from "../../../plugins/codex/scripts/src/core/telling/instant-prompt.ts";

const ID = "mm7kwn40-a1b2c";

describe("parseInstantPrompt takes", () => {
  const taken: readonly (readonly [string, string, readonly string[]])[] = [
    ["/codex:status", "status", []],
    ["/codex:status  ", "status", []],
    [`/codex:status ${ID}   mm7k`, "status", [ID, "mm7k"]],
    ["/codex:status --all --everywhere", "status", ["--all", "--everywhere"]],
    ["/codex:cancel", "cancel", []],
    [`/codex:cancel ${ID}`, "cancel", [ID]],
    ["/codex:queue", "queue", []],
    ["/codex:queue --everywhere", "queue", ["--everywhere"]],
    ["/codex:logs", "logs", []],
    ["/codex:logs mm7k", "logs", ["mm7k"]],
  ];
  for (const [prompt, command, args] of taken)
    test(prompt, () => assert.deepEqual(parseInstantPrompt(prompt), { command, args }));
});

describe("parseInstantPrompt leaves to the model", () => {
  const left = [
    "",
    "hello",
    "/codex:",
    "/codex:rescue mend it",
    `/codex:result ${ID}`,
    "/codex:constructor",
    "/codex:status --wait",
    `/codex:status ${ID} --wait --any`,
    "/codex:status --timeout-ms 5",
    "/codex:status --json",
    "/codex:status --help",
    "/codex:status --all --all",
    `/codex:logs ${ID} --follow`,
    `/codex:logs ${ID} mm7k`,
    `/codex:cancel ${ID} mm7k`,
    "/codex:cancel --all",
    `/codex:queue ${ID}`,
    `/codex:status "${ID}"`,
    `/codex:status '${ID}'`,
    `/codex:status ${ID}; touch x`,
    `/codex:status ${ID} && touch x`,
    "/codex:status $(touch x)",
    "/codex:status `touch x`",
    `/codex:status ${ID} > x`,
    "/codex:status MM7K",
    "/codex:status of my jobs, please?",
    "/codex:status -a",
    " /codex:status",
    "/codex:status\n",
    `/codex:status\n${ID}`,
    `/codex:status\t${ID}`,
    "/codex:statusx",
    "/codex:Status",
    "/other:status",
    "/status",
    "please run /codex:status",
  ];
  for (const prompt of left) test(JSON.stringify(prompt), () => assert.equal(parseInstantPrompt(prompt), null));
});
