/** A Git that fails, whatever it is asked. */
process.exitCode = 1;
