/** The real Claude Code against the scripted model: what the rig promises to the end-to-end tests of the plugin. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { ClaudeClient } from "../../testing/claude-binary.ts";
import { type HookRecorder, writeHookRecorder, writeMarketplace } from "../../testing/claude-plugin.ts";
import { eventsOf } from "../../testing/claude-print.ts";
import { withClaudeRig } from "../../testing/claude-rig.ts";
import { apiError, bash, hang, loadTools, say, startAgent, stopTask } from "../../testing/scripted-claude/reply.ts";
import { agentIdOf, lastToolResult, newsOf, systemOf, textsOf } from "../../testing/scripted-claude/request.ts";
import { inTurns, type Step } from "../../testing/scripted-claude/scenario.ts";
import { until } from "../../testing/wait.ts";
import { writeTestPlugin } from "./claude-rig/plugin.ts";

const CLIENTS: readonly ClaudeClient[] = ["current", "older"];
const ARGUMENTS = '"; touch pwned; "';
const KNOWS = "The hook knows: 42.";
const NOTIFICATION = /<task-notification>[\s\S]*<status>completed<\/status>[\s\S]*The agent's last words\./u;

const background = startAgent("codex:codex-rescue", "do it", { run_in_background: true });
const foreground = startAgent("codex:codex-rescue", "do it", { run_in_background: false });
const forwarder: readonly Step[] = [bash("codex-test one two"), say("The agent's last words.")];
const plugins = async (folder: string) => [await writeTestPlugin(join(folder, "plugin"))];

for (const client of CLIENTS) {
  test(`${client}: the end of a background agent arrives as a notification, with what our hook adds`, async (t) => {
    const scenario = inTurns({ main: [background, say("Launched."), say("Notified.")], agent: forwarder });
    await withClaudeRig(t, { client, scenario, plugins }, async ({ model, print }) => {
      const { code, stdout, stderr } = await print("Start, please.");
      assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
      assert.match(stdout, /Notified\.\n$/u);
      const news = model.mainRequests().map((request) => newsOf(request).join("\n"));
      assert.equal(news.length, 3);
      assert.match(news[0] ?? "", new RegExp(`Start, please\\.[\\s\\S]*${KNOWS}`, "u"));
      assert.match(news[1] ?? "", /^Async agent launched successfully\./u);
      assert.match(news[2] ?? "", NOTIFICATION);
      assert.ok(news[2]?.includes(KNOWS));
    });
  });

  test(`${client}: a foreground agent's last words are the tool's result`, async (t) => {
    const scenario = inTurns({ main: [foreground, say("Done.")], agent: forwarder });
    await withClaudeRig(t, { client, scenario, plugins }, async ({ model, print }) => {
      assert.deepEqual(await print("Start, please."), { code: 0, stdout: "Done.\n", stderr: "" });
      const [asked, told, ...more] = model.agentRequests();
      assert.ok(asked && told);
      assert.deepEqual(more, []);
      assert.match(systemOf(asked), /You are the forwarder\./u);
      assert.match(String(agentIdOf(asked)), /^a[0-9a-f]+$/u);
      assert.equal(lastToolResult(told), "codex-test was given: <one><two>");
      assert.match(String(model.mainRequests().map(lastToolResult).at(-1)), /The agent's last words\./u);
    });
  });

  test(`${client}: an agent that hangs can be stopped, which is told`, async (t) => {
    const load = client === "current" ? [loadTools("TaskStop")] : [];
    const stop: Step = (request) => stopTask(/agentId: (\w+)/u.exec(textsOf(request).join("\n"))?.[1] ?? "");
    const scenario = inTurns({ main: [background, ...load, stop, say("Stopped.")], agent: [hang("I begin")] });
    await withClaudeRig(t, { client, scenario, plugins }, async ({ model, print }) => {
      assert.equal((await print("Start, please.")).code, 0);
      assert.match(newsOf(model.mainRequests().at(-1) ?? assert.fail()).join("\n"), /<status>killed<\/status>/u);
    });
  });

  test(`${client}: an agent's error is told`, async (t) => {
    const scenario = inTurns({ main: [foreground, say("Done.")], agent: [apiError(400)] });
    await withClaudeRig(t, { client, scenario, plugins }, async ({ model, print }) => {
      assert.equal((await print("Start, please.")).stdout, "Done.\n");
      assert.match(String(lastToolResult(model.mainRequests().at(-1) ?? assert.fail())), /scripted error 400/u);
    });
  });

  test(`${client}: the recorder sees the input of every hook, and the stream tells every event`, async (t) => {
    let recorder: HookRecorder | undefined;
    const recorded = async (folder: string) => {
      recorder = await writeHookRecorder(join(folder, "recorder"));
      return [recorder.plugin];
    };
    const scenario = inTurns({ main: [bash("echo seen"), say("Done.")] });
    await withClaudeRig(t, { client, scenario, plugins: recorded }, async ({ print }) => {
      const events = eventsOf(await print("Start, please.", { stream: true }));
      assert.equal(events.find(({ type }) => type === "result")?.["result"], "Done.");
      const names = (await recorder?.records())?.map((record) => record["hook_event_name"]);
      const tool = ["PreToolUse", "PostToolUse"];
      assert.deepEqual(names, ["SessionStart", "UserPromptSubmit", ...tool, "Stop", "SessionEnd"]);
    });
  });

  test(`${client}: the arguments of a command reach the model as they are, and a shell as program text`, async (t) => {
    await withClaudeRig(t, { client, scenario: inTurns({ main: [say("Done.")] }), plugins }, async (rig) => {
      const ask = async (command: string) => {
        assert.equal((await rig.print(`/codex:${command} ${ARGUMENTS}`)).code, 0);
        return newsOf(rig.model.mainRequests().at(-1) ?? assert.fail());
      };
      assert.ok((await ask("plain")).includes(`Asked for: ${ARGUMENTS}\n`));
      assert.ok((await ask("inline-single")).includes(`Ran: codex-test was given: <${ARGUMENTS}>\n`));
      assert.equal(existsSync(join(rig.work, "pwned")), false);
      await ask("inline-double");
      assert.equal(existsSync(join(rig.work, "pwned")), true, "inline Bash is safe now: commands may use it");
    });
  });

  test(`${client}: a plugin from a local marketplace is valid, installs and runs`, async (t) => {
    const scenario = inTurns({ main: [bash("codex-test installed"), say("Done.")] });
    await withClaudeRig(t, { client, scenario }, async ({ folder, command, print, model }) => {
      const market = join(folder, "market");
      const plugin = await writeTestPlugin(join(market, "plugins", "codex"));
      await writeMarketplace(market, "test-market", { name: "codex", path: "plugins/codex" });
      for (const args of [
        ["validate", plugin],
        ["validate", market],
        ["marketplace", "add", market],
        ["install", "codex@test-market"],
      ]) {
        const { code, stdout, stderr } = await command("plugin", ...args);
        assert.equal(code, 0, `${args.join(" ")}: ${stdout}${stderr}`);
      }
      await print("Start, please.");
      assert.equal(lastToolResult(model.mainRequests().at(-1) ?? assert.fail()), "codex-test was given: <installed>");
    });
  });
}

test("what the scenario throws fails the test", async (t) => {
  const scenario = inTurns({ main: [] });
  const run = withClaudeRig(t, { scenario }, async ({ print }) => void (await print("Start, please.")));
  await assert.rejects(run, /^Error: Could not answer the main thread: it has no step\.$/u);
});

test("terminal: a background agent's end wakes the main thread, with what our hook adds", async (t) => {
  const main = [startAgent("codex:codex-rescue", "do it"), say("Launched."), say("Notified.")];
  await withClaudeRig(t, { scenario: inTurns({ main, agent: forwarder }), plugins }, async ({ model, terminal }) => {
    const screen = await terminal();
    await screen.submit("Start, please.");
    await screen.waitFor(/Notified\./u);
    const news = newsOf(model.mainRequests().at(-1) ?? assert.fail()).join("\n");
    assert.match(news, NOTIFICATION);
    assert.ok(news.includes(KNOWS));
  });
});

test("terminal: a line of a monitor wakes the idle main thread, after /clear too", async (t) => {
  await withClaudeRig(t, { scenario: inTurns({ main: [say("Heard.")] }), plugins }, async (rig) => {
    const screen = await rig.terminal();
    for (const [index, line] of ["The first line.", "The second line."].entries()) {
      await writeFile(join(rig.folder, "said"), `${line}\n`);
      await rename(join(rig.folder, "said"), join(rig.folder, "companion-says")); // the monitor never sees it empty
      const request = await until(() => rig.model.mainRequests()[index], { what: `a turn for "${line}"` });
      const news = newsOf(request).join("\n");
      assert.match(news, new RegExp(`Monitor event: "codex jobs"</summary>\n<event>${line}</event>`, "u"));
      assert.ok(news.includes(KNOWS));
      await screen.waitFor(/Heard\./u);
      if (index > 0) continue;
      await screen.submit("/clear");
      await screen.waitFor(/^(?![\s\S]*Heard\.)/u);
    }
  });
});

test("terminal: the arguments of a typed command reach the model as they are", async (t) => {
  await withClaudeRig(t, { scenario: inTurns({ main: [say("Done.")] }), plugins }, async (rig) => {
    const screen = await rig.terminal();
    await screen.submit(`/codex:plain ${ARGUMENTS}`);
    await screen.waitFor(/Done\./u);
    assert.ok(newsOf(rig.model.mainRequests()[0] ?? assert.fail()).includes(`Asked for: ${ARGUMENTS}\n`));
    assert.equal(existsSync(join(rig.work, "pwned")), false);
  });
});
