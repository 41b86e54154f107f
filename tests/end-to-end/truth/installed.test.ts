/** The plugin as a marketplace hands it out, installed from a path with blanks, quotes and letters of other alphabets. */
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { repositoryRoot } from "../../../testing/codex-binary.ts";
import { git } from "../../../testing/repository.ts";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { lastToolResult, textsOf } from "../../../testing/scripted-claude/request.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { contextsIn, startRescue } from "../../../testing/truth-case.ts";
import { channelsOf, newestJob, newsOfMain, newsThat } from "../../../testing/truth-job.ts";
import { pluginFolder, rescueCommand, type TruthRig, withTruthRig } from "../../../testing/truth-rig.ts";

const FOLDER = `a market 'of' "Zürich" $HOME 工具`;
/** The monitor is a line for a shell, into which the client puts the path: blanks, apostrophes and other letters survive there. */
const MONITORED = "it's a market, Zürich 工具";
const forward: Step = (_, { news }) => say(news);

async function must(rig: TruthRig, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await rig.command("plugin", ...args);
  assert.equal(code, 0, `${args.join(" ")}: ${stdout}${stderr}`);
  return stdout + stderr;
}

/** A copy of what a user's client fetches, and nothing else, and the plugin installed from it. */
async function install(rig: TruthRig): Promise<string> {
  const market = join(rig.folder, FOLDER);
  await cp(join(repositoryRoot(), ".claude-plugin"), join(market, ".claude-plugin"), { recursive: true });
  await cp(pluginFolder, join(market, "plugins", "codex"), { recursive: true });
  await must(rig, "marketplace", "add", market);
  await must(rig, "install", "codex@codex-rescue");
  return market;
}

test("the plugin and its marketplace are valid, without a warning", async (t) => {
  await withTruthRig(t, { scenario: inTurns({ main: [say("Done.")] }) }, async (rig) => {
    for (const folder of [pluginFolder, repositoryRoot()]) {
      const said = await must(rig, "validate", folder);
      assert.match(said, /Validation passed/);
      assert.doesNotMatch(said, /Found \d+ (?:warning|error)/);
      const codes = [...said.matchAll(/\(([A-Z]+_[A-Z_]+)\)/g)].map(([, code]) => code);
      assert.deepEqual(
        codes.filter((code) => code !== "ICON_MISSING"),
        [],
        said,
      );
    }
  });
});

test("installed, its hooks, program, agent, commands and skills are there, and the end is told with the commit", async (t) => {
  const main = [bash("command -v codex-companion"), startRescue(true), say("One."), say("Two.")];
  const agent = [bash(rescueCommand("[[commit:fix the parser]]", "--write", "--allow-commit")), forward];
  await withTruthRig(t, { scenario: inTurns({ main, agent }), plugins: async () => [] }, async (rig) => {
    await install(rig);
    await rig.print("Please start.");
    const [, found] = rig.model.mainRequests();
    assert.match(lastToolResult(found ?? assert.fail()) ?? "", /\/plugins\/.*\/bin\/codex-companion$/);
    const offered = textsOf(found ?? assert.fail()).join("\n");
    for (const name of ["cancel", "rescue", "result", "setup", "status", "codex-delegation", "codex-results"])
      assert.ok(offered.includes(`- codex:${name}: `), name);
    assert.match(offered, /- codex:codex-rescue: .*\(Tools: Bash\)/);

    const { id } = await newestJob(rig, "completed");
    const sha = (await git(rig.work, "rev-parse", "HEAD")).slice(0, 10);
    const [said, ...more] = newsOfMain(rig).flatMap(contextsIn);
    assert.match(
      said ?? "",
      new RegExp(
        `^codex job ${id}: complete, ended at \\S+Z after \\S+\\. Work: 1 commit, 1 file changed\\. .* Commits: ${sha} "fix the parser"\\.`,
      ),
    );
    assert.deepEqual(more, []);
    assert.deepEqual(await channelsOf(rig), ["agent-return"]);
  });
});

test("loaded from a path with blanks, an apostrophe and other letters, the plugin works in the terminal, its monitor included", async (t) => {
  const main = [startRescue(true), say("One."), say("Two."), say("Three.")];
  const agent = [bash(rescueCommand("[[slow:1500]][[say:late]]", "--background")), forward];
  const plugins = async (folder: string) => {
    const plugin = join(folder, MONITORED, "codex");
    await cp(pluginFolder, plugin, { recursive: true });
    return [plugin];
  };
  await withTruthRig(t, { scenario: inTurns({ main, agent }), plugins }, async (rig) => {
    const screen = await rig.terminal();
    await screen.submit("Please start.");
    await screen.waitFor(/One\./);
    const { id } = await newestJob(rig, "completed");
    const woken = await newsThat(rig, /<event>/);
    assert.match(woken, new RegExp(`<event>codex job ${id} completed \\(no change\\): `));
    assert.match(contextsIn(woken).join("|"), new RegExp(`^codex job ${id}: complete, ended at .* Work: no change\\.`));
    assert.deepEqual(await channelsOf(rig), ["monitor"]);
  });
});
