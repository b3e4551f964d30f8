"""Structure: a document becomes a statute, a tree of provisions."""
