// Every cell of the rules in grade.ts and claim.ts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { claimWork } from "../../../plugins/codex/scripts/src/core/outcome/claim.ts";
import type { CommandRun } from "../../../plugins/codex/scripts/src/core/outcome/command-run.ts";
import type { GitRun } from "../../../plugins/codex/scripts/src/core/outcome/git-run.ts";
import type { MadeCommit, Witnesses } from "../../../plugins/codex/scripts/src/core/outcome/grade.ts";

const START = 100_000;
const NOBODY = { isPresent: false, commits: new Set<string>() };
const ANOTHER = { ...NOBODY, isPresent: true };
const NONE: Witnesses = {
  startedAtMs: START + 300,
  itemPaths: new Set(),
  commands: [],
  gitRuns: [],
  mayWrite: true,
  mayCommit: null,
  otherJobs: NOBODY,
};

const A = made("aaaaaaaaaa", 10);
const B = made("bbbbbbbbbb", 30);
const LOOK = ran("ls", 20, 20.1);
const COMMIT = ran("git commit -qm x", 10.1, 10.3);

/** A commit so many seconds after the start. */
function made(sha: string, seconds: number, fields: Partial<MadeCommit> = {}): MadeCommit {
  const committedAtMs = START + seconds * 1_000;
  return { sha, subject: sha, committedAtMs, paths: [sha], isElsewhere: false, isRewritten: false, ...fields };
}

/** A command that ran between two times in seconds after the start. */
function ran(command: string, from: number, to: number, fields: Partial<CommandRun> = {}): CommandRun {
  const times = { startedAtMs: START + from * 1_000, completedAtMs: START + to * 1_000 };
  return { id: command, command, cwd: null, exitCode: 0, commits: [], ...times, ...fields };
}

/** A Git process that ran between two times in seconds after the start. */
function told(name: string, from: number, to: number, exitCode: number | null = 0): GitRun {
  const times = { startedAtMs: START + from * 1_000, completedAtMs: START + to * 1_000 };
  return { commands: [name], worktree: "/r", exitCode, ...times };
}

/** `make ship` with what Git told of it. */
function shipped(...gitRuns: readonly GitRun[]): Witnesses {
  return { ...witnesses(ran("make ship", 1, 90)), gitRuns };
}

function witnesses(...commands: readonly CommandRun[]): Witnesses {
  return { ...NONE, commands };
}

test("an isolated job claims everything, whatever speaks against it", () => {
  const claim = claimWork([made("old", -500, { isElsewhere: true }), B], [{ path: "x", changedAtMs: null }], {
    ...NONE,
    mayWrite: false,
    mayCommit: false,
    otherJobs: ANOTHER,
    isIsolated: true,
  });
  assert.deepEqual(
    { ...claim, commits: claim.commits.map(({ sha }) => sha) },
    {
      commits: ["old", "bbbbbbbbbb"],
      paths: ["x"],
      attribution: "isolated",
      commitsMeanwhile: [],
      pathsMeanwhile: [],
    },
  );
});

