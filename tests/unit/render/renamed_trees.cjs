// Reads pairs of scripts, [[name, source, shortened], …], and prints the names of those whose syntax
// trees differ in more than the names of variables, each of which has one other name, and in how
// variables are declared. Run with --expose-internals.
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");

/** Declarations in a row are one, and none is constant. */
function joined(statements) {
  const all = [];
  for (const one of statements) {
    const last = all.at(-1);
    if (one.type === "VariableDeclaration" && last?.type === one.type) last.declarations.push(...one.declarations);
    else all.push(one);
  }
  return all;
}

const tree = (script) =>
  JSON.parse(JSON.stringify(parse(script, { ecmaVersion: "latest", sourceType: "module" })), (key, value) => {
    if (key === "body" && Array.isArray(value)) return joined(value);
    return key === "kind" && value === "const" ? "let" : value;
  });
const IGNORED = new Set(["start", "end", "raw", "shorthand"]);
const NAMED = { MemberExpression: "property", Property: "key", MethodDefinition: "key", PropertyDefinition: "key" };

function same(one, other, forth, back, isVariable = true) {
  if (typeof one !== "object" || one === null) return one === other;
  if (typeof other !== "object" || other === null || one.type !== other.type) return false;
  if (one.type === "Identifier" && isVariable) {
    if (!forth.has(one.name) && !back.has(other.name)) {
      forth.set(one.name, other.name);
      back.set(other.name, one.name);
    }
    return forth.get(one.name) === other.name && back.get(other.name) === one.name;
  }
  const keys = (node) => Object.keys(node).filter((key) => !IGNORED.has(key));
  if (keys(one).join() !== keys(other).join()) return false;
  return keys(one).every((key) =>
    same(one[key], other[key], forth, back, one.computed || NAMED[one.type] !== key),
  );
}

const pairs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const differ = ([, source, shortened]) => {
  try {
    return !same(tree(source), tree(shortened), new Map(), new Map());
  } catch {
    return true;
  }
};
console.log(JSON.stringify(pairs.filter(differ).map(([name]) => name)));
