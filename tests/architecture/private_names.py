# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads off a C++ text which names it declares in namespaces, and which of them it keeps to itself.

No compiler: the text is tokens in nested brackets, and what stands directly in a namespace is split into declarations. Of a
declaration of several variables it sees the first; the house declares each on its own.
"""

import itertools
import re
from typing import Iterator, NamedTuple

TOKEN = re.compile(r"operator\b\s*(?:\(\)|\[\]|[^\w\s(]+)?|[A-Za-z_]\w*|\d[\w'.]*|::|->|\S")
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
WORD = re.compile(r"[A-Za-z_]\w*")
MACRO = re.compile(r"[A-Z][A-Z0-9_]+")
CLOSER = {"(": ")", "[": "]", "{": "}"}
NO_NAMES = {"class", "struct", "union", "enum", "auto"}  # they end what declares no name
NO_FUNCTIONS = {"alignas", "decltype", "explicit", "noexcept", "requires", "__attribute__"}  # a parenthesis may follow them


class Name(NamedTuple):
    text: str
    offset: int
    namespace: str  # without the anonymous ones
    is_private: bool  # in an anonymous namespace, or static
    alias_of: str  # empty when it is no alias
    is_local: bool = False  # an alias or a constant that a private function has inside


class Node(NamedTuple):
    """A token; or a pair of brackets, "()", "[]" or "{}", with what they hold."""

    text: str
    offset: int
    inside: list["Node"]


def declared_names(code: str) -> Iterator[Name]:
    """What `code`, which is without comments and string literals, declares in namespaces: no members, no operators. The
    enumerators that a `using enum` brings into one are the name "enum"."""
    code = DIRECTIVE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), code)
    return names_in(nested(TOKEN.finditer(code)), "", False)


def nested(tokens: Iterator[re.Match], closer: str = "") -> list[Node]:
    nodes = []
    for token in tokens:
        text = token.group()
        if text == closer:
            break
        inner = CLOSER.get(text, "")
        nodes.append(Node(text + inner, token.start(), nested(tokens, inner) if inner else []))
    return nodes


def names_in(nodes: list[Node], namespace: str, is_private: bool) -> Iterator[Name]:
    for declaration in declarations(nodes):
        head, rest = divided(declaration)
        words = [node.text for node in head]
        body = next((node.inside for node in rest if node.text == "{}"), [])
        if words == ["extern"]:
            yield from names_in(body, namespace, is_private)
        elif is_namespace(words) and rest[0].text != "=":
            name = "".join(words[words.index("namespace") + 1 :])
            if is_private and name:
                yield Name(name, head[0].offset, namespace, True, "")
            else:
                yield from names_in(body, "::".join(filter(None, (namespace, name))), is_private or not name)
        else:
            alias_of = ""
            if words and words[0] in ("using", "namespace"):
                alias_of = "".join(node.text for node in (rest if rest[0].text == "=" else head)[1:] if node.text != ";")
            for node in named_by(head, body):
                yield Name(node.text, node.offset, namespace, is_private or "static" in words, alias_of)
            if is_private and "()" in words:
                yield from (Name(node.text, node.offset, namespace, True, "", True) for node in local_names(body))


def local_names(nodes: list[Node]) -> Iterator[Node]:
    for at, node in enumerate(nodes):
        if node.text in ("using", "constexpr"):
            end = next((i for i in range(at, len(nodes)) if nodes[i].text in ("=", "{}", ";")), at)
            if nodes[end].text != ";" and WORD.fullmatch(nodes[end - 1].text):
                yield nodes[end - 1]
        yield from local_names(node.inside)


def declarations(nodes: list[Node]) -> Iterator[list[Node]]:
    one: list[Node] = []
    for node, after in itertools.zip_longest(nodes, nodes[1:]):
        one.append(node)
        ahead = after.text if after else ""
        if node.text == ";" or (node.text == "{}" and is_body(one, ahead)):
            yield one
            one = []
        elif node.text == "()" and len(one) == 2 and MACRO.fullmatch(one[0].text) and WORD.fullmatch(ahead):
            one = []  # Q_DECLARE_METATYPE() and its like, which need no semicolon


def is_body(declaration: list[Node], ahead: str) -> bool:
    """Whether the braces at the end of `declaration` end it: a namespace's or a function's do, a type's or a value's do not."""
    head, rest = divided(declaration)
    words = [node.text for node in head]
    if is_namespace(words) or words == ["extern"]:
        return True
    return "()" in words and rest[0].text != "=" and ahead not in (",", "{}", ";")


def is_namespace(words: list[str]) -> bool:
    return "namespace" in words[:2] and words[0] != "using"


def divided(declaration: list[Node]) -> tuple[list[Node], list[Node]]:
    """What stands before a value, a base, a body or the end, without attributes and template arguments; and the rest."""
    head: list[Node] = []
    depth = 0
    for at, node in enumerate(declaration):
        if node.text == "<":
            depth += 1
        elif node.text == ">":
            depth -= 1
        elif depth == 0 and node.text in ("=", ":", "{}", ";", "->"):
            return head, declaration[at:]
        elif depth == 0 and node.text != "[]":
            head.append(node)
    return head, declaration[-1:]


def named_by(head: list[Node], body: list[Node]) -> list[Node]:
    words = [node.text for node in head]
    if (
        not head
        or words[0] == "static_assert"
        or words[:2] == ["using", "namespace"]
        or (MACRO.fullmatch(words[0]) and words[1:2] == ["()"])
        or any(re.match(r"operator\b", word) for word in words)
    ):
        return []
    if words[0] == "using":
        return head[1:2] if words[1:2] == ["enum"] else head[-1:]
    name = declarator(head, words)
    named = [name] if name else []
    if "enum" in words and "()" not in words and not {"class", "struct"} & set(words):
        named += [node for before, node in zip([None, *body], body) if before is None or before.text == ","]
    return named


def declarator(head: list[Node], words: list[str]) -> Node | None:
    """The name itself; none when it is another's member, or there is none."""
    for at, node in enumerate(head):
        if node.text == "()" and at > 0 and words[at - 1] not in NO_FUNCTIONS:
            if node.inside and node.inside[0].text in ("*", "&"):  # a pointer to a function
                return next((inner for inner in reversed(node.inside) if WORD.fullmatch(inner.text)), None)
            head = head[:at]
            break
    if head[-1].text == "final":
        head = head[:-1]
    name = head[-1]
    before = head[-2].text if len(head) > 1 else ""
    is_name = WORD.fullmatch(name.text) and name.text not in NO_NAMES and before not in ("::", "~")
    return name if is_name else None