const COMMITS: readonly (readonly [
  what: string,
  commits: readonly MadeCommit[],
  witnesses: Witnesses,
  claimed: string,
])[] = [
  ["no commit", [], witnesses(COMMIT), "git_only:"],
  ["a commit, and no items at all", [A], NONE, "git_only:a"],
  ["a commit, no items, and another job", [A], { ...NONE, otherJobs: ANOTHER }, "ambiguous:a"],
  ["a commit, no items, and no known sandbox", [A], { ...NONE, mayWrite: null }, "git_only:a"],
  ["a commit within a command that commits", [A], witnesses(COMMIT), "codex_items:a"],
  ["the same, while another job was there", [A], { ...witnesses(COMMIT), otherJobs: ANOTHER }, "codex_items:a"],
  ["the same, if the sandbox should forbid it", [A], { ...witnesses(COMMIT), mayCommit: false }, "codex_items:a"],
  ["a commit within a command that does not commit", [A], witnesses(ran("npm test", 1, 90)), "ambiguous:a"],
  ["a commit at another time than any command", [A], witnesses(LOOK), "ambiguous:a"],
  ["a commit at another time than the command that commits", [B], witnesses(COMMIT), "ambiguous:b"],
  ["a commit within a command that commits, and one of somebody's", [A, B], witnesses(COMMIT), "codex_items:a not b"],
  ["two commits within a command that makes one", [A, made("cc", 10)], witnesses(COMMIT), "ambiguous:a,c"],
  [
    "two commits within a command that makes two",
    [A, made("cc", 10)],
    witnesses(ran("git commit; git commit", 10, 11)),
    "codex_items:a,c",
  ],
  [
    "two commits in one second by two commands",
    [A, made("cc", 10)],
    witnesses(COMMIT, { ...COMMIT, id: "2" }),
    "codex_items:a,c",
  ],
  ["many commits by a rebase", [A, B], witnesses(ran("git rebase main", 1, 40)), "codex_items:a,b"],
  [
    "a commit that an output names",
    [A],
    witnesses(ran("make release", 1, 90, { commits: ["aaaaaaa"] })),
    "codex_items:a",
  ],
  [
    "one that an output names, and one of somebody's in the same second",
    [A, made("cc", 10)],
    witnesses({ ...COMMIT, commits: ["aaaaaaa"] }),
    "codex_items:a not c",
  ],
  [
    "one that an output names, made anew since",
    [B],
    witnesses({ ...COMMIT, commits: ["aaaaaaa"] }, ran("git commit --amend", 30, 31)),
    "codex_items:b",
  ],
  [
    "one of somebody's at the time of a commit that is gone since",
    [A],
    witnesses({ ...COMMIT, commits: ["ddddddd"] }),
    "ambiguous:a",
  ],
  [
    "a command that failed after its commit",
    [A],
    { ...witnesses({ ...COMMIT, exitCode: 1 }), mayCommit: true },
    "codex_items:a",
  ],
  [
    "a command that could not commit, and one of somebody's",
    [A],
    { ...witnesses({ ...COMMIT, exitCode: 128 }), mayCommit: false },
    "git_only: not a",
  ],
  ["a command that failed, and no known sandbox", [A], witnesses({ ...COMMIT, exitCode: 1 }), "ambiguous:a"],
  [
    "a command that was cut short",
    [A],
    { ...witnesses({ ...COMMIT, exitCode: null, completedAtMs: null }), mayCommit: true },
    "codex_items:a",
  ],
  [
    "a command of which no times are told",
    [A],
    witnesses({ ...COMMIT, startedAtMs: null, completedAtMs: null }),
    "codex_items:a",
  ],
  [
    "the same, and one that was fetched",
    [made("ff", -9), A],
    witnesses({ ...COMMIT, startedAtMs: null, completedAtMs: null }),
    "codex_items:a not f",
  ],
  [
    "two commits by one command, of which its output names one",
    [A, made("cc", 10)],
    witnesses({ ...COMMIT, command: "git commit; git commit -q", commits: ["aaaaaaa"] }),
    "codex_items:a,c",
  ],
  ["a commit that Git itself told of", [A], shipped(told("commit", 10.1, 10.2)), "witnessed:a"],
  ["the same, cut short", [A], shipped(told("commit", 10.1, 10.2, null)), "witnessed:a"],
  [
    "the same, while another job was there",
    [A],
    { ...shipped(told("commit", 10, 11)), otherJobs: ANOTHER },
    "ambiguous:a",
  ],
  [
    "the same, if the sandbox forbids it",
    [A],
    { ...shipped(told("commit", 10, 11)), mayCommit: false },
    "git_only: not a",
  ],
  ["a commit that Git did not make", [A], shipped(told("commit", 10.1, 10.2, 1)), "ambiguous:a"],
  ["a look that Git told of", [A], shipped(told("status", 10.1, 10.2)), "ambiguous:a"],
  ["a commit that Git told of at another time", [A], shipped(told("commit", 30, 31)), "ambiguous:a"],
  [
    "one that Git told of, and one more of that time",
    [A, made("cc", 10)],
    shipped(told("commit", 10, 10.2)),
    "ambiguous:a,c",
  ],
  ["one that Git told of, and one of another time", [A, B], shipped(told("commit", 10, 10.2)), "witnessed:a not b"],
  ["many that Git told of by a rebase", [A, B], shipped(told("rebase", 9, 31)), "witnessed:a,b"],
  [
    "one within a command that commits, and one that Git told of",
    [A, B],
    { ...witnesses(COMMIT, ran("make ship", 29, 32)), gitRuns: [told("commit", 10, 10.2), told("commit", 30, 31)] },
    "witnessed:a,b",
  ],
  [
    "one within a command that commits, as Git told, and one of somebody's in the same second",
    [A, made("cc", 10)],
    { ...witnesses({ ...COMMIT, commits: ["aaaaaaa"] }), gitRuns: [told("commit", 10, 10.2)] },
    "codex_items:a not c",
  ],
  ["the sandbox lets it commit nothing", [A], { ...NONE, mayCommit: false }, "git_only: not a"],
  ["the same, and another job", [A], { ...NONE, mayCommit: false, otherJobs: ANOTHER }, "git_only: not a"],
  ["the sandbox lets it commit, and no item says so", [A], { ...NONE, mayCommit: true }, "git_only:a"],
  [
    "a commit that another job accounts for",
    [A],
    { ...witnesses(COMMIT), otherJobs: { ...ANOTHER, commits: new Set([A.sha]) } },
    "git_only: not a",
  ],
  [
    "the same, but an output of this job names it",
    [A],
    { ...witnesses({ ...COMMIT, commits: ["aaaa"] }), otherJobs: { ...ANOTHER, commits: new Set([A.sha]) } },
    "codex_items:a",
  ],
  ["a commit older than the job", [made("a", -1)], witnesses(ran("git pull", 0, 90)), "git_only: not a"],
  ["a commit in the second of the start", [made("a", 0)], witnesses(ran("git commit", 0.5, 0.6)), "codex_items:a"],
  ["an old commit if the start is not known", [made("a", -1)], { ...NONE, startedAtMs: null }, "git_only:a"],
  ["a commit in another work tree", [made("a", 10, { isElsewhere: true })], NONE, "git_only: not a"],
  [
    "a commit in another work tree by a command of the turn",
    [made("a", 10, { isElsewhere: true })],
    witnesses(COMMIT),
    "codex_items:a",
  ],
];

