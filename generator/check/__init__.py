"""From a project to findings: the rules, the engine that runs them, and the whole judgement."""
