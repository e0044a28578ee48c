"""From display-ready values to HTML, PDF, text and JSON. Jinja2 and WeasyPrint live only here."""
