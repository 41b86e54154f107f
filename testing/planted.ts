/** Programs that a configuration of Git can name, each planted so that its run leaves a line in a log. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { git } from "./repository.ts";

/** One kind of program, and a Git command that runs it; null if that takes a terminal or a program that is not here. */
export interface Plant {
  readonly name: string;
  readonly settings: (program: string) => readonly (readonly [name: string, value: string])[];
  /** What `a.txt` is given in the attributes. */
  readonly attribute?: string;
  readonly trigger: readonly string[] | null;
}

const ABSENT = "1".repeat(40);
const ext = (program: string) => `ext::${program}`;
const one = (name: string) => (program: string) => [[name, program]] as const;

/** Every kind that is known. */
export const PLANTS: readonly Plant[] = [
  { name: "clean", settings: one("filter.p1.clean"), attribute: "filter=p1", trigger: ["status"] },
  { name: "process", settings: one("filter.p2.process"), attribute: "filter=p2", trigger: ["status"] },
  {
    name: "smudge",
    settings: one("filter.p3.smudge"),
    attribute: "filter=p3",
    trigger: ["checkout", "-f", "HEAD", "--", "a.txt"],
  },
  { name: "lfs", settings: one("filter.lfs.clean"), attribute: "filter=lfs", trigger: ["status"] },
  {
    name: "required",
    settings: (program) => [
      ["filter.p4.clean", program],
      ["filter.p4.required", "true"],
    ],
    attribute: "filter=p4",
    trigger: ["status"],
  },
  { name: "lfs-extension", settings: one("lfs.extension.p.clean"), trigger: null },
  { name: "external-diff", settings: one("diff.external"), trigger: ["diff", "HEAD"] },
  { name: "textconv", settings: one("diff.p5.textconv"), attribute: "diff=p5", trigger: ["diff", "HEAD"] },
  { name: "diff-command", settings: one("diff.p6.command"), attribute: "diff=p6", trigger: ["diff", "HEAD"] },
  {
    name: "merge-driver",
    settings: one("merge.p7.driver"),
    attribute: "merge=p7",
    trigger: ["-c", "merge.renames=false", "merge", "side"],
  },
  { name: "fsmonitor", settings: one("core.fsmonitor"), trigger: ["status"] },
  { name: "pager", settings: one("core.pager"), trigger: null },
  { name: "pager-log", settings: one("pager.log"), trigger: null },
  { name: "editor", settings: one("core.editor"), trigger: ["commit", "--allow-empty"] },
  { name: "sequence-editor", settings: one("sequence.editor"), trigger: ["rebase", "-q", "-i", "--root"] },
  { name: "ssh", settings: one("core.sshCommand"), trigger: ["ls-remote", "ssh://git@host.invalid/x"] },
  { name: "proxy", settings: one("core.gitProxy"), trigger: ["ls-remote", "git://host.invalid/x"] },
  { name: "askpass", settings: one("core.askPass"), trigger: null },
  { name: "credential", settings: one("credential.helper"), trigger: null },
  { name: "alias", settings: (program) => [["alias.planted", `!${program}`]], trigger: ["planted"] },
  {
    name: "alias-status",
    settings: (program) => [
      ["alias.status", `!${program}`],
      ["alias.log", `!${program}`],
    ],
    trigger: null,
  },
  {
    name: "uploadpack",
    settings: (program) => [
      ["remote.p8.url", "."],
      ["remote.p8.uploadpack", program],
    ],
    trigger: ["fetch", "p8"],
  },
  {
    name: "remote-vcs",
    settings: (program) => [
      ["remote.p9.vcs", "ext"],
      ["remote.p9.url", program],
      ["protocol.ext.allow", "always"],
    ],
    trigger: ["fetch", "p9"],
  },
  {
    name: "promisor",
    settings: (program) => [
      ["core.repositoryFormatVersion", "1"],
      ["extensions.partialClone", "p10"],
      ["remote.p10.promisor", "true"],
      ["remote.p10.url", ext(program)],
      ["protocol.ext.allow", "always"],
    ],
    trigger: ["cat-file", "-p", ABSENT],
  },
  {
    name: "signature",
    settings: (program) => [
      ["gpg.program", program],
      ["log.showSignature", "true"],
    ],
    trigger: ["log", "-1"],
  },
  { name: "signature-ssh", settings: one("gpg.ssh.program"), trigger: null },
  { name: "submodule-update", settings: (program) => [["submodule.sm.update", `!${program}`]], trigger: null },
  { name: "alternate-refs", settings: one("core.alternateRefsCommand"), trigger: null },
  {
    name: "difftool",
    settings: (program) => [
      ["diff.tool", "p11"],
      ["difftool.p11.cmd", program],
      ["difftool.prompt", "false"],
    ],
    trigger: ["difftool", "HEAD"],
  },
  {
    name: "trailer",
    settings: (program) => [
      ["trailer.p12.key", "x"],
      ["trailer.p12.command", program],
    ],
    trigger: null,
  },
];

