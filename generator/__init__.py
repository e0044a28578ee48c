"""Gatepage: one YAML file for each AI project becomes a page, and the page says what is missing.

Data flows one way. Read the folders in this order:

- ``findings``: what every layer says about a project file. A leaf.
- ``read``: bytes to documents with positions; the folder of projects, evidence files, settings.
- ``model``: documents to projects: what a project is. No positions, no clock.
- ``check``: projects to findings, by one function for each rule.
- ``view``: projects and findings to display-ready values. No markup.
- ``render``: values to HTML, PDF, text and JSON.
- ``publish``: pages to a site, with MkDocs.
- ``edit``: approvals and decisions into project files, every other byte left alone.
- ``cli``: the commands over all of it.
"""
