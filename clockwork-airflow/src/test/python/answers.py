"""Answers the questions of Java tests about Python: one process for many thousand questions.

    answers.py structure      of a module's source: what it is made of, in one line
    answers.py render         a template: its text as Airflow's own Jinja environment renders it

A question is a line of Base64, and so is its answer.
"""

from __future__ import annotations

import ast
import base64
import struct
import sys
from collections.abc import Callable

OPERATORS = {ast.RShift: ">>", ast.BitOr: "|"}


def structure(source: str) -> str:
    """The imports of a module in the order of their texts, then its statements."""
    body = ast.parse(source).body
    imports = [node for node in body if isinstance(node, (ast.Import, ast.ImportFrom))]
    rest = [node for node in body if node not in imports]
    names = sorted(name for node in imports for name in imported(node))
    return " ".join([*names, *(statement(node) for node in rest)])


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """What one import statement brings: (module, member or nothing, name here)."""
    if isinstance(node, ast.Import):
        return [f"(import {name.name} - {name.asname or name.name})" for name in node.names]
    return [f"(import {node.module} {name.name} {name.asname or name.name})" for name in node.names]


def statement(node: ast.stmt) -> str:
    """An assignment, an expression or a with."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return f"(assign {name} {expression(value)})"
        case ast.Expr(value=value):
            return f"(evaluate {expression(value)})"
        case ast.With(items=[item], body=body):
            name = item.optional_vars.id if isinstance(item.optional_vars, ast.Name) else "-"
            inner = " ".join(statement(line) for line in body)
            return f"(with {expression(item.context_expr)} {name} {inner})"
    raise ValueError(ast.dump(node))


def expression(node: ast.expr) -> str:
    """An expression; texts by their code points, floats by their bits."""
    match node:
        case ast.Constant(value=value):
            return constant(value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=value)):
            return constant(-value)
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=owner, attr=name):
            return f"(attribute {expression(owner)} {name})"
        case ast.List(elts=items):
            return "(list" + "".join(f" {expression(item)}" for item in items) + ")"
        case ast.Dict(keys=keys, values=values):
            # **NAME has no key.
            names = (expression(key) if key else "**" for key in keys)
            entries = (f" {name}:{expression(value)}" for name, value in zip(names, values))
            return "(dict" + "".join(entries) + ")"
        case ast.Call(func=callee, args=arguments, keywords=keywords):
            positional = (f" {expression(value)}" for value in arguments)
            named = (f" {keyword.arg}={expression(keyword.value)}" for keyword in keywords)
            return f"(call {expression(callee)}" + "".join(positional) + "".join(named) + ")"
        case ast.BinOp(left=left, op=operator, right=right):
            return f"({OPERATORS[type(operator)]} {expression(left)} {expression(right)})"
    raise ValueError(ast.dump(node))


def constant(value: object) -> str:
    """A literal, told apart by its type."""
    if isinstance(value, str):
        return "'" + ".".join(f"{ord(character):x}" for character in value) + "'"
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    return repr(value)


def renderer() -> Callable[[str], str]:
    """Renders as Airflow does: sandboxed, undefined names are errors, no automatic escapes."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, extensions=["jinja2.ext.do"], cache_size=0)
    return lambda template: environment.from_string(template).render()


def main() -> None:
    answer = {"structure": lambda: structure, "render": renderer}[sys.argv[1]]()
    for line in sys.stdin.buffer:
        try:
            text = answer(base64.b64decode(line).decode())
        except Exception as problem:
            text = f"{type(problem).__name__}: {problem}"
        sys.stdout.buffer.write(base64.b64encode(text.encode("utf-8", "surrogatepass")) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
