/** Says how it was called. Arguments: the name to go by, and what it is given. */
const [name, ...args] = process.argv.slice(2);
process.stdout.write(`${name} was given: ${args.map((arg) => `<${arg}>`).join("")}`);
