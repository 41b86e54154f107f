/** Lanes and payloads: what is the same one, and what is another. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isSameLane,
  laneOf,
  payloadOf,
  type RouteRequest,
  routeWords,
} from "../../plugins/codex/scripts/src/core/lane.ts";

const REQUEST: RouteRequest = { write: false, sandbox: null, model: null, effort: null };

test("laneOf is the same for the same executable, workspace and route, and another for any other", () => {
  const all = [
    laneOf("/codex", "/house", REQUEST),
    laneOf("/codex2", "/house", REQUEST),
    laneOf("/codex", "/barn", REQUEST),
    laneOf("/codex", "/house", { ...REQUEST, model: "m" }),
    laneOf("/codex", "/house", { ...REQUEST, effort: "high" }),
    laneOf("/codex", "/house", { ...REQUEST, write: true }),
    laneOf("/codex", "/house", { ...REQUEST, write: true, sandbox: "workspace-write" }),
    laneOf("/codex", "/house", { ...REQUEST, write: true, sandbox: "danger-full-access" }),
  ];
  for (const [i, one] of all.entries()) {
    for (const [j, other] of all.entries()) assert.equal(isSameLane(one, other), i === j, `${i} ${j}`);
  }
  assert.deepEqual(laneOf("/codex", "/house", { ...REQUEST, sandbox: "read-only" }), all[0]);
});

test("routeWords says what is the user's own", () => {
  const words = (request: Partial<RouteRequest>) => routeWords(laneOf("/c", "/w", { ...REQUEST, ...request }).route);
  assert.equal(words({}), "default model, read-only");
  assert.equal(words({ write: true, model: "m", effort: "high" }), "m, effort high, writing as configured");
  assert.equal(words({ write: true, sandbox: "workspace-write" }), "default model, workspace-write");
});

test("payloadOf is prompt and thread together", () => {
  const one = { promptSha256: "ab", resumeOf: null };
  assert.equal(payloadOf(one), payloadOf({ ...one }));
  const all = [one, { ...one, promptSha256: "cd" }, { ...one, resumeOf: "t" }, { promptSha256: "cd", resumeOf: "t" }];
  assert.equal(new Set(all.map(payloadOf)).size, all.length);
});
