"""The browser's stemmers, made at build from the installed `snowballstemmer`.

Snowball's generated Python uses few constructs, and each becomes JavaScript. An unknown one raises:
a changed package fails the build and never ships a wrong stemmer.
"""

import ast
import importlib.util
import json
from functools import lru_cache
from pathlib import Path

from kbgen.errors import KbgenError

#: BSD-3 asks for it.
_NOTICE = (
    "// Snowball {name} stemmer, derived from the snowballstemmer package.\n"
    "// Copyright (c) 2001-2002 Dr Martin Porter and Richard Boulton, 2004-2026 the Snowball\n"
    "// contributors. BSD 3-clause licence: https://snowballstem.org/license.html\n"
)
_OPERATORS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Eq: "===", ast.NotEq: "!==", ast.Lt: "<", ast.LtE: "<=",
    ast.Gt: ">", ast.GtE: ">=", ast.Or: "||", ast.And: "&&", ast.Not: "!", ast.USub: "-",
}  # fmt: skip


@lru_cache(maxsize=64)
def stemmer_module(algorithm: str) -> str:
    """Return the source of an ES module.

    Its default export takes the `Stemmer` class of `search/snowball.js` and returns a subclass.
    """
    spec = importlib.util.find_spec(f"snowballstemmer.{algorithm}_stemmer")
    if spec is None or spec.origin is None:
        raise KbgenError(f"The snowballstemmer package has no `{algorithm}`")
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    class_def = next(
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and node.name != "lab0"
        and node.bases
        and ast.unparse(node.bases[0]) == "BaseStemmer"
    )
    return _NOTICE.format(name=algorithm) + _Class(class_def).source()


