"""The reference pages of the documentation, made from the code: `make reference` writes them.

One page is one function in a file of its own; `pages.py` lists them.
"""
