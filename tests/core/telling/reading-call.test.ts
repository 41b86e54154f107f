// Which calls run without a question, and that no trick of a shell is among them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isReadingCall } from "../../../plugins/codex/scripts/src/core/telling/reading-call.ts";

const ID = "mm7kwn40-a1b2c";

describe("isReadingCall allows", () => {
  const calls = [
    "status",
    `status ${ID}`,
    "status mm7k",
    `status ${ID} mm7kwn40-bbbbb --wait --any`,
    `status ${ID} --wait --timeout-ms 5000 --json`,
    "status --timeout-ms 5 --wait",
    "status --all --everywhere",
    "result",
    `result ${ID} --json`,
    `logs ${ID} --follow`,
    `diff ${ID} --stat`,
    "queue",
    "queue --all --everywhere --json",
    `explain ${ID}`,
  ];
  for (const call of calls)
    test(call, () => assert.equal(isReadingCall({ command: `codex-companion ${call}`, description: "x" }), true));
  test("a call in the background, with a time limit", () =>
    assert.equal(
      isReadingCall({ command: `codex-companion status ${ID} --wait`, run_in_background: true, timeout: 600_000 }),
      true,
    ));
});

describe("isReadingCall leaves to the client's own rules", () => {
  const result = `codex-companion result ${ID}`;
  const calls: readonly string[] = [
    // What starts, stops or writes.
    "codex-companion",
    "codex-companion task --read-only hello",
    "codex-companion task status",
    `codex-companion cancel ${ID}`,
    "codex-companion setup",
    "codex-companion setup --enable-review-gate",
    "codex-companion canary",
    "codex-companion watch",
    "codex-companion incidents --resolve abc",
    "codex-companion report",
    "codex-companion report --html page.html",
    "codex-companion report --reset-gate",
    "codex-companion prune",
    `codex-companion apply ${ID}`,
    `codex-companion discard ${ID}`,
    "codex-companion transfer",
    `codex-companion say ${ID} hello`,
    "codex-companion review",
    "codex-companion help",
    // Forms that are not known.
    `${result} ${ID}`,
    `${result} --html`,
    `${result} --json --json`,
    `${result} --cwd /tmp`,
    `${result} --cwd=/tmp`,
    "codex-companion --json result",
    "codex-companion --cwd /tmp result",
    `codex-companion result -- ${ID}`,
    `codex-companion result -${ID}`,
    "codex-companion status --timeout-ms",
    "codex-companion status --timeout-ms -1",
    "codex-companion status --timeout-ms 1 --timeout-ms 2",
    "codex-companion result --timeout-ms 5",
    "codex-companion queue all",
    "codex-companion queue --all --all",
    "codex-companion queue --cwd /tmp",
    `codex-companion result ${"a".repeat(40)}`,
    "codex-companion RESULT",
    "codex-companion result ../../etc",
    `codex-companion  result ${ID}`,
    ` ${result}`,
    `${result} `,
    // More than one command.
    `${result}; rm -rf x`,
    `${result};rm`,
    `${result} && rm x`,
    `${result} || rm x`,
    `${result} & rm x`,
    `${result}&`,
    `${result} | sh`,
    `${result} |& sh`,
    `${result}\nrm x`,
    `${result}\n`,
    `${result}\r\nrm x`,
    `${result}\rrm x`,
    `${result}\u2028rm x`,
    `${result}\u0000rm`,
    `${result}\\\nrm`,
    // Redirections, substitutions, globs, expansions, quotes, comments.
    `${result} > /tmp/x`,
    `${result}>x`,
    `${result} >> x`,
    `${result} 2>x`,
    `${result} >| x`,
    `${result} < x`,
    `${result} <<EOF`,
    `${result} <(rm x)`,
    "codex-companion result $(rm x)",
    "codex-companion result `rm x`",
    `codex-companion result \${x}`,
    "codex-companion result $x",
    "codex-companion result $((1))",
    "codex-companion result *",
    "codex-companion result a?",
    "codex-companion result [ab]",
    "codex-companion result {a,b}",
    "codex-companion result ~",
    "codex-companion result !!",
    `codex-companion result "${ID}"`,
    `codex-companion result '${ID}'`,
    `codex-companion result $'x'`,
    `codex-companion "result" ${ID}`,
    `codex-companion result mm7k\\wn40`,
    `${result} # x`,
    `${result}\t--json`,
    `${result}\u00a0--json`,
    `codex-companion result ｍm7k`,
    // Another program, or another environment.
    `X=1 ${result}`,
    `PATH=. ${result}`,
    `CODEX_COMPANION_HOME=/tmp ${result}`,
    `env ${result}`,
    `sudo ${result}`,
    `exec ${result}`,
    `time ${result}`,
    `! ${result}`,
    `(${result})`,
    `{ ${result}; }`,
    `./${result}`,
    `/tmp/${result}`,
    `cd /tmp && ${result}`,
    `codex-companion.mjs result`,
    `codex-companion2 result`,
    "sh -c 'codex-companion result'",
    "echo codex-companion result",
    "",
  ];
  for (const command of calls) test(JSON.stringify(command), () => assert.equal(isReadingCall({ command }), false));

  const inputs: readonly object[] = [
    {},
    { command: 5 },
    { command: [result] },
    { command: result, dangerouslyDisableSandbox: true },
    { command: result, env: { PATH: "." } },
    { command: result, cwd: "/tmp" },
  ];
  for (const input of inputs)
    test(JSON.stringify(input), () => assert.equal(isReadingCall(input as Record<string, unknown>), false));
});
