// The program's door; all of it is in dist.
import "./dist/cli/companion.js";
