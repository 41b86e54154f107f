/** The places from which Git would read a planted configuration, each in a repository with a submodule and another within. */
import { appendFileSync, cpSync, mkdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attributes, Garden, plantedFiles, signHead } from "./planted.ts";
import { git, gitEnvironment, makeRepository } from "./repository.ts";

/** A repository that programs can be planted in, and what Git is asked with. */
export class Ground {
  readonly folder: string;
  readonly garden: Garden;
  /** The root of the work tree that is looked at. */
  root: string;
  env: Record<string, string> = gitEnvironment();

  private constructor(folder: string) {
    this.folder = folder;
    this.root = join(folder, "tree");
    this.garden = new Garden(folder);
  }

  /** A signed commit, and a branch `side` that does not merge. */
  static async makeSmall(folder: string): Promise<Ground> {
    const ground = new Ground(folder);
    const { root } = ground;
    await makeRepository(root, { files: plantedFiles() });
    await git(root, "checkout", "-q", "-b", "side");
    writeFileSync(join(root, "a.txt"), "side\n");
    await git(root, "commit", "-qam", "side");
    await git(root, "checkout", "-q", "main");
    writeFileSync(join(root, "a.txt"), "main\n");
    await git(root, "commit", "-qam", "main");
    await signHead(root);
    return ground;
  }

  /** The same, with `sm`, a submodule; `nested`, a repository that nobody added; and a linked work tree beside it. */
  static async make(folder: string): Promise<Ground> {
    const ground = await Ground.makeSmall(folder);
    const { root } = ground;
    await makeRepository(join(folder, "origin"), { files: plantedFiles() });
    await git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../origin", "sm");
    await git(root, "commit", "-qam", "with a submodule");
    await makeRepository(join(root, "nested"), { files: plantedFiles() });
    await git(root, "worktree", "add", "-q", "-b", "linked", join(folder, "linked"));
    return ground;
  }

  /** Makes every file look changed, so that Git has to read it. */
  touch(): void {
    for (const tree of [this.root, join(this.root, "sm"), join(this.root, "nested")]) {
      for (const file of Object.keys(plantedFiles())) {
        try {
          utimesSync(join(tree, file), 1_000, 1_000);
        } catch {
          // This tree has no such file.
        }
      }
    }
  }
}

/** Where something is planted. `tree` is the work tree in which plain Git would run it. */
export interface PlantingPlace {
  readonly name: string;
  /** The work tree that is looked at, below the ground's folder. Default: `tree`. */
  readonly at?: string;
  readonly tree: (ground: Ground) => string;
  readonly plant: (ground: Ground) => void | Promise<void>;
}

const root = (ground: Ground) => ground.root;
const within = (path: string) => (ground: Ground) => join(ground.root, path);

function writeAttributes(tree: string): void {
  writeFileSync(join(tree, ".gitattributes"), attributes());
}

function append(file: string, text: string): void {
  appendFileSync(file, `\n${text}`);
}

