/** A real conversation of Claude Code becomes a thread of the real Codex: at first, again, and when it has grown. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { checkAnswer } from "../../testing/answers.ts";
import { COMPANION } from "../../testing/companion.ts";
import { bash, say } from "../../testing/scripted-claude/reply.ts";
import { lastToolResult } from "../../testing/scripted-claude/request.ts";
import { inTurns } from "../../testing/scripted-claude/scenario.ts";
import { inputOf } from "../../testing/scripted-model/request.ts";
import { type TruthRig, withTruthRig } from "../../testing/truth-rig.ts";

const run = promisify(execFile);

/** The companion as it is called by hand, outside of the client. */
async function companion({ env, work }: TruthRig, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [COMPANION, ...args], { cwd: work, env });
  checkAnswer(args, stdout);
  return stdout;
}

test("the client hands its own conversation over; a repeat and a grown one keep the thread", async (t) => {
  const main = [
    bash("codex-companion transfer"),
    say("Codex has it."),
    bash("codex-companion transfer --json"),
    say("The lamp is green."),
  ];
  await withTruthRig(t, { scenario: inTurns({ main }) }, async (rig) => {
    assert.equal((await rig.print("/codex:transfer")).code, 0);
    const told = lastToolResult(rig.model.mainRequests().at(-1) ?? assert.fail()) ?? "";
    const pattern =
      /^Codex has this conversation now\.\n {2}source {3}(\S+)\n {2}thread {3}(\S+)\n {2}resume {3}codex resume (\S+)$/;
    const [, source = "", threadId, resumed] = pattern.exec(told) ?? assert.fail(told);
    assert.equal(resumed, threadId);
    assert.ok(source.startsWith(join(rig.env["HOME"] ?? "", ".claude", "projects")), source);

    const again = async () => JSON.parse(await companion(rig, "transfer", "--source", source, "--json"));
    const known = { threadId, isNew: false, source, resume: `codex resume ${threadId}` };
    // The client has written on since: its answer to the call. Then nothing more.
    assert.deepEqual(await again(), known);
    assert.deepEqual(await again(), known);

    assert.equal((await rig.print("What colour has the lamp?", { args: ["--continue"] })).code, 0);
    const grown = lastToolResult(rig.model.mainRequests().at(-1) ?? assert.fail()) ?? "";
    assert.deepEqual(JSON.parse(grown), known);
    assert.deepEqual(await again(), known); // Its last answer came after that.
    await companion(rig, "task", "--resume", threadId ?? "", "--", "[[say:I have read it.]]");
    const heard = JSON.stringify(inputOf(rig.codexModel.responses().at(-1) ?? assert.fail()));
    for (const words of ["What colour has the lamp?", "The lamp is green."]) assert.ok(heard.includes(words), heard);
  });
});

test("a conversation that Codex does not look for is refused in its words, and one outside is not handed to it", async (t) => {
  const scenario = inTurns({ main: [say("Hello.")] });
  const env = (folder: string) => ({ CLAUDE_CONFIG_DIR: join(folder, "home", ".claude", "other") });
  await withTruthRig(t, { scenario, env }, async (rig) => {
    const failed = async (...args: readonly string[]) => {
      const ended = run(process.execPath, [COMPANION, "transfer", ...args], { cwd: rig.work, env: rig.env });
      return ended.then(
        () => assert.fail("it was handed over"),
        ({ code, stderr }) => ({ code, stderr }),
      );
    };
    const folder = join(rig.env["CLAUDE_CONFIG_DIR"] ?? "", "projects", "-w");
    const source = join(folder, "s.jsonl");
    await run("mkdir", ["-p", folder]);
    await run("touch", [source]);
    const { code, stderr } = await failed("--source", source);
    assert.equal(code, 3);
    assert.match(stderr, /Codex says: .* Codex takes conversations only from ~\/\.claude\/projects/);
    assert.equal((await failed("--source", join(rig.work, "README.md"))).code, 2);
  });
});
