/** The tasks of the demo: what a person asks for, and what the scripted model does about it. */
import { directiveScenario } from "../testing/scripted-model/directives.ts";
import type { Scenario } from "../testing/scripted-model.ts";

/** The prompt as it is typed, and the directives that play it; see `scripted-model/directives.ts`. */
interface Task {
  readonly prompt: string;
  readonly script: string;
}

/** The name of the cluster in the policy of the play. */
export const CLUSTER_NAME = "night";

/** The subject of the commit that Codex makes. */
export const SUBJECT = "Say hello";

/** A task that ends with a commit. */
export const HELLO: Task = {
  prompt: "Write hello.txt, check it, and commit it",
  script:
    "[[plan:Look around|Write hello.txt|Commit]] [[run:sleep 1; ls]] [[edit:hello.txt:Hello from Codex.]] " +
    `[[run:sleep 1; cat hello.txt]] [[run:git add hello.txt && git commit -q -m '${SUBJECT}']] ` +
    "[[say:I wrote hello.txt, checked it, and committed it.]]",
};

/** The file that shows that the second task's command runs. */
export const STARTED = "started.txt";

/** A task that would go on for twenty minutes, with one process in the background and one that ignores being asked to end. */
export const LONG: Task = {
  prompt: "Run the long test suite",
  script: `[[run:nohup sleep 600 & trap : TERM; echo started > ${STARTED}; sleep 600; sleep 600]]`,
};

const WHOSE = "-c user.name=Codex -c user.email=codex@example.invalid";

/** A task that works in a copy, long enough for its user to change the same file. */
export const IN_A_COPY: Task = {
  prompt: "Give the README a better heading, and commit it",
  script:
    "[[run:sleep 3; cat README.md]] [[run:echo '# A heading by Codex' > README.md]] " +
    `[[run:git ${WHOSE} commit -q -a -m 'A better heading']] [[say:I gave the README a better heading, and committed it.]]`,
};

/** A task for three jobs: each writes as many lines as its copy is young, and two lines pass. */
export const SEVERAL: Task = {
  prompt: "Write two lines into lines.txt",
  script:
    '[[run:for each in ../*; do echo line >> lines.txt; test "$each" -ef . && break; done; true]] ' +
    "[[say:I wrote the lines. Nothing else changed.]]",
};

/** The check of that task. */
export const LINES_CHECK = "test $(wc -l < lines.txt) = 2";

/** The model that plays all: it reads the script where Codex sends the prompt. */
export function demoScenario(): Scenario {
  const play = directiveScenario();
  return (request) => {
    const body = [HELLO, LONG, IN_A_COPY, SEVERAL].reduce(
      (text, { prompt, script }) => text.replaceAll(escaped(prompt), escaped(script)),
      JSON.stringify(request.body),
    );
    return play({ ...request, body: JSON.parse(body) });
  };
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
