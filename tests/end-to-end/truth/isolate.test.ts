/**
 * A rescue in a copy, with the real Codex below the real Claude Code, while its user edits the same files: what the main thread is
 * told, the diff, an apply that is refused whole, and one that brings it in.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { git } from "../../../testing/repository.ts";
import { bash, say } from "../../../testing/scripted-claude/reply.ts";
import { lastToolResult } from "../../../testing/scripted-claude/request.ts";
import { inTurns, type Step } from "../../../testing/scripted-claude/scenario.ts";
import { contextsIn, startRescue } from "../../../testing/truth-case.ts";
import { newestJob, release } from "../../../testing/truth-job.ts";
import { rescueCommand, type TruthRig, withTruthRig } from "../../../testing/truth-rig.ts";

const COMMIT = "git add -A && git -c user.name=C -c user.email=c@example.invalid commit -q -m 'By Codex'";
const BY_USER = "# By the user\n";

test("a rescue in a copy: told as not applied, read, refused on a conflict, mended and applied", async (t) => {
  let rig: TruthRig | undefined;
  let id = "";
  const rescue: Step = () => {
    const wait = `[[run:until test -e ${rig?.folder}/released; do sleep 0.1; done]]`;
    const work = `[[run:echo '# By Codex' > README.md && echo 1 > made && ${COMMIT}]][[say:Made it.]]`;
    return bash(rescueCommand(`${wait}${work}`, "--write", "--isolate"), { timeout: 600_000 });
  };
  const companion =
    (command: string): Step =>
    () =>
      bash(`codex-companion ${command} ${id}`);
  const told: string[] = [];
  const steps = inTurns({
    main: [
      startRescue(false),
      ...[
        say("Told."),
        companion("diff"),
        say("Read."),
        companion("apply"),
        say("Refused."),
        companion("apply"),
        say("In."),
      ],
    ],
    agent: [rescue, (_, { news }) => say(news)],
  });
  await withTruthRig(
    t,
    {
      scenario(request, context) {
        if (context.thread === "main") told.push(...contextsIn(context.news));
        return steps(request, context);
      },
    },
    async (made) => {
      rig = made;
      const { work } = rig;
      const readme = () => readFileSync(join(work, "README.md"), "utf8");
      const result = () => lastToolResult(made.model.mainRequests().at(-1) ?? assert.fail()) ?? "";
      const before = { readme: readme(), head: await git(work, "rev-parse", "HEAD") };

      const first = rig.print("/codex:rescue --isolate Mend it.");
      ({ id } = await newestJob(rig, "running"));
      writeFileSync(join(work, "README.md"), BY_USER);
      await release(rig);
      assert.equal((await first).code, 0);
      assert.equal(told.length, 1, told.join("\n---\n"));
      assert.match(told[0] ?? "", /complete.*1 commit.* in a copy.*not applied.*codex-companion apply/s);
      assert.deepEqual([readme(), await git(work, "rev-parse", "HEAD")], [BY_USER, before.head]);

      await rig.print(`/codex:diff ${id}`);
      assert.match(result(), /^\+# By Codex$/m);

      await rig.print(`/codex:apply ${id}`);
      assert.match(result(), /1 file cannot be merged\. Nothing was touched\.\n {2}README\.md: /);
      assert.deepEqual([readme(), existsSync(join(work, "made"))], [BY_USER, false]);
      assert.equal(await git(work, "rev-parse", "HEAD"), before.head);

      writeFileSync(join(work, "README.md"), before.readme);
      await rig.print(`/codex:apply ${id}`);
      assert.match(result(), /^Applied job \S+ to branch main in .*: 1 commit, 2 files changed\./m);
      assert.equal(readme(), "# By Codex\n");
      assert.equal(await git(work, "log", "-1", "--format=%s %(trailers:key=Codex-Job,valueonly)"), `By Codex ${id}\n`);
      assert.equal(await git(work, "status", "--porcelain"), "");
    },
  );
});
