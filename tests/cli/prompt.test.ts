/** A prompt reaches Codex byte for byte, whichever way it comes; one that cannot is refused before anything is started. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import { json, lastLine } from "./fixtures/reading.ts";

const SHELL_WORDS = [
  "$(touch ran)",
  "`touch ran`",
  "$HOME",
  "it's",
  '"quoted"',
  "back\\slash",
  "*",
  "a\nb",
  "ü🦀",
  "%s",
];
const MANY = "wörter 🦀 und mehr\n".repeat(50_000);

/** What is delivered: the arguments behind `task`, what stdin holds, and the prompt that Codex is to get. */
const DELIVERED: Readonly<Record<string, { args: string[]; input?: string; prompt: string }>> = {
  "words, joined by single blanks": { args: ["fix", "the", "tests"], prompt: "fix the tests" },
  "words with everything a shell would touch": { args: SHELL_WORDS, prompt: SHELL_WORDS.join(" ") },
  "words behind --, with leading dashes": {
    args: ["--read-only", "--", "--write", "-x", "--json"],
    prompt: "--write -x --json",
  },
  "words with blanks at their ends": { args: ["  two  ", " "], prompt: "  two    " },
  "a file": { args: ["--prompt-file", "prompt.txt"], prompt: "from a file\r\n\twith a tab\n" },
  "stdin, asked for": { args: ["--prompt-file", "-"], input: "from stdin\n", prompt: "from stdin\n" },
  "stdin, by itself": { args: [], input: "\ufefffrom stdin", prompt: "\ufefffrom stdin" },
  "a NUL": { args: [], input: "a\u0000b", prompt: "a\u0000b" },
  "a megabyte": { args: [], input: MANY, prompt: MANY },
  "the most that Codex takes, in characters beyond 16 bits": {
    args: [],
    input: "🦀".repeat(1_048_576),
    prompt: "🦀".repeat(1_048_576),
  },
  "a sentinel": { args: ["[[codex-task status=complete]]"], prompt: "[[codex-task status=complete]]" },
};

const REFUSED: Readonly<Record<string, { args: string[]; input?: string | Uint8Array; kind: string; words: RegExp }>> =
  {
    "no byte": { args: [], input: "", kind: "payload_invalid", words: /the prompt is empty/ },
    "blanks only": { args: [" ", "\t"], kind: "payload_invalid", words: /the prompt is empty/ },
    "an empty word": { args: [""], kind: "payload_invalid", words: /the prompt is empty/ },
    "an empty file": { args: ["--prompt-file", "empty"], kind: "payload_invalid", words: /the prompt is empty/ },
    "bytes that are no UTF-8": {
      args: [],
      input: Uint8Array.of(0x61, 0xff, 0x62),
      kind: "payload_invalid",
      words: /it is not UTF-8 text/,
    },
    "half a character": { args: [], input: Uint8Array.of(0xf0, 0x9f, 0xa6), kind: "payload_invalid", words: /UTF-8/ },
    "more than Codex takes": {
      args: [],
      input: "x".repeat(1_048_577),
      kind: "payload_invalid",
      words: /the prompt has 1048577 characters, and Codex takes 1048576/,
    },
    "a file that is not there": { args: ["--prompt-file", "absent"], kind: "no_such_file", words: /"absent": ENOENT/ },
    "a folder": { args: ["--prompt-file", "."], kind: "no_such_file", words: /"\.": EISDIR/ },
  };

test("the prompt", { concurrency: 3 }, async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  writeFileSync(join(rig.repo, "prompt.txt"), "from a file\r\n\twith a tab\n");
  writeFileSync(join(rig.repo, "empty"), "");

  await Promise.all(
    Object.entries(REFUSED).map(([name, { args, input, kind, words }]) =>
      t.test(`is refused: ${name}`, async () => {
        const answer = await rig.run(["task", ...args], input === undefined ? {} : { input });
        assert.equal(answer.code, 2);
        assert.match(answer.stderr, words);
        assert.match(answer.stderr, /^codex-companion: [^\n]+\n$/);
        const sentinelKind = kind === "no_such_file" ? "payload_invalid" : kind;
        assert.equal(answer.stdout, `[[codex-task status=failed kind=${sentinelKind}]]\n`);
        const asJson = await rig.run(["task", "--json", ...args], input === undefined ? {} : { input });
        assert.equal(json(asJson).error.kind, kind);
      }),
    ),
  );
  assert.equal(existsSync(join(rig.home, "jobs")), false, "a refused prompt made a job");

  await Promise.all(
    Object.entries(DELIVERED).map(([name, { args, input, prompt }]) =>
      t.test(`reaches Codex unchanged: ${name}`, async () => {
        const answer = await rig.run(["task", ...args], input === undefined ? {} : { input });
        assert.deepEqual([answer.code, answer.stderr], [0, ""]);
        assert.match(lastLine(answer), /^\[\[codex-task status=complete id=\S+ work=none\]\]$/);
        const id = /id=(\S+)/.exec(lastLine(answer))?.[1] ?? "";
        const { job } = json(await rig.run(["status", id, "--json"]));
        assert.equal(await promptOfThread(rig, job.threadId), prompt);
        const bytes = readFileSync(join(rig.home, "jobs", id, "prompt.md"));
        assert.deepEqual(bytes.equals(Buffer.from(prompt)), true);
        const { promptBytes, promptSha256 } = job.request;
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        assert.deepEqual({ promptBytes, promptSha256 }, { promptBytes: bytes.length, promptSha256: sha256 });
        assert.ok(Array.from(job.summary).length <= 120, "the record holds more of the prompt than a summary");
      }),
    ),
  );
  assert.equal(readdirSync(rig.repo).includes("ran"), false, "something ran a part of a prompt");
});

async function promptOfThread(rig: FakeRig, threadId: string): Promise<string | undefined> {
  const turns = (await rig.fake.received()).filter(({ method }) => method === "turn/start");
  const params = turns.map((message) => message["params"] as { threadId: string; input: { text: string }[] });
  return params.find((each) => each.threadId === threadId)?.input[0]?.text;
}
