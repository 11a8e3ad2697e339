"""The rules of CONTRIBUTING.md, as code.

A rule is a function that takes a Tree and yields Fault, or Skip with the reason
where there is nothing to judge; what should be there and is not is a fault.
Rules look at text, not at a parse tree: our layout is strict enough for that,
and a rule that a reader can follow in a minute is worth more than a clever one.
"""
