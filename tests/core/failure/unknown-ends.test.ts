// Unknown ends by what was said last.
import assert from "node:assert/strict";
import { test } from "node:test";
import { groupUnknownEnds } from "../../../plugins/codex/scripts/src/core/failure/unknown-ends.ts";

const end = (job: string, said: string | null, kind = "unknown_exit_1") => ({
  job,
  at: `2026-03-01T10:00:0${job}.000Z`,
  kind,
  message: `Codex exited with code ${job} before the turn had ended.`,
  said,
});

test("groupUnknownEnds puts the same masked words together, the most frequent first", () => {
  const ends = [
    end("1", "cannot open /a/b"),
    end("3", "cannot open /q/other", "unknown_exit_2"),
    end("2", "cannot open /c/d"),
    end("4", "the quota is used up"),
    end("5", null),
    end("6", null),
  ];
  const at = (job: string) => ({ job, at: `2026-03-01T10:00:0${job}.000Z` });
  assert.deepEqual(groupUnknownEnds(ends), [
    {
      signature: "cannot open /",
      count: 3,
      kinds: ["unknown_exit_1", "unknown_exit_2"],
      newest: at("3"),
      line: "cannot open /q/other",
    },
    {
      signature: "Codex exited with code # before the turn had ended.",
      count: 2,
      kinds: ["unknown_exit_1"],
      newest: at("6"),
      line: null,
    },
    {
      signature: "the quota is used up",
      count: 1,
      kinds: ["unknown_exit_1"],
      newest: at("4"),
      line: "the quota is used up",
    },
  ]);
  assert.deepEqual(groupUnknownEnds([]), []);
  assert.deepEqual(
    groupUnknownEnds([end("1", "b"), end("2", "c")]).map(({ signature }) => signature),
    ["c", "b"],
    "of equal ones that with the newest job",
  );
});
