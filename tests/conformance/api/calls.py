"""Which tests call which members of the client's API: read in their sources, whose types are those that they name.

An object's class is known by annotations, by what the API says it returns, and at last by its name: `page` is a Page.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import DefaultDict, Dict, List, Optional, Set, Tuple

from members import Member

# A public class and a member of it: ("Page", "goto").
Call = Tuple[str, str]

_EXPECTED = {"Page": "PageAssertions", "Locator": "LocatorAssertions", "APIResponse": "APIResponseAssertions"}


def calls_of_tests(folder: Path, classes: Dict[str, Dict[str, Member]]) -> Dict[Call, List[str]]:
    """For each member that is called, the tests, those first that call fewest others."""
    sources = {path: ast.parse(path.read_text()) for path in sorted(folder.rglob("*.py"))}
    types = _Types(classes, list(sources.values()))
    of_test: Dict[str, Set[Call]] = {}
    for path, source in sources.items():
        for function in source.body:
            if isinstance(function, ast.FunctionDef) and _is_test(function):
                place = str(path.relative_to(folder).with_suffix(""))
                of_test[f"{place}::{function.name}"] = _Reader(types).read(function)
    tests: DefaultDict[Call, List[str]] = defaultdict(list)
    for test in sorted(of_test, key=lambda test: (len(of_test[test]), test)):
        for call in of_test[test]:
            tests[call].append(test)
    return tests


def _is_test(function: ast.FunctionDef) -> bool:
    steps = [decorator for decorator in function.decorator_list if isinstance(decorator, ast.Call)]
    return function.name.startswith("test_") or any(getattr(step.func, "id", "") == "step" for step in steps)


class _Types:
    """What can be known of a class or an object by its name alone."""

    def __init__(self, classes: Dict[str, Dict[str, Member]], sources: List[ast.Module]) -> None:
        self.classes = classes
        snake = {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower(): name for name in classes}
        self.by_name = {**snake, "context": "BrowserContext"}
        # Functions and methods of the tests' own.
        self.returns = {
            node.name: self.annotated(node.returns)
            for source in sources
            for node in ast.walk(source)
            if isinstance(node, ast.FunctionDef) and self.annotated(node.returns)
        }

    def annotated(self, annotation: Optional[ast.AST]) -> Optional[str]:
        """The class that an annotation names, also as one among others."""
        names = [node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)] if annotation else []
        return next((name for name in names if name in self.classes), None)

    def member(self, owner: str, name: str) -> Tuple[str, Optional[Member]]:
        """The class that declares it, and the member."""
        if owner == "ElementHandle" and name not in self.classes[owner]:
            owner = "JSHandle"
        return owner, self.classes[owner].get(name)


class _Reader(ast.NodeVisitor):
    """Goes through one test, and through what it defines."""

    def __init__(self, types: _Types) -> None:
        self._types = types
        self._variables: Dict[str, Optional[str]] = {}
        self._calls: Set[Call] = set()

    def read(self, function: ast.FunctionDef) -> Set[Call]:
        self.visit(function)
        return self._calls

    def visit_arg(self, argument: ast.arg) -> None:
        if argument.annotation:
            self._variables[argument.arg] = self._types.annotated(argument.annotation)

    def visit_Assign(self, assign: ast.Assign) -> None:
        self.visit(assign.value)
        for target in assign.targets:
            self._bind(target, assign.value)

    def visit_With(self, node: ast.With) -> None:
        for item in node.items:
            self.visit(item.context_expr)
            if item.optional_vars:
                self._bind(item.optional_vars, item.context_expr)
        for statement in node.body:
            self.visit(statement)

    def visit_For(self, node: ast.For) -> None:
        self.visit(node.iter)
        self._bind(node.target, node.iter)
        for statement in node.body:
            self.visit(statement)

    def visit_Attribute(self, attribute: ast.Attribute) -> None:
        self.visit(attribute.value)
        owner = self._class_of(attribute.value)
        if owner:
            owner, member = self._types.member(owner, attribute.attr)
            if member:
                self._calls.add((owner, member.name))

    def _bind(self, target: ast.AST, value: ast.AST) -> None:
        if isinstance(target, ast.Tuple):
            values = value.elts if isinstance(value, ast.Tuple) else [value] * len(target.elts)
            for one, its in zip(target.elts, values):
                self._bind(one, its)
        elif isinstance(target, ast.Name):
            self._variables[target.id] = self._class_of(value)

    def _class_of(self, value: ast.AST) -> Optional[str]:
        types = self._types
        if isinstance(value, ast.Name):
            return self._variables.get(value.id) or types.by_name.get(value.id)
        if isinstance(value, ast.Subscript):
            return self._class_of(value.value)
        if isinstance(value, ast.Call):
            if isinstance(value.func, ast.Name):
                if value.func.id == "expect" and value.args:
                    return _EXPECTED.get(self._class_of(value.args[0]) or "")
                return types.returns.get(value.func.id)
            return self._class_of(value.func)
        if isinstance(value, ast.Attribute):
            owner = self._class_of(value.value)
            if owner:
                # What is waited for is the `value` of its waiting.
                returns = [owner] if value.attr == "value" else self._returns(owner, value.attr)
                return returns[0] if returns else None
            return types.returns.get(value.attr) or types.by_name.get(value.attr)
        return None

    def _returns(self, owner: str, name: str) -> List[str]:
        _, member = self._types.member(owner, name)
        return [one.__name__ for one in member.returns] if member else []
