import { actorAt } from "../../../plugins/codex/scripts/src/io/executor/actors.ts";
import { local } from "../../../plugins/codex/scripts/src/io/executor/local.ts";
import { testExecutor } from "./contract.ts";

testExecutor("local", local, actorAt);
