import assert from "node:assert/strict";
import { test } from "node:test";
import { redact, secretValues } from "../../plugins/codex/scripts/src/core/redact.ts";
import { redactingStream } from "../../plugins/codex/scripts/src/core/redact-stream.ts";
import { isSecretName } from "../../plugins/codex/scripts/src/core/secret-name.ts";

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

// Each is made here of parts, so that no scanner takes this file for a leak.
const some = (alphabet: string, length: number) =>
  Array.from({ length }, (_, at) => alphabet[(at * 7) % alphabet.length]).join("");
const WORD = "aB3dE5fG7hJ9kL1mN0pQ2rS4tU6vW8xY";
const SHAPES: readonly string[] = [
  `AKIA${some("ABCDEFGH234567", 16)}`,
  ...["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map((prefix) => prefix + some(WORD, 36)),
  `github_pat_${some(WORD, 40)}`,
  `glpat-${some(WORD, 20)}`,
  ...["xoxb-", "xoxp-", "xoxa-", "xoxs-"].map((prefix) => `${prefix}1234567890-${some(WORD, 16)}`),
  ...["sk_live_", "sk_test_", "rk_live_"].map((prefix) => prefix + some(WORD, 24)),
  `AIza${some(WORD, 35)}`,
  `sk-proj-${some(WORD, 40)}`,
  `sk-ant-api03-${some(WORD, 40)}`,
  `npm_${some(WORD, 36)}`,
  `pypi-AgEI${some(WORD, 40)}`,
  `SG.${some(WORD, 22)}.${some(WORD, 43)}`,
  `SK${some("0123456789abcdef", 32)}`,
  `hf_${some(WORD, 34)}`,
  `gsk_${some(WORD, 40)}`,
  `dapi${some("0123456789abcdef", 32)}`,
  `dop_v1_${some("0123456789abcdef", 64)}`,
  `1234567890:${some(WORD, 35)}`,
  `eyJ${some(WORD, 20)}.eyJ${some(WORD, 20)}.${some(WORD, 30)}`,
];

test("redact knows the shapes of the well-known keys wherever they stand", () => {
  for (const shape of SHAPES) {
    for (const text of [shape, `key ${shape} end`, `"${shape}"`, `x(${shape});`, `a\n${shape}\nb`])
      assert.ok(!redact(text, []).includes(shape.slice(-8)), text);
  }
});

test("redact takes the password out of any URL, and leaves the rest", () => {
  const urls: readonly (readonly [string, string])[] = [
    ["postgres://app:hunter2@db.example.com:5432/x", "postgres://app:[secret]@db.example.com:5432/x"],
    ["redis://:pw@localhost/0", "redis://:[secret]@localhost/0"],
    ["https://user:p@ss:w@host/path?x=1", "https://user:[secret]@host/path?x=1"],
    ["see mysql+ssh://u:p%40q@[::1]:3306.", "see mysql+ssh://u:[secret]@[::1]:3306."],
    ["https://0123456789abcdef0123456789abcdef@o1.ingest.example.com/1", "https://[secret]@o1.ingest.example.com/1"],
  ];
  for (const [url, expected] of urls) assert.equal(redact(url, []), expected);
  const innocent = [
    "https://example.com:8080/users/@me",
    "ssh://git@example.com/x",
    "git@example.com:a/b.git",
    "http://a/b:c",
  ];
  for (const url of innocent) assert.equal(redact(url, []), url);
});

const NAMED: readonly string[] = [
  "DB_PASS=hunter2-planted",
  "export REDIS_PWD='correct horse battery'",
  'api_key: "planted-value-1"',
  '{"client_secret":"planted-value-1"}',
  '{\\"accessToken\\": \\"planted-value-1\\"}',
  "x-api-key: planted-value-1",
  "password = planted-value-1",
  "--token=planted-value-1",
  "Cookie: session=planted; other=planted-value-1",
  "Authorization: Token planted-value-1",
  "SENTRY_DSN=planted-value-1",
  "DATABASE_URL=planted-value-1",
  "aws_credentials => planted-value-1",
];

test("redact takes out what stands behind the name of a secret", () => {
  for (const text of NAMED) {
    const redacted = redact(text, []);
    assert.ok(redacted.includes("[secret]"), redacted);
    assert.doesNotMatch(redacted, /planted|horse|hunter2/);
  }
});

const INNOCENT: readonly string[] = [
  "GIT_AUTHOR_NAME=Somebody Else",
  "author: somebody-else",
  "KEYBOARD=qwertz-layout",
  "PWD=/home/dev/house",
  "OLDPWD=/home/dev/house",
  "SSH_AUTH_SOCK=/tmp/ssh-abc/agent.7",
  "key: something else",
  "Unexpected token: identifier",
  "total_tokens: 12345678",
  "tokens=1234567890",
  "auth: required",
  "const token = response.accessToken;",
  "apiKey = process.env.API_KEY",
  "PASS: tests/core/redact.test.ts",
  "password: <your-password>",
  "KEY_FILE=/etc/ssl/private/key.pem",
  "passed: everything",
  "authority: api.example.com",
  "secret=short",
  "monkey: business-as-usual",
];

test("redact leaves what only looks like it", () => {
  for (const text of INNOCENT) assert.equal(redact(text, []), text);
});

test("secretValues leaves folders, numbers, switches and what everybody knows", () => {
  const env = {
    ...{
      PWD: "/home/dev/house",
      OLDPWD: "/home/dev/barn",
      SSH_AUTH_SOCK: "/tmp/ssh/agent.1",
      GIT_AUTHOR_NAME: "Somebody",
    },
    ...{
      KEYBOARD: "qwertz-layout",
      MAX_TOKENS: "123456789",
      USE_AUTH: "disabled",
      HOME: "/home/dev",
      MY_KEY: "/home/dev",
    },
    ...{ GOOGLE_APPLICATION_CREDENTIALS: "/home/dev/key.json", OAUTH_URL: "https://auth.example.com/login" },
  };
  assert.deepEqual(secretValues(env), []);
});

test("secretValues knows every kind of name, and the passwords in URLs, as they are printed", () => {
  const names = [
    "A_KEY",
    "B_TOKEN",
    "C_SECRET",
    "DB_PASS",
    "REDIS_PWD",
    "D_CREDENTIAL",
    "E_AUTH",
    "F_COOKIE",
    "G_DSN",
    "DATABASE_URL",
  ];
  for (const name of names) {
    assert.ok(isSecretName(name) && isSecretName(name.toLowerCase()), name);
    assert.deepEqual(secretValues({ [name]: `planted-${name}` }), [`planted-${name}`]);
  }
  assert.ok(secretValues({ SOME_URL: "postgres://u:planted-pw@h/x" }).includes("planted-pw"));
  const odd = 'planted "quoted" value';
  assert.doesNotMatch(redact(JSON.stringify({ text: odd }), secretValues({ MY_SECRET: odd })), /planted/);
  assert.doesNotMatch(redact(encodeURIComponent(odd), secretValues({ MY_SECRET: odd })), /planted/);
});

const PEM = ["-----BEGIN RSA PRIVATE KEY-----", some(WORD, 64), some(WORD, 64), "-----END RSA PRIVATE KEY-----"].join(
  "\n",
);

test("redact takes out private keys whole, cut off at either end, and in JSON", () => {
  for (const text of [PEM, `a ${PEM} b`, PEM.slice(0, 120), PEM.slice(20), JSON.stringify(PEM)])
    assert.ok(!redact(text, []).includes(some(WORD, 30)), text);
});

test("redact takes out the shortest of each sort, alone in a text", () => {
  const shortest = [
    "xapp-1-A-1-a",
    "Bearer a1b2c3d4",
    "sk-abcdefghijkl",
    "x://:p@h",
    "key=a1b2c3d4",
    "cookie: abcdefgh",
  ];
  for (const text of shortest) assert.match(redact(text, []), /\[secret\]/, text);
});

test("redactingStream keeps a secret out wherever it is cut in two", () => {
  const secret = "planted-in-two-writes";
  const text = `one ${secret} two\nPASS=${secret}\n${PEM}\nlast ${secret}`;
  const expected = redact(text, [secret]);
  for (let at = 0; at <= text.length; at += 1) {
    const stream = redactingStream([secret]);
    assert.equal(stream.take(text.slice(0, at)) + stream.take(text.slice(at)) + stream.end(), expected, String(at));
  }
  const letters = redactingStream([secret]);
  assert.equal([...text].map((letter) => letters.take(letter)).join("") + letters.end(), expected);
});

test("redactingStream lets whole lines through at once, and holds no line that never ends", () => {
  const stream = redactingStream([]);
  assert.deepEqual([stream.take("one\ntw"), stream.take("o\n")], ["one\n", "two\n"]);
  assert.ok(stream.take("x".repeat(200_000)).length > 150_000);
  assert.ok(stream.end().length < 10_000);
});

test("redact is done quickly with any text", () => {
  const hostile = [
    "A".repeat(300_000),
    "a=".repeat(300_000),
    "key ".repeat(200_000),
    "x://a:b".repeat(100_000),
    "key: ".repeat(200_000),
    "AAAAAAAAAAAAAAAAAAAA\n".repeat(40_000),
    "-".repeat(500_000),
  ];
  for (const text of hostile) {
    const startedAtMs = performance.now();
    redact(text, ["planted-value"]);
    assert.ok(performance.now() - startedAtMs < 5_000, `${text.slice(0, 12)} ${performance.now() - startedAtMs}`);
  }
});
