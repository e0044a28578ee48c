"""From assessments to display-ready values: one module for each page or document. No markup."""
