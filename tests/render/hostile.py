"""Findings whose every text tries to act where it is shown."""

from generator.findings import Finding, Party, Severity, Span, Waived

TEXTS = (
    "::error file=x.py::owned",
    "first\n::set-output name=a::b\r\n::stop-commands::x\rlast",
    "%0A::error::x %25 %3A %2C",
    "##[add-mask]x ##vso[task.setvariable variable=a]b",
    "]]> <!-- <x/> &amp; &#0; -->",
    "\x00\x1b[31mred\x07\x85\u2028\u2029",
    "lone \ud800 and \udfff",
    "\ufffe\uffff\ufdd0\U0001ffff",
    "\u202etfel ot thgir\u2066",
    "a,b:c=d;e",
    "[x](javascript:alert(1)) [y](1) ![z](//elsewhere.example/z.png)",
    "{0} {1} {{2}} {",
    "```\n# heading\n<script>alert(1)</script>",
    "=1+1 @SUM(1) \"quoted\" 'too' \\u0041",
    "x" * 100_000,
    "",
)


def hostile(text: str, severity: Severity = Severity.ERROR, *, waived: bool = False) -> Finding:
    """A finding that says the text in every place where a file can make it say something."""
    return Finding(
        code="GAT003",
        severity=severity,
        project=f"p{text}",
        file=f"projects/{text}.yaml",
        span=Span(7, 1, 7, 5),
        field=f"gate.{text}",
        message=f"{text}",
        hint=text,
        settled_by=Party.OWNER,
        values=(text,),
        waived=Waived(text, text, text) if waived else None,
    )


def plain(
    code: str = "GAT003", severity: Severity = Severity.ERROR, *, hint: str = "add one", **changes: object
) -> Finding:
    """An ordinary finding."""
    told: dict[str, object] = {
        "project": "triage",
        "file": "projects/triage.yaml",
        "span": Span(7, 1, 7, 5),
        "field": "gate.stop",
        "message": "no Stop row",
        "settled_by": Party.OWNER,
    }
    return Finding(code=code, severity=severity, hint=hint, **{**told, **changes})  # type: ignore[arg-type]
