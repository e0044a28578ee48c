"""Text from project files as HTML: shown as typed, and nothing in it acts, whatever anybody writes."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.inline import address, bare, inline, safe_address, told, typed
from tests.markup import Element, parse

MARK = "\N{REPLACEMENT CHARACTER}"
ALLOWED = {
    "em": set(),
    "strong": set(),
    "code": set(),
    "a": {"href", "title", "rel"},
    "span": {"class"},
}


def text(html: object) -> str:
    """The text of some HTML. Fails on any tag or attribute that must not come out."""
    root = parse(str(html))
    for element in root.walk():
        if element is not root:
            check(element)
    return root.text


def check(element: Element) -> None:
    assert element.name in ALLOWED, element
    assert set(element.attributes) <= ALLOWED[element.name], element
    if element.name == "span":
        assert element.attributes["class"] in {"gp-fingerprint", "gp-long", "gp-together"}
    if element.name == "a":
        assert re.match(r"(?i)(https?://|mailto:)\S", element.attributes["href"]), element
        assert element.attributes["rel"] == "noopener noreferrer"
        assert element.text.strip()


# ---- what inline Markdown means


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("", ""),
        ("Tickets, in English", "Tickets, in English"),
        (
            "*a* _b_ **c** __d__ `e`",
            "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <code>e</code>",
        ),
        ("***a***", "<em><strong>a</strong></em>"),
        ("`*a* <b>`", "<code>*a* &lt;b&gt;</code>"),
        ("2 * 3 * 4, snake_case_name", "2 * 3 * 4, snake_case_name"),
        (r"\*a\* \`b\` \[c\]", "*a* `b` [c]"),
        ("a\nb\r\nc\td  e", "a b c d e"),
        ("[a](https://x.example)", '<a href="https://x.example" rel="noopener noreferrer">a</a>'),
        ("[a](HTTPS://X.example)", '<a href="HTTPS://X.example" rel="noopener noreferrer">a</a>'),
        ("[a](mailto:a@x.example)", '<a href="mailto:a@x.example" rel="noopener noreferrer">a</a>'),
        (
            '[a](https://x.example "the <title>")',
            '<a href="https://x.example" title="the &lt;title&gt;" rel="noopener noreferrer">a</a>',
        ),
        ("[*a*](https://x.example)", '<a href="https://x.example" rel="noopener noreferrer"><em>a</em></a>'),
        ("# a", "# a"),
        ("- a", "- a"),
        ("> a", "&gt; a"),
        ("a | b", "a | b"),
    ],
)
def test_what_is_meant(written: str, html: str) -> None:
    assert inline(written) == html


# ---- hostile text

AS_TYPED = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<p>'></iframe>",
    "</td></table></article></body></html>",
    "<!-- comment --><![CDATA[x]]><?php x ?><!DOCTYPE x>",
    "<style>*{display:none}</style>",
    "<b>bold</b><br><hr/>",
    "&lt;b&gt; &amp; &nbsp; &#60;script&#62; &#x3C;",
    '" onmouseover="alert(1)" \'',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](java&#10;script:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](data:image/png;base64,AAAA)",
    "[a](DATA:text/html,x)",
    "[a](file:///etc/passwd)",
    "[a](FILE://x)",
    "[a](smb://x/y)",
    "[a](ftp://x.example)",
    "[a](tel:123)",
    "[a](blob:https://x.example/1)",
    "[a](view-source:https://x.example)",
    "[a](//x.example)",
    "[a](\\x.example)",
    "[a](/etc/passwd)",
    "[a](../index.html)",
    "[a](#top)",
    "[a](?q=1)",
    "[a](https:x.example)",
    "[a](https:/x.example)",
    "[a](http://)",
    "[a]()",
    "[](https://x.example)",
    "[ ](https://x.example)",
    "[a][b]",
    "[a]: https://x.example",
    "![i][j]",
    "<https://x.example>",
    "<javascript:alert(1)>",
    "https://x.example www.x.example a@x.example",
    "{{ 7*7 }} {% raw %} {# x #}",
    "${7 * 7} #{7+7} <%= 7-7 %>",
    '--8<-- "/etc/passwd"',
    "::: generator.cli",
    "[TOC] [[wiki]] ~~x~~ ==x== ^x^ :smile: {.cls}",
    "$(touch owned) %0a${IFS}",
    "=cmd|' /C calc'!A0 +1 -1 @SUM(1)",
    "::error file=a::b ##[error]x",
    "*" * 100,
    "[" * 100 + "]" * 100,
    "(" * 100 + ")" * 100,
    "*" * 40 + "a" + "*" * 40,
)
"""Text that comes out as it went in."""

SHOWN = (
    ("![i](https://x.example/i.png)", "!i"),
    ("[![i](https://x.example)](https://y.example)", "[!i](https://y.example)"),
    ("![i](data:image/png;base64,A)", "![i](data:image/png;base64,A)"),
    ("`touch owned` `<b>`", "touch owned <b>"),
    ("**bold <b>x</b>**", "bold <b>x</b>"),
    ("[<b>x</b>](https://x.example)", "<b>x</b>"),
    ("[x](https://x.example/'onmouseover='alert(1))", "x"),
    ('[x](https://x.example/"onmouseover="alert(1))', "x"),
    ("[x](<https://x.example/a b>)", "x"),
    ("[x](https&#58;//x.example)", "x"),
    ("[x](https://x.example/\u202egnp.exe)", "x"),
    ("*a `b* c`", "*a b* c"),
    ("**a *b** c*", "a b c"),
    ("${7*7} #{7*7}", "${77} #{77}"),
    ("[a](\\\\x.example)", "[a](\\x.example)"),
    ("a\x00b\x1b[31mc\x07", f"a{MARK}b{MARK}[31mc{MARK}"),
    ("a\u202eb\u2066c\u200bd\ufeffe", f"a{MARK}b{MARK}c{MARK}d{MARK}e"),
    ("a\u2028b\u2029c\x85d", f"a{MARK}b{MARK}c{MARK}d"),
    ("a\ud800b\udfffc", f"a{MARK}b{MARK}c"),
    ("`\ud800`", MARK),
    ("\u200fשלום\u200e", "\u200fשלום\u200e"),
    ("👨‍👩‍👧 é e\u0301 田", "👨‍👩‍👧 é e\u0301 田"),
)
"""Text in which Markdown means something, or characters act."""


@pytest.mark.parametrize("written", AS_TYPED)
def test_hostile_text_is_shown_as_typed(written: str) -> None:
    assert text(inline(written)) == written
    assert text(typed(written)) == written
    assert parse(str(inline(written))).all("a") == []


@pytest.mark.parametrize(("written", "shown"), SHOWN)
def test_hostile_text_is_shown(written: str, shown: str) -> None:
    assert text(inline(written)) == shown


def test_no_address_but_the_one_that_was_meant() -> None:
    (link,) = parse(str(inline('[x](https://x.example/?a=1&b="><script>)'))).all("a")
    assert link.attributes["href"] == "https://x.example/?a=1&b=%22%3E%3Cscript%3E"


# ---- speed

UNITS = (
    *("[", "*", "`", "_", "\\", "<", "&", "![", "[a](", "[a](<", "**a", "a** ", "_*", "`a"),
    *("[a](https://x.example) ", "a*b_c`d", "\u0301"),
)


@pytest.mark.parametrize("unit", UNITS)
def test_twenty_thousand_of_anything_take_less_than_a_second(unit: str) -> None:
    written = (unit * 20_000)[:20_000]
    inline.cache_clear()
    start = time.process_time()
    html = inline(written)
    assert time.process_time() - start < 1
    assert text(html)


def nested(depth: int) -> str:
    """Emphasis in emphasis."""
    return "*a " * depth + "z" + " a*" * depth


@pytest.mark.parametrize(
    "written", ["*" * 9_999 + "a" + "*" * 9_999, nested(3_000), "[" * 9_999 + "](https://x)" * 900]
)
def test_deep_nesting_takes_less_than_a_second_and_is_shown_as_typed(written: str) -> None:
    start = time.process_time()
    html = inline(written)
    assert time.process_time() - start < 1
    assert text(html) == written


def test_emphasis_may_be_nested_sixteen_deep() -> None:
    assert text(inline(nested(16))) == nested(16).replace("*", "")
    assert text(inline(nested(17))) == nested(17)


# ---- whatever anybody writes

CHARACTERS = st.one_of(st.sampled_from("*_`[]()\\<>&!\"':/ \n~#{}%|ab1"), st.characters())
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=80),
    st.lists(
        st.sampled_from(
            [
                *"*_`[]()\\<&> a",
                "**",
                "](",
                "https://",
                "javascript:",
                "mailto:",
                "data:",
                "x.example",
                "![",
                "&#58;",
            ]
        ),
        max_size=30,
    ).map("".join),
)


def quiet(written: str) -> str:
    """What a text without Markdown looks like: odd characters as marks, blanks as one blank."""
    odd = (
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
    )
    return re.sub(r"[ \t\r\n]+", " ", re.sub(odd, MARK, written))


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_only_safe_tags_ever_come_out(written: str) -> None:
    text(inline(written))
    text(typed(written))
    text(told(written))
    str(inline(written)).encode("utf-8")
    str(bare(written)).encode("utf-8")


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_a_text_without_links_loses_nothing_but_marks_of_emphasis(written: str) -> None:
    html = str(inline(written))
    if "<a " in html:
        return
    left = iter(text(html))
    lost, wanted = [], next(left, None)
    for char in quiet(written):
        if char == wanted:
            wanted = next(left, None)
        else:
            lost.append(char)
    assert wanted is None
    assert set(lost) <= set("*_`\\ ")


@settings(max_examples=120, deadline=None)
@given(st.text(CHARACTERS.filter(lambda char: char not in "*_`[]\\"), max_size=80))
def test_a_text_without_marks_is_shown_as_typed(written: str) -> None:
    assert text(inline(written)) == quiet(written)


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=80))
def test_typed_text_is_shown_as_typed(written: str) -> None:
    assert quiet(text(typed(written))) == quiet(written)
    assert (
        parse(f'<p title="{bare(written)}"></p>').all("p")[0].attributes["title"].split()
        == quiet(written).split()
    )


# ---- messages, names, addresses


@pytest.mark.parametrize(
    ("message", "html"),
    [
        ("no Stop row", "no Stop row"),
        ("unknown key `own` in `gate`", "unknown key <code>own</code> in <code>gate</code>"),
        ("`<b>` is no field", "<code>&lt;b&gt;</code> is no field"),
        ("*not* emphasis, [no](https://x.example) link", "*not* emphasis, [no](https://x.example) link"),
        ("one ` alone", "one ` alone"),
        ("``", "``"),
        (
            "`averyveryverylongwordwithoutanyblank and more`",
            '<code><span class="gp-long">averyveryverylongwordwithoutanyblank</span> and more</code>',
        ),
        (
            "averyveryverylongwordwithoutanybl`ank and` more",
            '<span class="gp-long">averyveryverylongwordwithoutanybl</span><code>ank and</code> more',
        ),
    ],
)
def test_names_stand_between_backticks_in_a_message(message: str, html: str) -> None:
    assert told(message) == html
    assert parse(str(told(message))).text == message.replace("`", "") or "`" in html


def test_words_that_no_line_holds_may_break_and_no_others() -> None:
    long = "x" * 26
    assert typed("x" * 25) == "x" * 25
    assert typed(long) == f'<span class="gp-long">{long}</span>'
    assert typed(f"a {long} b") == f'a <span class="gp-long">{long}</span> b'
    assert (
        typed("first-class-words-that-may-break-at-hyphens") == "first-class-words-that-may-break-at-hyphens"
    )
    assert typed("<" * 26) == f'<span class="gp-long">{"&lt;" * 26}</span>'
    assert inline(f"*{long}*") == f'<em><span class="gp-long">{long}</span></em>'


def test_bare_text_can_stand_in_an_attribute() -> None:
    assert bare("a \"b\" 'c' <d> & *e* \x00") == f"a &#34;b&#34; &#39;c&#39; &lt;d&gt; &amp; *e* {MARK}"


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("https://x.example", True),
        ("http://x.example/a?b=c&d#e", True),
        (" https://x.example ", True),
        ("HTTPS://x.example", True),
        ("mailto:a@x.example", True),
        ("", False),
        ("https://", False),
        ("https://a b", False),
        ("x.example", False),
        ("//x.example", False),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:https://x.example", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("see https://x.example", False),
        ("\x00https://x.example", False),
        ("https://x.example\njavascript:alert(1)", False),
    ],
)
def test_an_address_is_a_link_where_it_may_be_one(written: str, safe: bool) -> None:
    assert safe_address(written) is safe
    html = str(address(written))
    assert text(html).split() == quiet(written).split()
    assert (parse(html).all("a") != []) is safe


def test_an_address_is_escaped() -> None:
    assert address('https://x.example/"><b>') == (
        '<a href="https://x.example/&#34;&gt;&lt;b&gt;" rel="noopener noreferrer">https://x.example/&#34;&gt;&lt;b&gt;</a>'
    )
    assert "\ud800" not in str(address("https://x.example/\ud800"))