/** Every place that is known. */
export const PLACES: readonly PlantingPlace[] = [
  {
    name: "the repository's configuration and hooks",
    tree: root,
    plant({ root, garden }) {
      append(join(root, ".git", "config"), garden.configuration());
      garden.hooks("hooks", join(root, ".git", "hooks"));
      writeAttributes(root);
    },
  },
  {
    name: "the attributes of the Git folder",
    tree: root,
    plant({ root, garden }) {
      append(join(root, ".git", "config"), garden.configuration());
      mkdirSync(join(root, ".git", "info"), { recursive: true });
      writeFileSync(join(root, ".git", "info", "attributes"), attributes());
    },
  },
  {
    name: "the configuration of the work tree",
    tree: root,
    plant({ root, garden }) {
      append(join(root, ".git", "config"), "[extensions]\n\tworktreeConfig = true\n");
      writeFileSync(join(root, ".git", "config.worktree"), garden.configuration());
      writeAttributes(root);
    },
  },
  {
    name: "an included file in the work tree",
    tree: root,
    plant({ root, garden }) {
      append(join(root, ".git", "config"), '[include]\n\tpath = "../planted.inc"\n');
      writeFileSync(join(root, "planted.inc"), garden.configuration());
      writeAttributes(root);
    },
  },
  {
    name: "a file that is included on a condition",
    tree: root,
    plant({ root, garden }) {
      append(join(root, ".git", "config"), `[includeIf "gitdir:${root}/"]\n\tpath = "../planted.inc"\n`);
      writeFileSync(join(root, "planted.inc"), garden.configuration());
      writeAttributes(root);
    },
  },
  {
    name: "a shared Git folder elsewhere",
    tree: root,
    plant({ root, folder, garden }) {
      cpSync(join(root, ".git"), join(folder, "elsewhere"), { recursive: true });
      append(join(folder, "elsewhere", "config"), garden.configuration());
      writeFileSync(join(root, ".git", "commondir"), join(folder, "elsewhere"));
      writeAttributes(root);
    },
  },
  {
    name: "the Git folder of a submodule",
    tree: root,
    plant({ root, garden }) {
      append(join(root, ".git", "modules", "sm", "config"), garden.configuration());
      writeAttributes(join(root, "sm"));
    },
  },
  {
    name: "a submodule that was made anew",
    tree: root,
    async plant({ root, garden }) {
      renameSync(join(root, "sm", ".git"), join(root, "sm", "oldgit"));
      await makeRepository(join(root, "sm"));
      append(join(root, "sm", ".git", "config"), garden.configuration());
      writeAttributes(join(root, "sm"));
    },
  },
  {
    name: "a repository in a submodule",
    tree: within("sm/deep"),
    async plant({ root, garden }) {
      await makeRepository(join(root, "sm", "deep"), { files: plantedFiles() });
      append(join(root, "sm", "deep", ".git", "config"), garden.configuration());
      writeAttributes(join(root, "sm", "deep"));
      utimesSync(join(root, "sm", "deep", "clean.txt"), 1_000, 1_000);
    },
  },
  {
    name: "a repository that nobody added",
    tree: within("nested"),
    plant({ root, garden }) {
      append(join(root, "nested", ".git", "config"), garden.configuration());
      garden.hooks("hooks", join(root, "nested", ".git", "hooks"));
      writeAttributes(join(root, "nested"));
    },
  },
  {
    name: "a linked work tree",
    tree: root,
    at: "linked",
    plant({ folder, root: linked, garden }) {
      append(join(folder, "tree", ".git", "config"), garden.configuration());
      writeAttributes(linked);
    },
  },
  {
    name: "the user's configuration, steered by the repository's attributes",
    tree: root,
    plant(ground) {
      const file = join(ground.folder, "global");
      writeFileSync(file, ground.garden.configuration());
      ground.env = { ...ground.env, GIT_CONFIG_GLOBAL: file };
      writeAttributes(ground.root);
    },
  },
  {
    name: "the configuration in the user's home",
    tree: root,
    plant(ground) {
      mkdirSync(join(ground.folder, "home"), { recursive: true });
      writeFileSync(join(ground.folder, "home", ".gitconfig"), ground.garden.configuration());
      const { GIT_CONFIG_GLOBAL: _, ...env } = ground.env;
      ground.env = { ...env, HOME: join(ground.folder, "home") };
      writeAttributes(ground.root);
    },
  },
  {
    name: "the configuration of the machine",
    tree: root,
    plant(ground) {
      writeFileSync(join(ground.folder, "system"), ground.garden.configuration());
      ground.env = { ...ground.env, GIT_CONFIG_SYSTEM: join(ground.folder, "system"), GIT_CONFIG_NOSYSTEM: "0" };
      writeAttributes(ground.root);
    },
  },
  {
    name: "variables of Git's own",
    tree: root,
    plant(ground) {
      const entries = ground.garden.settings();
      const pairs = entries.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]);
      const own = { GIT_CONFIG_COUNT: `${entries.length}`, GIT_EXTERNAL_DIFF: ground.garden.program("variable") };
      ground.env = { ...ground.env, ...own, ...Object.fromEntries(pairs) };
      writeAttributes(ground.root);
    },
  },
  {
    name: "a program named git in the repository",
    tree: root,
    plant(ground) {
      const bin = join(ground.root, "bin");
      mkdirSync(bin, { recursive: true });
      symlinkSync(ground.garden.program("git"), join(bin, "git"));
      ground.env = { ...ground.env, PATH: `${bin}:${ground.env["PATH"]}` };
    },
  },
];
