/** What is typed behind our commands reaches the model as it is, and no shell. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import { errorCode } from "../../../plugins/codex/scripts/src/io/files.ts";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { lastToolResult } from "../../../testing/scripted-claude/request.ts";
import { inTurns } from "../../../testing/scripted-claude/scenario.ts";
import { newsOfMain } from "../../../testing/truth-job.ts";
import { type TruthRig, withTruthRig } from "../../../testing/truth-rig.ts";
import { until } from "../../../testing/wait.ts";

const COMMANDS = ["status", "result", "cancel", "review", "adversarial-review", "transfer", "setup"] as const;
const ARGUMENTS = ['"; touch pwned; "', "$(touch pwned)", "`touch pwned`", "!`touch pwned`", "'; touch pwned; '"];

/** The files of that name below the test's folder. */
async function pwned({ folder }: TruthRig): Promise<string[]> {
  const names = await until(() => namesBelow(folder), { what: "a folder that stands still" });
  assert.ok(names.length > 10, "the folder was read");
  return names.filter((name) => name.endsWith("pwned"));
}

/** Null if a file of the client went while it was listed. */
function namesBelow(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder, { recursive: true }).map(String);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** The command's text with these arguments, as the model is to get it. */
function asGiven(text: string): string {
  // The client itself takes the sting out of its own syntax for a call.
  return `<arguments>\n${text.replace("!`", "\\! `")}\n</arguments>`;
}

for (const command of COMMANDS) {
  test(`print mode: the arguments of /codex:${command} are text`, async (t) => {
    const scenario = inTurns({ main: [say("Done.")] });
    await withTruthRig(t, { scenario }, async (rig) => {
      for (const text of ARGUMENTS) {
        const { code, stdout } = await rig.print(`/codex:${command} ${text}`);
        assert.deepEqual({ code, stdout }, { code: 0, stdout: "Done.\n" });
        const news = newsOfMain(rig).at(-1) ?? "";
        assert.ok(news.includes(asGiven(text)), news);
        assert.ok(news.includes(`Run \`codex-companion ${command}\` with the Bash tool`), news);
      }
      assert.deepEqual(await pwned(rig), []);
    });
  });
}

test("print mode: the call that the command asks for works", async (t) => {
  const scenario = inTurns({ main: [bash("codex-companion status"), say("Done.")] });
  await withTruthRig(t, { scenario }, async (rig) => {
    assert.equal((await rig.print(`/codex:status ${ARGUMENTS[0]}`)).code, 0);
    const result = lastToolResult(rig.model.mainRequests().at(-1) ?? assert.fail());
    assert.match(result ?? "", /No Codex jobs/i);
    assert.deepEqual(await pwned(rig), []);
  });
});

test("terminal: the arguments of the commands are text, and the call works", async (t) => {
  const turns = COMMANDS.flatMap((command) => [bash("codex-companion status"), say(`Shown ${command}.`)]);
  await withTruthRig(t, { scenario: inTurns({ main: turns }) }, async (rig) => {
    const screen = await rig.terminal();
    for (const [index, command] of COMMANDS.entries()) {
      const text = ARGUMENTS[index] ?? "";
      await screen.submit(`/codex:${command} ${text}`);
      await screen.waitFor(new RegExp(`Shown ${command}\\.`));
      const [asked, called] = newsOfMain(rig).slice(-2);
      assert.ok(asked?.includes(asGiven(text)), asked);
      assert.match(called ?? "", /No Codex jobs/i);
    }
    assert.deepEqual(await pwned(rig), []);
  });
});