class _Class:
    def __init__(self, node: ast.ClassDef) -> None:
        self._node = node
        self._labels: list[tuple[str, str]] = []
        self._count = 0

    def source(self) -> str:
        constants: list[str] = []
        members: list[str] = []
        for node in self._node.body:
            if isinstance(node, ast.FunctionDef):
                members.append(self._method(node))
            elif isinstance(node, ast.Assign):
                name = self._name(node.targets[0])
                if name[:2] in {"g_", "a_", "as"}:
                    constants.append(f"const {name} = {self._constant(node.value)};")
                else:
                    members.append(f"{name} = {self._expression(node.value)};")
            elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
                raise self._unknown(node)
        # Tables refer to methods by name, so they can stand outside the class.
        return "\n".join(
            [
                "export default (Stemmer) => {",
                *constants,
                "return class extends Stemmer {",
                *members,
                "};",
                "};",
                "",
            ]
        )

    def _constant(self, node: ast.expr) -> str:
        if isinstance(node, ast.Set):  # a grouping: a string to look single characters up in
            letters = "".join(sorted(self._text(item) for item in node.elts))
            return json.dumps(letters, ensure_ascii=False)
        if isinstance(node, ast.List):
            rows = [self._among(item) for item in node.elts]
            # Longest first: the first that fits is the longest that fits.
            rows.sort(key=lambda row: -len(row[0]))
            words = ",".join(row[0] for row in rows)
            results = ",".join(str(row[1]) for row in rows)
            methods = {at: row[2] for at, row in enumerate(rows) if row[2]}
            table = f'{json.dumps(words, ensure_ascii=False)}.split(","), [{results}]'
            return f"[{table}{', ' + json.dumps(methods) if methods else ''}]"
        return self._expression(node)

    def _among(self, node: ast.expr) -> tuple[str, int, str]:
        if not isinstance(node, ast.Call) or self._name(node.func) != "Among":
            raise self._unknown(node)
        method = self._name(node.args[3]) if len(node.args) > 3 else ""
        return self._text(node.args[0]), int(ast.literal_eval(node.args[2])), method

    def _method(self, node: ast.FunctionDef) -> str:
        stored = {
            name.id
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        }
        declared = f"let {', '.join(sorted(stored))};\n" if stored else ""
        name = node.name.removeprefix("__")
        return f"{name}() {{\n{declared}{self._block(node.body)}}}"

    def _block(self, body: list[ast.stmt]) -> str:
        return "".join(f"{self._statement(node)}\n" for node in body)

    def _statement(self, node: ast.stmt) -> str:  # noqa: C901, PLR0911, PLR0912  # one line each
        match node:
            case ast.Assign(targets=[target]):
                return f"{self._expression(target)} = {self._expression(node.value)};"
            case ast.AugAssign():
                sign = self._operator(node.op)
                return f"{self._expression(node.target)} {sign}= {self._expression(node.value)};"
            case ast.Expr():
                return f"{self._expression(node.value)};"
            case ast.Return(value=ast.expr() as value):
                return f"return {self._expression(value)};"
            case ast.If():
                text = f"if ({self._expression(node.test)}) {{\n{self._block(node.body)}}}"
                return text + (f" else {{\n{self._block(node.orelse)}}}" if node.orelse else "")
            case ast.While(orelse=[]):
                return f"while ({self._expression(node.test)}) {{\n{self._block(node.body)}}}"
            case ast.For(iter=ast.Tuple(elts=items), orelse=[]):
                return f"for (let n = 0; n < {len(items)}; n++) {{\n{self._block(node.body)}}}"
            case ast.Try(handlers=[handler], orelse=[], finalbody=[]):
                return self._labelled(node, handler)
            case ast.Raise(exc=ast.Call(func=ast.Name(id=label))):
                for theirs, ours in reversed(self._labels):
                    if theirs == label:
                        return f"break {ours};"
            case ast.Break():
                return "break;"
            case ast.Continue():
                return "continue;"
            case ast.Pass():
                return ""
        raise self._unknown(node)

    def _labelled(self, node: ast.Try, handler: ast.ExceptHandler) -> str:
        if handler.type is None or not all(isinstance(step, ast.Pass) for step in handler.body):
            raise self._unknown(node)
        self._count += 1
        unique = f"x{self._count}"
        self._labels.append((self._name(handler.type), unique))
        text = f"{unique}: {{\n{self._block(node.body)}}}"
        self._labels.pop()
        return text

    def _expression(self, node: ast.expr) -> str:  # noqa: C901, PLR0911, PLR0912  # one line a construct
        match node:
            case ast.Constant(value=bool() | None):
                return json.dumps(node.value)
            case ast.Constant(value=str() | int()):
                return json.dumps(node.value, ensure_ascii=False)
            case ast.Name():
                return node.id
            case ast.Attribute(value=ast.Name(id="self")):
                return f"this.{node.attr.removeprefix('__')}"
            case ast.Attribute(value=ast.Name(id=self._node.name)):
                return node.attr
            case ast.Call(func=ast.Name(id="len"), args=[item]):
                return f"{self._expression(item)}.length"
            case ast.Call(func=ast.Attribute()):
                arguments = ", ".join(self._expression(item) for item in node.args)
                return f"{self._expression(node.func)}({arguments})"
            case ast.Compare(ops=[operator], comparators=[right]):
                sign = self._operator(operator)
                return f"{self._expression(node.left)} {sign} {self._expression(right)}"
            case ast.BinOp():
                left, right_side = self._expression(node.left), self._expression(node.right)
                return f"({left} {self._operator(node.op)} {right_side})"
            case ast.BoolOp():
                sign = f" {self._operator(node.op)} "
                return "(" + sign.join(self._expression(item) for item in node.values) + ")"
            case ast.UnaryOp(op=ast.Not()):
                return f"!({self._expression(node.operand)})"
            case ast.UnaryOp():
                return f"{self._operator(node.op)}{self._expression(node.operand)}"
            case ast.Subscript():
                return f"{self._expression(node.value)}[{self._expression(node.slice)}]"
            case ast.Tuple():
                return "[" + ", ".join(self._expression(item) for item in node.elts) + "]"
        raise self._unknown(node)

    def _operator(self, node: ast.AST) -> str:
        if type(node) not in _OPERATORS:
            raise self._unknown(node)
        return _OPERATORS[type(node)]

    def _name(self, node: ast.expr) -> str:
        if not isinstance(node, ast.Name):
            raise self._unknown(node)
        return node.id.removeprefix("__")

    def _text(self, node: ast.expr) -> str:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            raise self._unknown(node)
        return node.value

    def _unknown(self, node: ast.AST) -> KbgenError:
        return KbgenError(
            f"Stemmer {self._node.name}: cannot translate `{ast.unparse(node)[:80]}`",
            "Install snowballstemmer 3.1.",
        )
