// The line that starts a job once more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyPlace } from "../../../plugins/codex/scripts/src/core/job/place.ts";
import { startAgainLine } from "../../../plugins/codex/scripts/src/core/job/start-again.ts";
import { PLAIN_REQUEST, queuedJob } from "../../../testing/plain-jobs.ts";

const NOW = Date.parse("2026-03-01T10:00:00.000Z");
const ID = "m0000001-aaaaa";
const AGAIN = { companion: "cc", promptFile: "/p", nowMs: NOW, hasDefaults: false };

test("startAgainLine says what was asked for, and nothing else", () => {
  const line = (changes: object) =>
    startAgainLine(queuedJob(ID, { request: { ...PLAIN_REQUEST, ...changes } }), {
      ...AGAIN,
      promptFile: "/h/a b/prompt.md",
    });
  const around = (flags: string) => `cc task --cwd /work/tree${flags} --prompt-file '/h/a b/prompt.md'`;
  const start = { after: [], notBefore: null, parks: false, queues: true, isUnwatched: true, ignoresGate: false };
  const passed = "2026-03-01T09:00:00.000Z";
  const later = "2026-03-01T11:00:00.000Z";
  assert.equal(line({}), around(""));
  assert.equal(line({ start: { ...start, notBefore: passed } }), around(""));
  assert.equal(line({ write: true, allowCommit: true }), around(" --write --allow-commit"));
  assert.equal(
    line({ write: true, network: true, addDirs: ["/a b", "/c"] }),
    around(" --write --network --add-dir '/a b' --add-dir /c"),
  );
  const outputSchema = { file: "/s.json", schema: {} };
  assert.equal(line({ images: ["/i.png"], outputSchema }), around(" --image /i.png --output-schema /s.json"));
  assert.equal(line({ config: { "a.b": { c: [1, "d e"] } } }), around(` --config 'a.b={"c" = [1, "d e"]}'`));
  assert.equal(line({ write: true, sandbox: "workspace-write" }), around(" --sandbox workspace-write"));
  assert.equal(
    line({ model: "a b", effort: "low", timeoutMs: 90_000, verify: "npm test", retry: "never", resumeOf: "t-1" }),
    around(" --model 'a b' --effort low --timeout 90s --retry never --verify 'npm test' --resume t-1"),
  );
  assert.equal(line({ verify: "npm test", rounds: 3 }), around(" --verify 'npm test' --rounds 3"));
  const fallbacks = [{ model: "b", effort: null }];
  assert.equal(line({ fallbacks }), around(""));
  assert.equal(line({ model: "a", fallbacks }), around(" --model a --fallback"));
  assert.equal(
    line({ start: { ...start, after: [ID, "b"], notBefore: later, parks: true, queues: false, ignoresGate: true } }),
    around(` --after ${ID},b --not-before ${later} --park --no-queue --ignore-gate`),
  );
});

test("startAgainLine starts a review as a review, and says nothing where no flags name what it was of", () => {
  const target = { kind: "working-tree", base: "b1", head: null, files: 1, insertions: 1, deletions: 0 } as const;
  const line = (kind: "review" | "adversarial-review", changes: object, more: object = {}) => {
    const review = { target: { ...target, ...changes }, checkFindings: false, ...more };
    const start = { after: [], notBefore: null, parks: false, queues: true, isUnwatched: true, ignoresGate: true };
    const request = { ...PLAIN_REQUEST, model: "m", start, review };
    return startAgainLine(queuedJob(ID, { kind, request }), AGAIN);
  };
  const around = (kind: string, flags: string) => `cc ${kind} --cwd /work/tree ${flags} --model m --ignore-gate`;
  assert.equal(line("review", {}), around("review", "--scope working-tree"));
  assert.equal(line("review", { kind: "branch" }), around("review", "--base b1"));
  assert.equal(line("review", { kind: "branch", base: null }), around("review", "--scope branch"));
  assert.equal(
    line("adversarial-review", { kind: "commit", head: "h1" }, { checkFindings: true }),
    around("adversarial-review", "--commit h1 --check-findings"),
  );
  assert.equal(line("review", { kind: "job" }), null);
  assert.equal(line("review", { kind: "snapshot" }), null);
});

test("startAgainLine begins an isolated job anew from the user's own folder, and one that went on in that copy goes on in it", () => {
  const root = `/h/copies/${ID}`;
  const place = copyPlace(root, "1".repeat(40), `codex/${ID}`);
  const line = (id: string, request: object = {}) =>
    startAgainLine(
      queuedJob(id, {
        ...{ place, cwd: `${root}/sub`, workspaceRoot: "/work/tree" },
        request: { ...PLAIN_REQUEST, ...request },
      }),
      AGAIN,
    );
  const anew = (flags: string) => `cc task --cwd /work/tree/sub --isolate${flags} --prompt-file /p`;
  assert.equal(line(ID), anew(""));
  assert.equal(line(ID, { prepare: "npm ci" }), anew(" --prepare 'npm ci'"));
  assert.equal(line(ID, { from: "v 1", submodules: true }), anew(" --from 'v 1' --submodules"));
  const next = line("m0000002-aaaaa", { resumeJob: ID });
  assert.equal(next, `cc task --cwd ${root}/sub --resume ${ID} --prompt-file /p`);
});

test("startAgainLine names the executor, and leaves defaults of now out", () => {
  const executor = { name: "night", kind: "slurm", ref: "42" } as const;
  const again = { ...AGAIN, hasDefaults: true };
  assert.equal(
    startAgainLine(queuedJob(ID, { executor }), AGAIN),
    "cc task --cwd /work/tree --on night --prompt-file /p",
  );
  assert.equal(startAgainLine(queuedJob(ID), again), "cc task --cwd /work/tree --no-defaults --prompt-file /p");
});