const HOOKS = [
  "post-index-change",
  "reference-transaction",
  "pre-commit",
  "post-commit",
  "post-checkout",
  "fsmonitor-watchman",
];

/** Makes programs in a folder that lies outside of every repository, and reads which of them ran. */
export class Garden {
  private readonly folder: string;
  private readonly log: string;

  constructor(folder: string) {
    this.folder = join(folder, "planted programs".replace(" ", "-"));
    this.log = join(this.folder, "log");
    mkdirSync(this.folder, { recursive: true });
  }

  /** The path of a program that logs this name. */
  program(name: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, `#!/bin/sh\necho '${name}' >> '${this.log}'\nexit 0\n`, { mode: 0o755 });
    return path;
  }

  /** A folder in which every hook is there. */
  hooks(name: string, folder = join(this.folder, `hooks-${name}`)): string {
    mkdirSync(folder, { recursive: true });
    for (const hook of HOOKS) {
      const path = join(folder, hook);
      writeFileSync(path, `#!/bin/sh\necho '${name}' >> '${this.log}'\nexit 0\n`, { mode: 0o755 });
    }
    return folder;
  }

  /** What ran so far, each time that it did. */
  ran(): readonly string[] {
    return existsSync(this.log) ? readFileSync(this.log, "utf8").trim().split("\n") : [];
  }

  /** The names and values of these kinds, for one configuration. */
  settings(plants: readonly Plant[] = PLANTS): readonly (readonly [string, string])[] {
    return plants.flatMap(({ name, settings }) => settings(this.program(name)));
  }

  /** The text of a configuration that names every kind, and hooks besides. */
  configuration(plants: readonly Plant[] = PLANTS): string {
    const entries = [...this.settings(plants), ["core.hooksPath", this.hooks("hooks-path")] as const];
    return entries.map(([name, value]) => entryText(name, value)).join("");
  }
}

function entryText(name: string, value: string): string {
  const [section = "", ...rest] = name.split(".");
  const key = rest.at(-1) ?? "";
  const sub = rest.slice(0, -1).join(".");
  return `[${section}${sub === "" ? "" : ` "${sub}"`}]\n\t${key} = "${value}"\n`;
}

/** Attributes that send a file of its own through each kind, whatever Git is asked of. */
export function attributes(plants: readonly Plant[] = PLANTS): string {
  const named = plants.filter(({ attribute }) => attribute !== undefined);
  return ["a.txt", ...named.map(({ name }) => `${name}.txt`)]
    .map((file, index) => `${file} ${named[Math.max(0, index - 1)]?.attribute ?? ""}\n`)
    .join("");
}

/** The files that the attributes speak of. */
export function plantedFiles(plants: readonly Plant[] = PLANTS): Readonly<Record<string, string>> {
  const named = plants.filter(({ attribute }) => attribute !== undefined);
  return Object.fromEntries(["a.txt", ...named.map(({ name }) => `${name}.txt`)].map((file) => [file, "text\n"]));
}

/** Replaces the last commit by the same with a signature, so that there is one to verify. */
export async function signHead(root: string): Promise<void> {
  const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----";
  const signed = (await git(root, "cat-file", "commit", "HEAD")).replace("\n\n", `\n${signature}\n\n`);
  const file = join(await git(root, "rev-parse", "--absolute-git-dir"), "signed");
  writeFileSync(file, `${signed}\n`);
  await git(root, "update-ref", "HEAD", await git(root, "hash-object", "-t", "commit", "-w", file));
}
