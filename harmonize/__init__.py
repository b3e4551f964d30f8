"""harmonize reads national statutes, aligns them with cybercrime treaties and reports the gaps."""
