"""Language: a statute's words become features, the legal notions found in them."""
