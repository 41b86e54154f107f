/** The review gate with the real Claude Code and the real Codex: a finding makes Claude go on, a mended one lets it stop. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { promisify } from "node:util";
import type { ClaudeClient } from "../../../testing/claude-binary.ts";
import { COMPANION } from "../../../testing/companion.ts";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { type ModelReply, message, reply, shellCommand } from "../../../testing/scripted-model/reply.ts";
import { inputOf, type ModelRequest } from "../../../testing/scripted-model/request.ts";
import { contextsIn } from "../../../testing/truth-case.ts";
import { CAP_MS, channelsOf, type JobFacts, jobs, newsOfMain } from "../../../testing/truth-job.ts";
import { type TruthRig, withTruthRig } from "../../../testing/truth-rig.ts";
import { until } from "../../../testing/wait.ts";

const run = promisify(execFile);

const FINDING = {
  severity: "high",
  title: "It divides by zero",
  body: "If n is 0.",
  confidence: 0.9,
  recommendation: null,
};
const REFUSED: ModelReply = { type: "http", status: 401, body: { error: { message: "no" } } };
const SILENCE: ModelReply = { type: "stream", items: [], end: { type: "hang" } };
const PLACE = { file: "sum.js", line_start: 1, line_end: 1 };

/** What the reviewer says: it finds the planted fault wherever it is shown it. */
function review(request: unknown): ModelReply {
  const isPlanted = /\+total \/ 0/.test(JSON.stringify(request));
  const findings = isPlanted ? [{ ...FINDING, ...PLACE }] : [];
  const verdict = isPlanted ? "needs-attention" : "approve";
  return reply(message(JSON.stringify({ verdict, summary: "Seen.", findings, next_steps: [] })));
}

const plant = bash("echo 'total / 0' > sum.js");
const mend = bash("echo 'total / 1' > sum.js");

interface GateCase {
  /** Claude's steps. */
  readonly main: readonly Step[];
  readonly codex?: (request: unknown) => ModelReply;
  readonly flags?: readonly string[];
  readonly client?: ClaudeClient;
}

/** A client in a repository with the gate on. */
function withGate(
  t: TestContext,
  { main, codex = review, flags = [], client = "current" }: GateCase,
  body: (rig: TruthRig) => Promise<void>,
): Promise<void> {
  return withTruthRig(t, { client, scenario: inTurns({ main }), codex: { scenario: codex } }, async (rig) => {
    const args = [COMPANION, "setup", "--enable-review-gate", ...flags];
    await run(process.execPath, args, { cwd: rig.work, env: rig.env });
    await body(rig);
  });
}

function sum(rig: TruthRig): string {
  return readFileSync(join(rig.work, "sum.js"), "utf8");
}

/** What Claude was told by the gate. */
function blocksIn(rig: TruthRig): readonly string[] {
  return newsOfMain(rig).filter((news) => news.includes("Codex's review "));
}

function statuses(rig: TruthRig): readonly JobFacts["status"][] {
  return jobs(rig).map(({ status }) => status);
}

for (const client of ["current", "older"] as const) {
  test(`print mode, ${client} client: a planted finding makes Claude go on once, and the mended work lets it stop`, async (t) => {
    await withGate(t, { client, main: [plant, say("Done."), mend, say("Mended.")] }, async (rig) => {
      const { stdout } = await rig.print("Please sum up.");
      assert.match(stdout, /Mended\./);
      const [told, ...more] = blocksIn(rig);
      assert.match(told ?? "", /1 finding of severity high or worse \(round 1 of 2\)/);
      assert.match(told ?? "", /- sum\.js:1 high F1: "It divides by zero"/);
      assert.match(told ?? "", /codex-companion setup --disable-review-gate/);
      assert.deepEqual(more, []);
      assert.deepEqual([statuses(rig), sum(rig)], [["completed", "completed"], "total / 1\n"]);
      assert.deepEqual(await channelsOf(rig), ["gate"]);
    });
  });
}

