// Reads pairs of scripts, [[name, source, served], …], and prints the names of those that do not
// mean the same: whose syntax trees differ, or which are no modules. Run with --expose-internals.
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");

const meaning = (script) =>
  JSON.stringify(parse(script, { ecmaVersion: "latest", sourceType: "module" }), (key, value) => {
    if (key === "start" || key === "end") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });

const pairs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const differ = ([, source, served]) => {
  try {
    return meaning(source) !== meaning(served);
  } catch {
    return true;
  }
};
console.log(JSON.stringify(pairs.filter(differ).map(([name]) => name)));
