"""What PDF/A-3a and PDF/UA-1 ask of our files, as far as a program without their official checkers can say.

In: a PDF. Out: every rule that it breaks, in words. `pdfua` adds the rules that it knows.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
from pdfua import validate

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
HEADING = re.compile(r"/H([1-6])$")


def broken_rules(path: Path) -> list[str]:
    """Every rule that a file breaks."""
    with pikepdf.open(path) as pdf:
        own = [*metadata(pdf), *archival(pdf), *tags(pdf), *annotations(pdf)]
    report = validate(str(path))
    return own + [f"{found.rule_id}: {found.message}" for found in report.findings]


def metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The XMP packet names both standards, and says what the document information says."""
    packet = pdf.Root.Metadata.read_bytes()
    sets = ET.fromstring(packet).findall(f"{RDF}RDF")
    if len(sets) != 1:
        yield f"{len(sets)} sets of metadata instead of one"
        return
    told = {key: value for one in sets[0] for key, value in one.attrib.items()}
    wanted = {f"{PDFA}part": "3", f"{PDFA}conformance": "A", f"{PDFUA}part": "1"}
    yield from (f"XMP: {key} is not {value}" for key, value in wanted.items() if told.get(key) != value)
    if [one.text for one in sets[0].iter(f"{PROPERTY}name")] != ["part"]:
        yield "XMP: the property pdfuaid:part is not described, as PDF/A wants"
    texts = {one.tag: "".join(one.itertext()).strip() for part in sets[0] for one in part}
    info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    for key, of in (("/Title", DC + "title"), ("/Author", DC + "creator"), ("/Subject", DC + "description")):
        if info.get(key, "") != texts.get(of, ""):
            yield f"{key} differs from the XMP: {info.get(key)!r}, {texts.get(of)!r}"
    for key, of in (("/CreationDate", XMP + "CreateDate"), ("/ModDate", XMP + "ModifyDate")):
        if info[key].removeprefix("D:") != texts[of].replace("-", ""):
            yield f"{key} differs from the XMP: {info[key]}, {texts[of]}"
    if info.get("/Producer") != told.get(f"{PDF}Producer"):
        yield "/Producer differs from the XMP"
    if info.get("/Creator") != texts.get(f"{XMP}CreatorTool"):
        yield "/Creator differs from the XMP"


def archival(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Colours, fonts, attachments; nothing that acts, nothing that is hidden."""
    root: Any = pdf.Root
    if pdf.is_encrypted or "/ID" not in pdf.trailer:
        yield "encrypted, or without an identifier"
    intents = root.get("/OutputIntents", [])
    if [str(one.S) for one in intents] != ["/GTS_PDFA1"] or int(intents[0].DestOutputProfile.N) != 3:
        yield "no output intent for three colours"
    for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties"):
        if key in root:
            yield f"{key} in the catalogue"
    for name, entry in _attachments(pdf):
        stream = entry.EF.F
        if str(entry.get("/AFRelationship", "")) != "/Source" or str(entry.UF) != str(entry.F) != name:
            yield f"attachment {name}: no relationship, or two names"
        if "/Subtype" not in stream or {"/ModDate", "/Size"} - set(stream.Params.keys()):
            yield f"attachment {name}: no media type, size or date"
        if not any(entry.objgen == one.objgen for one in root.get("/AF", [])):
            yield f"attachment {name}: not associated with the document"
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
            yield from _font(one)
        if isinstance(one, pikepdf.Stream) and "/LZWDecode" in str(one.get("/Filter", "")):
            yield "a stream is compressed with LZW"
    for page in pdf.pages:
        yield from _drawn(page)


def number(page: pikepdf.Page) -> str:
    """The page's number, for a message."""
    index: Any = page.index
    return str(index + 1)


def _attachments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    root: Any = pdf.Root
    names = root.Names.EmbeddedFiles.Names if "/Names" in root and "/EmbeddedFiles" in root.Names else []
    for at in range(0, len(names), 2):
        yield str(names[at]), names[at + 1]


def _font(font: Any) -> Iterator[str]:
    if font.get("/Subtype") == "/Type0":
        if "/ToUnicode" not in font:
            yield f"{font.BaseFont}: its glyphs have no letters"
    elif "/FontDescriptor" in font:
        if not {"/FontFile2", "/FontFile3", "/FontFile"} & set(font.FontDescriptor.keys()):
            yield f"{font.BaseFont}: not embedded"
    else:
        yield f"{font.get('/BaseFont')}: without a descriptor"


def _drawn(page: pikepdf.Page) -> Iterator[str]:
    """Every mark on the page is content with a tag, or an artifact; no glyph is .notdef."""
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) in {"Tj", "TJ", "'", '"'}:
            parts = instruction.operands[0]
            for text in [parts] if isinstance(parts, pikepdf.String) else parts:
                data = bytes(text) if isinstance(text, pikepdf.String) else b""
                if any(data[at : at + 2] == b"\0\0" for at in range(0, len(data), 2)):
                    yield f"page {number(page)}: a character without a glyph"


def tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The tree of tags: complete, in both directions, and of a sound structure."""
    root: Any = pdf.Root
    if not (root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle and str(root.Lang)):
        yield "not marked, without a language, or without its title in the window"
    owners = parent_tree(pdf)
    marks: dict[tuple[Any, int], Any] = {}
    ids: list[str] = []
    last = 0
    for element, parent in walk(root.StructTreeRoot):
        kind = str(element.S)
        if element.P.objgen != parent.objgen:
            yield f"{kind}: its parent is another one"
        if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "a drawing without an alternative text"
        if kind == "/TH" and str(element.get("/A", {}).get("/Scope", "")) not in {"/Column", "/Row"}:
            yield "a table's head without a scope"
        if "/ID" in element:
            ids.append(str(element.ID))
        if heading := HEADING.match(kind):
            level = int(heading[1])
            if level > last + 1:
                yield f"a heading of level {level} after one of level {last}"
            last = level
        for kid in kids(element):
            if isinstance(kid, int):
                marks[element.Pg.objgen, kid] = element.objgen
    if sorted(set(ids)) != sorted(ids):
        yield "an id occurs twice"
    for page in pdf.pages:
        listed = owners.get(int(page.obj.get("/StructParents", -1)))
        if listed is None:
            yield f"page {number(page)}: not in the tree of tags"
            continue
        used = [
            int(instruction.operands[1]["/MCID"])
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        ]
        tagged = {mark: owner for mark, owner in enumerate(listed) if owner is not None}
        if sorted(used) != list(tagged):
            yield f"page {number(page)}: {len(used)} marks, {len(tagged)} entries in the tree"
        for mark, owner in tagged.items():
            if marks.get((page.obj.objgen, mark)) != owner.objgen:
                yield f"page {number(page)}, mark {mark}: the tree says otherwise"


def kids(element: Any) -> list[Any]:
    """The children of an element: elements, references and numbers of marks."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def walk(root: Any) -> Iterator[tuple[Any, Any]]:
    """Every element with its parent, in reading order."""
    waiting = [(kid, root) for kid in reversed(kids(root))]
    while waiting:
        element, parent = waiting.pop()
        yield element, parent
        inner = [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        waiting += [(kid, element) for kid in reversed(inner)]


def parent_tree(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """Key → what the tree of parents holds there."""
    found: dict[int, Any] = {}
    waiting = [pdf.Root.StructTreeRoot.ParentTree]
    while waiting:
        node: Any = waiting.pop()
        waiting += list(node.get("/Kids", []))
        numbers = node.get("/Nums", [])
        found.update((int(numbers[at]), numbers[at + 1]) for at in range(0, len(numbers), 2))
    return found


def annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every link is in the tree of tags, says where it leads, is printed, and leads there."""
    owners = parent_tree(pdf)
    pages = {page.obj.objgen for page in pdf.pages}
    named = destinations(pdf)
    for page in pdf.pages:
        links = list(page.obj.get("/Annots", []))
        if links and str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number(page)}: no order of tabs"
        for link in links:
            owner = owners.get(int(link.get("/StructParent", -1)))
            if owner is None or str(owner.S) != "/Link":
                yield f"page {number(page)}: a link that has no tag"
            if not str(link.get("/Contents", "")).strip() or int(link.get("/F", 0)) & 4 == 0:
                yield f"page {number(page)}: a link that says nothing, or is not printed"
            target = link.get("/Dest")
            if isinstance(target, pikepdf.String):
                target = named.get(str(target))
            elif target is None and "/A" in link:
                continue
            if not isinstance(target, pikepdf.Array) or target[0].objgen not in pages:
                yield f"page {number(page)}: a link that leads nowhere"


def destinations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Name → the place that it stands for."""
    root: Any = pdf.Root
    listed = root.Names.Dests.Names if "/Names" in root and "/Dests" in root.Names else []
    return {str(listed[at]): listed[at + 1] for at in range(0, len(listed), 2)}
