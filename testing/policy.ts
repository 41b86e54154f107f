/** A policy that restricts nothing, for tests that change some of it. */
import type { Policy } from "../plugins/codex/scripts/src/core/policy.ts";

/** What an empty file of the user says. */
export const OPEN_POLICY: Policy = {
  place: "/p",
  owner: "user",
  models: [],
  efforts: [],
  sandboxes: [],
  kinds: [],
  network: null,
  addDirs: null,
  verify: null,
  allowCommit: null,
  config: null,
  maxConcurrent: null,
  maxConcurrentPerWorkspace: null,
  maxWaiting: null,
  copyLimit: null,
  usageBlock: null,
  gates: [],
  copy: [],
  defaults: {},
  routes: [],
  fallbacks: [],
  executors: {},
  notify: [],
  ignored: [],
};
