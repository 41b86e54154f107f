import assert from "node:assert/strict";
import { test } from "node:test";
import { redact, secretValues } from "../../plugins/codex/scripts/src/core/redact.ts";

test("secretValues are the values of variables with a secret-looking name, long enough to be one", () => {
  const env = {
    OPENAI_API_KEY: "value-one",
    github_token: "value-two",
    MY_SECRET: "value-three",
    DB_PASSWORD: "value-four",
    DB_PASSWD: "value-five",
    AWS_CREDENTIALS: "value-six",
    AUTHORIZATION: "value-seven",
    SHORTEST_KEY: "eight888",
    SHORT_KEY: "seven77",
    NO_KEY: undefined,
    EMPTY_TOKEN: "",
    PATH: "/usr/bin:/bin",
    HOME: "/home/dev",
  };
  assert.deepEqual(secretValues(env), [
    "value-one",
    "value-two",
    "value-three",
    "value-four",
    "value-five",
    "value-six",
    "value-seven",
    "eight888",
  ]);
});

const TABLE: readonly (readonly [what: string, text: string, secrets: readonly string[], redacted: string])[] = [
  ["nothing secret", "all is well", ["swordfish"], "all is well"],
  ["every occurrence", "swordfish, swordfish", ["swordfish"], "[secret], [secret]"],
  ["a secret with marks of a pattern", "x a.b*c(d$& y", ["a.b*c(d$&"], "x [secret] y"],
  ["a secret within another, the shorter named first", "swordfish-2", ["swordfish", "swordfish-2"], "[secret]"],
  ["the shape of an API key", "key sk-proj-abcDEF123456_7 end", [], "key [secret] end"],
  ["the shape of a GitHub token", "ghp_0123456789abcdef github_pat_0123456789abc", [], "[secret] [secret]"],
  ["the shape of a Slack token", "xoxb-1234567890-abc", [], "[secret]"],
  ["a JSON web token", "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.c2ln", [], "[secret]"],
  [
    "the shortest shapes",
    "sk-0123456789ab eyJ0123456789.0123456789 Bearer 01234567",
    [],
    "[secret] [secret] Bearer [secret]",
  ],
  [
    "shapes that are too short",
    "sk-0123456789a eyJ012345678.0123456789 Bearer 0123456",
    [],
    "sk-0123456789a eyJ012345678.0123456789 Bearer 0123456",
  ],
  ["a bearer token", "Authorization: Bearer abcdef12345=", [], "Authorization: Bearer [secret]"],
  [
    "words that only begin like a key",
    "risk-assessment-of-the-plan, sk-short, Bearer of news",
    [],
    "risk-assessment-of-the-plan, sk-short, Bearer of news",
  ],
];

for (const [what, text, secrets, redacted] of TABLE) {
  test(`redact with ${what}`, () => assert.equal(redact(text, secrets), redacted));
}