for (const [what, commits, said, expected] of COMMITS) {
  test(`claimWork with ${what}`, () => {
    const claim = claimWork(commits, [], said);
    const letters = (list: readonly MadeCommit[]) => list.map(({ sha }) => sha[0]).join(",");
    const not = claim.commitsMeanwhile.length > 0 ? ` not ${letters(claim.commitsMeanwhile)}` : "";
    assert.equal(`${claim.attribution}:${letters(claim.commits)}${not}`, expected);
  });
}

const EDITED = { path: "e", changedAtMs: START + 5_000 };
const RUN_TIME = { path: "r", changedAtMs: START + 20_050 };
const TIMELESS = { path: "g", changedAtMs: null };
const named = (...commands: readonly CommandRun[]): Witnesses => ({
  ...witnesses(...commands),
  itemPaths: new Set(["e"]),
});

const PATHS: readonly (readonly [
  what: string,
  paths: readonly { readonly path: string; readonly changedAtMs: number | null }[],
  witnesses: Witnesses,
  claimed: string,
])[] = [
  ["no path", [], named(LOOK), "git_only:"],
  ["a path that a file change names", [EDITED], named(), "codex_items:e"],
  ["the same, if the sandbox should forbid it", [EDITED], { ...named(), mayWrite: false }, "codex_items:e"],
  ["a path that nobody names", [RUN_TIME], NONE, "git_only:r"],
  ["the same, and another job", [RUN_TIME], { ...NONE, otherJobs: ANOTHER }, "ambiguous:r"],
  ["a path that changed while a command ran", [RUN_TIME], witnesses(LOOK), "git_only:r"],
  ["the same, and another job", [RUN_TIME], { ...witnesses(LOOK), otherJobs: ANOTHER }, "ambiguous:r"],
  ["a path that changed at another time than any command ran", [EDITED], witnesses(LOOK), "ambiguous:e"],
  ["a path of which no time is known, and commands ran", [TIMELESS], witnesses(LOOK), "git_only:g"],
  ["a path of which no time is known, and none ran", [TIMELESS], NONE, "git_only:g"],
  [
    "a path of which no time is known, and another job",
    [TIMELESS],
    { ...witnesses(LOOK), otherJobs: ANOTHER },
    "ambiguous:g",
  ],
  ["a path that a file change names, and one that nobody does", [EDITED, RUN_TIME], named(), "codex_items:e not r"],
  ["a path that a file change names, and one of a command", [EDITED, RUN_TIME], named(LOOK), "git_only:e,r"],
  ["the same, and another job", [EDITED, RUN_TIME], { ...named(LOOK), otherJobs: ANOTHER }, "codex_items:e not r"],
  ["a path of a command, and one of another time", [RUN_TIME, EDITED], witnesses(LOOK), "git_only:r not e"],
  [
    "the sandbox lets it write nothing",
    [EDITED, TIMELESS],
    { ...witnesses(LOOK), mayWrite: false },
    "git_only: not e,g",
  ],
];

