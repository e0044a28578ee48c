"""From rendered pages to files: the MkDocs plugin, the build, the PDFs. MkDocs lives only here."""
