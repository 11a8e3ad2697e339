"""The rules of CONTRIBUTING.md, as code.

A rule is a function that takes a Tree and yields Fault. Rules look at text,
not at a parse tree: our layout is strict enough for that, and a rule that a
reader can follow in a minute is worth more than a clever one.
"""