for (const [what, paths, said, expected] of PATHS) {
  test(`claimWork with ${what}`, () => {
    const claim = claimWork([], paths, said);
    const not = claim.pathsMeanwhile.length > 0 ? ` not ${claim.pathsMeanwhile}` : "";
    assert.equal(`${claim.attribution}:${claim.paths}${not}`, expected);
  });
}

test("claimWork leaves out what nobody accounts for, commits or paths, beside a commit that a command made", () => {
  const claim = claimWork([A, B], [RUN_TIME, EDITED], witnesses(COMMIT));
  const { paths, pathsMeanwhile, attribution } = claim;
  assert.deepEqual([claim.commits, paths, attribution], [[A], [], "codex_items"]);
  assert.deepEqual([claim.commitsMeanwhile, pathsMeanwhile], [[B], ["r", "e"]]);
});

test("claimWork claims no commit that is in doubt beside paths of the job's own", () => {
  for (const [path, said, attribution] of [
    [EDITED, named(LOOK), "codex_items"],
    [EDITED, { ...named(), otherJobs: ANOTHER }, "codex_items"],
    [RUN_TIME, witnesses(LOOK), "git_only"],
  ] as const) {
    const claim = claimWork([A], [path], said);
    assert.deepEqual([claim.commits, claim.paths, claim.attribution], [[], [path.path], attribution]);
  }
});

test("claimWork claims an open commit beside paths of the job's own if nobody else is known", () => {
  const claim = claimWork([A], [EDITED], named());
  assert.deepEqual([claim.commits, claim.paths, claim.attribution], [[A], ["e"], "git_only"]);
});

test("claimWork claims an edit that somebody has committed, and not the commit", () => {
  const commit = made("aaaa", 10, { paths: ["e", "x"] });
  for (const said of [{ ...named(), mayCommit: false }, named(LOOK), { ...named(), otherJobs: ANOTHER }]) {
    const claim = claimWork([commit], [], said);
    assert.deepEqual([claim.commits, claim.paths, claim.attribution], [[], ["e"], "codex_items"]);
    assert.deepEqual(claim.commitsMeanwhile, [commit]);
  }
});

test("claimWork of a thousand commits is quick, whatever runs", () => {
  const many = Array.from({ length: 1_000 }, (_, number) => made(`${number}`, number % 50));
  const commands = Array.from({ length: 50 }, (_, number) => ran("git commit", number, number + 1));
  const startedAt = performance.now();
  assert.equal(claimWork(many, [], witnesses(...commands)).attribution, "ambiguous");
  assert.ok(performance.now() - startedAt < 2_000);
});