test("print mode: nothing is reviewed if nothing changed, and no more often than the rounds allow", async (t) => {
  await withGate(t, { main: [bash("cat README.md"), say("Read.")] }, async (rig) => {
    await rig.print("Please read.");
    assert.deepEqual([statuses(rig), rig.codexModel.responses().length], [[], 0]);
  });
  const again = (text: string): Step[] => [bash(`echo 'total / 0 // ${text}' > sum.js`), say(`Said ${text}.`)];
  const main = [...again("a"), ...again("b"), ...again("c"), say("Never.")];
  await withGate(t, { main, flags: ["--max-rounds", "2"] }, async (rig) => {
    const { stdout } = await rig.print("Please sum up.");
    assert.match(stdout, /Said c\./);
    assert.deepEqual([blocksIn(rig).length, statuses(rig)], [2, ["completed", "completed"]]);
  });
});

test("print mode: Codex reads a change that is too large for its prompt from our store", async (t) => {
  const large = bash("seq 1 40000 > large.txt; echo 'total / 0' > sum.js");
  const codex = (request: unknown): ModelReply => {
    const text = inputOf(request as ModelRequest)
      .map((item) => JSON.stringify(item))
      .join("\n");
    const command: string = JSON.parse(`"${/with git: (GIT_.*?)\. Read the files/.exec(text)?.[1] ?? ""}"`);
    assert.match(command, /^GIT_ALTERNATE_OBJECT_DIRECTORIES=/);
    return text.includes("function_call_output") ? review(request) : reply(shellCommand(`${command} -- sum.js`));
  };
  await withGate(t, { main: [large, say("Done."), mend, say("Mended.")], codex }, async (rig) => {
    await rig.print("Please sum up.");
    assert.match(blocksIn(rig)[0] ?? "", /- sum\.js:1 high F1/);
  });
});

test("print mode: a review that fails never blocks", async (t) => {
  await withGate(t, { main: [plant, say("Done."), say("Never.")], codex: () => REFUSED }, async (rig) => {
    const { stdout } = await rig.print("Please sum up.");
    assert.match(stdout, /Done\./);
    assert.deepEqual([blocksIn(rig), statuses(rig)], [[], ["failed"]]);
  });
});

test("the terminal: a finding makes Claude go on, and neither monitor nor sweep tells the review", async (t) => {
  await withGate(t, { main: [plant, say("Done."), mend, say("Mended."), say("Nothing else.")] }, async (rig) => {
    const screen = await rig.terminal();
    await screen.submit("Please sum up.");
    await screen.waitFor(/Mended\./);
    assert.equal(blocksIn(rig).length, 1);
    // A prompt that came before the second review began would be the start of what is reviewed next.
    await until(() => jobs(rig).length === 2, { timeoutMs: CAP_MS, what: "the review of the mended work" });
    await channelsOf(rig);
    await screen.submit("Anything else?");
    await screen.waitFor(/Nothing else\./);
    assert.deepEqual(newsOfMain(rig).flatMap(contextsIn), []);
    assert.doesNotMatch(newsOfMain(rig).join("\n"), /<event>/);
    assert.deepEqual(
      jobs(rig).map(({ told }) => told.map(({ channel }) => channel)),
      [["gate"], ["gate"]],
    );
  });
});

test("the terminal: a review that fails is told to the user alone", async (t) => {
  await withGate(t, { main: [plant, say("Done."), say("Never.")], codex: () => REFUSED }, async (rig) => {
    const screen = await rig.terminal();
    await screen.submit("Please sum up.");
    await screen.waitFor(/not reviewed/);
    assert.deepEqual(blocksIn(rig), []);
    assert.doesNotMatch(newsOfMain(rig).join("\n"), /not reviewed/);
  });
});

test("the terminal: Esc while the review runs ends it, and the client is free", async (t) => {
  await withGate(t, { main: [plant, say("Done."), say("Free.")], codex: () => SILENCE }, async (rig) => {
    const screen = await rig.terminal();
    await screen.submit("Please sum up.");
    await until(() => rig.codexModel.responses().length > 0, { timeoutMs: CAP_MS, what: "a review" });
    await screen.press("Escape");
    await until(() => statuses(rig)[0] === "cancelled", { timeoutMs: CAP_MS, what: "the end of the review" });
    await screen.submit("Go on.");
    await screen.waitFor(/Free\./);
  });
});
