"""Rich text as feeds send it (escaped HTML) made plain text, its lines kept; and the way back."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

BLOCS = frozenset(
    {"address", "article", "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"li", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
EN_LIGNE = frozenset(
    {"a", "abbr", "b", "big", "code", "del", "em", "font", "i", "img", "ins", "label", "q", "s", "small", "span"}
    | {"strike", "strong", "sub", "sup", "td", "th", "u"}
)
MUETS = frozenset({"script", "style"})
CONNUES = BLOCS | EN_LIGNE | MUETS | {"body", "br", "caption", "col", "html", "tbody", "thead", "title"}
_CONNUE = re.compile(rf"</?(?:{'|'.join(sorted(CONNUES))})\b[^<>]*>", re.IGNORECASE)
_CHEVRON = re.compile(rf"<(?!{_CONNUE.pattern[1:]}|!--)", re.IGNORECASE)
_ENTITE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
# HTML would read « &copy=2 » in the address of a page as « ©=2 »
_ESPERLUETTE = re.compile(rf"(?!{_ENTITE.pattern})&", re.IGNORECASE)


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.morceaux: list[str] = []
        self.muet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.muet += tag in MUETS
        if tag == "li":
            self.morceaux.append("\n- ")
        elif tag == "td":
            self.morceaux.append(" ")
        elif tag in BLOCS or tag == "br":
            self.morceaux.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.muet -= tag in MUETS and self.muet > 0
        if tag in BLOCS and tag != "li":
            self.morceaux.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.muet:
            self.morceaux.append(data)


def est_riche(brut: str) -> bool:
    """Whether a text holds markup or entities."""
    return _CONNUE.search(brut) is not None or _ENTITE.search(brut) is not None


def litteral(texte: str) -> str:
    """Plain text as HTML: what `en_texte` gives back as it is."""
    if "&" in texte:
        texte = _ENTITE.sub(_proteger, texte)
    # an escaped tag may leave another one whole behind it: « <p </a> »
    while "<" in texte and (ecrit := _CONNUE.sub(lambda balise: f"&lt;{balise[0][1:]}", texte)) != texte:
        texte = ecrit
    return texte


def _proteger(entite: re.Match[str]) -> str:
    return entite[0] if unescape(entite[0]) == entite[0] else f"&amp;{entite[0][1:]}"


def en_texte(html: str) -> str:
    """Plain text of `html`; what only looks like HTML (« <18 ans », « <bac », « a=1&copy=2 ») stays."""
    sur = _ESPERLUETTE.sub("&amp;", html)
    if not _CONNUE.search(sur):
        return unescape(sur)
    lecteur = _Lecteur()
    lecteur.feed(_CHEVRON.sub("&lt;", sur))
    lecteur.close()
    lignes = (re.sub(r"[ \t\xa0]+", " ", ligne).strip() for ligne in "".join(lecteur.morceaux).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lignes)).strip()
