"""Binds finished sheets into a document that has an empty page for each of them.

In: the bytes of PDFs. Out: the bytes of one PDF. A sheet takes the place of its empty page with everything that it
brings: its tags become those of the empty page's section, its attachments those of the whole, its fonts are shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf

from generator.render.shared_fonts import share_fonts

_FOOT = "/GatepageFoot"


def bind(around: bytes, sheets: Sequence[bytes]) -> bytes:
    """Put sheets into the empty pages of a document, in their order."""
    with Pdf.open(BytesIO(around)) as pdf:
        _Binder(pdf).bind(sheets)
        bound = BytesIO()
        pdf.save(bound, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return bound.getvalue()


class _Binder:
    """One document that takes sheets in."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root: Any = pdf.Root
        numbers = self._root.StructTreeRoot.ParentTree.Nums
        self._owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        elements = list(_elements(self._root.StructTreeRoot))
        self._tagged = {element.objgen for element in elements}
        self._places = [element for element in elements if Name.Sect == element.S and not _kids(element)]
        self._attached: dict[str, Any] = {}

    def bind(self, sheets: Sequence[bytes]) -> None:
        """Take the sheets in."""
        waiting = {place.Pg.objgen for place in self._places}
        for page in self._pdf.pages:
            self._make_running_heads_artifacts(page, alone=page.obj.objgen in waiting)
        numbers = {page.obj.objgen: index for index, page in enumerate(self._pdf.pages)}
        moved = {}
        for place, sheet in zip(self._places, sheets, strict=True):
            empty = place.Pg.objgen
            moved[empty] = self._take_in(numbers[empty], place, sheet)
        for destination in self._destinations():
            if destination[0].objgen in moved:
                destination[0] = moved[destination[0].objgen]
        share_fonts(self._pdf, self._fonts())
        self._write()

    def _take_in(self, number: int, place: Any, data: bytes) -> Any:
        """One sheet takes the place of an empty page, and its foot."""
        empty = self._pdf.pages[number].obj.objgen
        foot = self._pdf.pages[number].as_form_xobject()
        key = int(self._pdf.pages[number].obj.StructParents)
        with Pdf.open(BytesIO(data)) as sheet:
            root: Any = sheet.Root
            self._pdf.pages[number] = sheet.pages[0]
            document = self._pdf.copy_foreign(root.StructTreeRoot.K[0])
            owners = self._pdf.copy_foreign(root.StructTreeRoot.ParentTree).Nums
            for attached in root.get("/AF", []):
                self._attach(self._pdf.copy_foreign(attached))
        page = self._pdf.pages[number]
        self._owners[key] = owners[1]
        page.obj.StructParents = key
        links = {int(link.StructParent): link for link in page.obj.get("/Annots", [])}
        for at in range(2, len(owners), 2):
            new = max(self._owners) + 1
            self._owners[new] = owners[at + 1]
            links[int(owners[at])].StructParent = new
        page.obj.Resources.XObject = Dictionary({**page.obj.Resources.get("/XObject", {}), _FOOT: foot})
        page.contents_add(f"/Artifact <</Type /Pagination>> BDC q {_FOOT} Do Q EMC\n".encode(), prepend=True)
        for child in _kids(document):
            child.P = place
        place.K = Array(_kids(document))
        above = place
        while "/Pg" in above and above.Pg.objgen == empty:
            above.Pg, above = page.obj, above.P
        return page.obj

    def _attach(self, file: Any) -> None:
        """Take a sheet's project file over; of equal names each gets a number of its own."""
        name = str(file.UF)
        stem, dot, ending = name.rpartition(".")
        number = 1
        while name in self._attached:
            number += 1
            name = f"{stem}-{number}{dot}{ending}"
        file.UF = file.F = name
        self._attached[name] = file

    def _make_running_heads_artifacts(self, page: pikepdf.Page, *, alone: bool) -> None:
        """WeasyPrint marks them as content that stands nowhere in the tree. ``alone`` ones need no mark at all."""
        owners = self._owners[int(page.obj.StructParents)]
        instructions: list[Any] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if alone and operator in {"BDC", "BMC", "EMC"}:
                continue
            number = int(operands[1].get("/MCID", -1)) if operator == "BDC" else -1
            if number >= 0 and owners[number].objgen not in self._tagged:
                pagination = Dictionary(Type=Name.Pagination)
                instructions.append(([Name.Artifact, pagination], Operator("BDC")))
                owners[number] = None
            else:
                instructions.append(instruction)
        page.obj.Contents = self._pdf.make_stream(pikepdf.unparse_content_stream(instructions))

    def _destinations(self) -> Iterator[Any]:
        """Every place that something in the document leads to."""
        names = self._root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", [])
        yield from (names[at + 1] for at in range(0, len(names), 2))
        waiting = [self._root.Outlines] if "/Outlines" in self._root else []
        while waiting:
            entry = waiting.pop()
            if "/Dest" in entry:
                yield entry.Dest
            waiting += [entry[key] for key in ("/First", "/Next") if key in entry]

    def _fonts(self) -> Iterator[Any]:
        """The fonts of every page, again and again."""
        for page in self._pdf.pages:
            yield from page.obj.Resources.get("/Font", Dictionary()).values()

    def _write(self) -> None:
        """What the document holds as a whole."""
        entries = [part for key in sorted(self._owners) for part in (key, self._owners[key])]
        self._root.StructTreeRoot.ParentTree.Nums = Array(entries)
        self._root.StructTreeRoot.ParentTreeNextKey = max(self._owners) + 1
        if not self._attached:
            return
        names = [part for name in sorted(self._attached) for part in (name, self._attached[name])]
        if "/Names" not in self._root:
            self._root.Names = Dictionary()
        self._root.Names.EmbeddedFiles = self._pdf.make_indirect(Dictionary(Names=Array(names)))
        self._root.AF = Array(list(self._attached.values()))


def _kids(element: Any) -> list[Any]:
    """The children of an element."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, Array) else [found]


def _elements(root: Any) -> Iterator[Any]:
    """Every element of a tree of tags, in reading order."""
    waiting = list(reversed(_kids(root)))
    while waiting:
        element = waiting.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            waiting += reversed(_kids(element))
