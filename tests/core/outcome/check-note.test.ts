/** What is said of a check that may have failed only because of its sandbox. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sandboxNote } from "../../../plugins/codex/scripts/src/core/outcome/check-note.ts";

const WRITING = { type: "workspaceWrite", networkAccess: false };
const READING = { type: "readOnly", networkAccess: false };
const NETWORK = "The check ran in the turn's sandbox, which has no network. ";
const HOW = 'To run checks as you and outside of it: "verify": "outside" in policy.json of the state home.';

function noteOn(tail: string, sandbox: object, exit_code = 1): string | null {
  return sandboxNote({ command: "c", exit_code, tail }, { ...sandbox });
}

test("sandboxNote knows the words of what has no network", () => {
  const said = [
    "curl: (6) Could not resolve host: example.invalid",
    "socket.gaierror: [Errno -3] Temporary failure in name resolution",
    "ssh: Could not resolve hostname example.invalid: Name or service not known",
    "npm error code EAI_AGAIN",
    "getaddrinfo ENOTFOUND registry.example",
    "Error: connect EPERM 127.0.0.1:1 - Local (undefined:undefined)",
    "Error: connect ECONNREFUSED 127.0.0.1:5432",
    "dial tcp 10.0.0.1:443: connect: network is unreachable",
    "dial tcp: lookup proxy.example: no such host",
    "failed to lookup address information: Try again",
    "socket: Operation not permitted",
    "getaddrinfo: nodename nor servname provided, or not known",
  ];
  for (const text of said) assert.equal(noteOn(`x\n${text}\ny\n`, WRITING), NETWORK + HOW, text);
});

test("sandboxNote tells of what cannot be written, and of a sandbox that cannot be set up", () => {
  const said = (where: string) => `The check ran in the turn's sandbox, where ${where}. ${HOW}`;
  const denied = "touch: cannot touch 'x': Read-only file system";
  assert.equal(noteOn(denied, READING), said("nothing can be written"));
  assert.equal(noteOn(denied, WRITING), said("only the task's folder can be written"));
  assert.equal(
    noteOn("Error: EROFS: read-only file system, mkdir '/h'", WRITING),
    said("only the task's folder can be written"),
  );
  const broken = `Codex's sandbox could not be set up for the check. ${HOW}`;
  for (const text of ["bwrap: setting up uid map: Permission denied", "x\nerror running landlock: y"])
    assert.equal(noteOn(text, WRITING), broken);
});

test("sandboxNote says nothing of a check that passed, that has the network, or that no sandbox held", () => {
  const lookup = "curl: (6) Could not resolve host: example.invalid";
  assert.equal(noteOn(lookup, WRITING, 0), null);
  assert.equal(noteOn(lookup, { ...WRITING, networkAccess: true }), null);
  assert.equal(noteOn(lookup, { type: "dangerFullAccess" }), null);
  assert.equal(noteOn("2 tests failed", WRITING), null);
});
