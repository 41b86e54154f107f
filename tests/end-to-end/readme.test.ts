/**
 * README's ten examples are run as they are written, one after the other in one repository, with the real Codex. Its model
 * is scripted: it does for each task what `MODEL` says. `JOB` becomes the id of the newest job.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { repositoryRoot } from "../../testing/codex-binary.ts";
import { finished, makeRig, type RealRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { message, type OutputItem, reply, shellCommand as run } from "../../testing/scripted-model/reply.ts";
import { promptOf, stepsOf } from "../../testing/scripted-model/request.ts";
import type { Scenario } from "../../testing/scripted-model.ts";

const FILES = {
  "src/parser.js": "export const parse = (text) => text.split('\\n').slice(0, -1);\n",
  "package.json": '{"scripts": {"test": "test ! -e broken"}}\n',
};

const FINDING = {
  ...{ severity: "high", title: "A line is lost", body: "The last one.", confidence: 0.9, recommendation: "Keep it." },
  ...{ file: "src/parser.js", line_start: 1, line_end: 1 },
};
const REVIEW = { verdict: "needs-attention", summary: "A line is lost.", findings: [FINDING], next_steps: [] };
const CHECKS = { checks: [{ id: "F1", check: "confirmed", reason: "It is." }] };

/** The first thing that the model does if it is asked with these words. */
const MODEL: readonly (readonly [words: RegExp, first: OutputItem])[] = [
  [/^The parser drops/, run("echo 'export const parse = (text) => text.split(1);' > src/parser.js")],
  [/^Let the parser accept/, run("echo accepted > lines.txt; touch broken")],
  [/failed with exit code/, run("rm broken")],
  [/^Rename parse\(\)/, run("mv lines.txt renamed.txt; git add -A; git commit -qm 'Rename parse to lines'")],
  [/^Say so in NOTES\.md/, run("echo noted > NOTES.md")],
  [/^Write down how/, run("echo how > how.md")],
  [/^Write down what each/, run("echo returned > returned.md")],
  [/^Write down what may/, run("cp returned.md wrong.md")],
  [/^Try it with a generator/, run("echo generator > generator.js")],
  [/^Make the parser faster/, run("echo faster > faster.js")],
  [/refute/, message(JSON.stringify(CHECKS))],
  [/review|^Can a caller/i, message(JSON.stringify(REVIEW))],
];

const scenario: Scenario = (request) => {
  const [, first] = MODEL.find(([words]) => words.test(promptOf(request))) ?? [];
  return reply(first === undefined || stepsOf(request).length > 0 ? message("It is done.") : first);
};

/** What the commands of each example print, all together. */
const PRINTED: readonly RegExp[] = [
  /^It is done\.$[\s\S]* work=none\]\]$/m,
  /^ {2}files +src\/parser\.js$[\s\S]* work=files\]\]$/m,
  /^ {2}check +passed in round 2 of 3: npm test$[\s\S]* verify=pass\]\]$/m,
  /^ {2}commit +[0-9a-f]{10} Rename parse to lines$[\s\S]* work=commits\]\]$/m,
  /^ {2}resumes +job [\s\S]*^ {2}files +NOTES\.md$/m,
  /status=dispatched [\s\S]* worker \d+ has the job$[\s\S]*status=complete [^\n]* work=files\]\]$/m,
  /status=dispatched [\s\S]*status=(?:waiting|dispatched) /,
  /status=complete [\s\S]*^\+generator$[\s\S]*^Applied job [\s\S]*^ {2}generator\.js$/m,
  /^ {2}best +\S+: 3 of 3 passed the check[\s\S]*status=complete group=\S+ jobs=3 best=\S+\]\]$/m,
  /review=needs-attention findings=1\]\]$[\s\S]*^src\/parser\.js:1 +high [^\n]*confirmed\)$/m,
];

/** The commands of each example, one a line. */
function examples(): readonly (readonly string[])[] {
  const [, part = ""] = readFileSync(join(repositoryRoot(), "README.md"), "utf8").split("\n## Ten examples\n");
  const blocks = (part.split("\n## ")[0] ?? "").matchAll(/^```sh\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, block = ""]) => block.trim().split("\n"));
}

/** Puts the companion on a path by its name, and returns that path. */
async function pathWithCompanion(rig: RealRig): Promise<string> {
  const bin = join(rig.folder, "bin");
  await mkdir(bin);
  const script = `#!/bin/sh\nexec "${process.execPath}" "${rig.program}" "$@"\n`;
  await writeFile(join(bin, "codex-companion"), script, { mode: 0o755 });
  return bin + delimiter + rig.env["PATH"];
}

/** Runs the commands of an example, waits for what they started, and returns what they printed. */
async function runExample(rig: RealRig, PATH: string, lines: readonly string[]): Promise<string> {
  const printed: string[] = [];
  for (const line of lines) {
    const command = line.replace(/\bJOB\b/, jobIds(rig.home).at(-1) ?? "");
    const child = spawn("sh", ["-c", command], { cwd: rig.repo, env: { ...rig.env, PATH }, stdio: "pipe" });
    child.stdin.end();
    const { code, stdout, stderr } = await finished(child);
    assert.deepEqual([code, stderr], [0, ""], `${line}\n${stdout}`);
    printed.push(stdout);
  }
  await rig.run(["status", ...jobIds(rig.home), "--wait"]);
  return printed.join("");
}

test("README's ten examples do what they say", async (t) => {
  const rig = await makeRig(t, { repository: { files: FILES }, model: { scenario }, config: { model: "gpt-5.5" } });
  const path = await pathWithCompanion(rig);
  const all = examples();
  assert.equal(all.length, PRINTED.length);
  for (const [index, lines] of all.entries()) {
    assert.match(await runExample(rig, path, lines), PRINTED[index] ?? assert.fail(), lines.join("\n"));
  }
  assert.equal(
    readFileSync(join(rig.repo, "wrong.md"), "utf8"),
    "returned\n",
    "the second did not come after the first",
  );
  const ends = jobIds(rig.home).map((id) => readRecord(rig.home, id)?.["status"]);
  assert.deepEqual([...new Set(ends)], ["completed"]);
});
