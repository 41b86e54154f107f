/** `/codex:say`, typed in the terminal client: the running job takes the words up, whatever characters they have. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { held, newestJob, newsOfMain, release } from "../../../testing/truth-job.ts";
import { rescueCommand, withTruthRig } from "../../../testing/truth-rig.ts";

const WORDS = '[[say:As told: it\'s "so", $(touch pwned).]]';

/** The call that the command asks for, made from what the model was given. */
const pass: Step = (_, { news }) => {
  const [, id, text] = /<arguments>\n(\S+) (.+)\n<\/arguments>/u.exec(news) ?? [];
  assert.match(
    news,
    /Run this with the Bash tool, once:\n+```bash\ncodex-companion say JOB - <<'CODEX_WORDS_END_HERE'\n/u,
  );
  return bash(`codex-companion say ${id} - <<'CODEX_WORDS_END_HERE'\n${text}\nCODEX_WORDS_END_HERE`);
};

test("the terminal: /codex:say steers the job that runs, and Claude shows that Codex took it", async (t) => {
  const main = [
    bash(rescueCommand(held("[[say:As asked.]]"), "--background", "--write")),
    say("It is under way."),
    pass,
    say("It was said."),
  ];
  await withTruthRig(t, { scenario: inTurns({ main }) }, async (rig) => {
    const terminal = await rig.terminal();
    await terminal.submit("Ask Codex.");
    await terminal.waitFor(/It is under way\./u);
    const { id } = await newestJob(rig, "running");
    await terminal.submit(`/codex:say ${id} ${WORDS}`);
    await terminal.waitFor(/It was said\./u);
    assert.match(newsOfMain(rig).at(-1) ?? "", new RegExp(`Said to job ${id}: Codex took it\\.`, "u"));
    await release(rig);
    await newestJob(rig, "completed");
    const result = readFileSync(join(rig.home, "jobs", id, "result.md"), "utf8");
    assert.equal(result.trim(), 'As told: it\'s "so", $(touch pwned).');
  });
});
