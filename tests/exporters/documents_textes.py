"""Texts as people write them: accents, markup, signs, blanks, nothing at all; each within its lengths."""

from __future__ import annotations

MOTS = (
    *("atelier", "été", "où", "cœur", "niveau", "élève", "métier", "œuvre", "projet", "naïveté", "à", "l'oral", "n° 3"),
    *("Île", "bâtiment", "garçon", "forêt", "€uro", "qualité", "aujourd’hui", "2027", "50 %", "stage", "jury", "VAE"),
)
FORMES = (
    *("  {} ", "\n\t{}\n  ", "{}\n\n{}", "{}\r\n{}", "{}\t{}", "\u00a0{}\u2028", "{}\u00a0: {}", "{}\u200b", "\x85{}"),
    *("{} & {}", "<18 ans : {}", "{} <bac, > BEP", "« {} »", "\"{}\" 'l\\{}'", "]]> {}", "{} -- {}", "{{{}}}; $1 %s"),
    *("{} 🎓", "👩‍🏫 {}", "e\u0301te\u0301 {}", "\u202e{}\u202c", "Ωμέγα {}", "日本 {}", "{} a=1&copy=2", "AT&T {}"),
    *("<p>{}</p><ul><li>{}</li><li>é</li></ul>", "{}<br/>{}", "<B>{}</B> &eacute;t&eacute;", "{} &nbsp;{} &lt;18 ans"),
    *("<p>{}", "{}</p>", "<!-- vu --> {}", '<div class="a">{}<table><tr><td>1</td><td>2</td></tr></table></div>'),
    *("La balise &lt;p&gt; {}", "&amp;amp; {}", "<p>&lt;br&gt; {}</p>", "&#233;&#x2019; {}", "&inconnue; {}", "& {}"),
)
LONGS = ("{}", "é", "🎓", "<", "&", "a ", "\u0301")  # repeated to the last character that fits
SILENCES = ("-", "--", ".", "…", "?", "NR", "Non renseigné", " non renseignée ", "<p>-</p>", "null", "&nbsp;-")


def texte_de_travers(rang: int, forme: int | None, minimum: int, maximum: int, *, parlant: bool) -> str:
    """A sentence out of `rang`, in one of the shapes above when `forme` says so."""
    phrase = " ".join(MOTS[rang // len(MOTS) ** pas % len(MOTS)] for pas in range(4)) + f" {rang}"
    dit = phrase if forme is None else _mis_en_forme(phrase, forme, maximum, parlant=parlant)
    if not minimum and forme is not None and forme % 10 == 0:
        return ""
    coupe = dit[:maximum]
    return coupe if coupe.strip() and len(coupe) >= minimum else phrase[:maximum]


def _mis_en_forme(phrase: str, forme: int, maximum: int, *, parlant: bool) -> str:
    choix = forme % 8
    if choix == 0 and not parlant:
        return SILENCES[forme // 8 % len(SILENCES)]
    if choix == 1:
        morceau = LONGS[forme // 8 % len(LONGS)].format(f"{phrase} ")
        return (phrase + morceau * maximum)[:maximum]
    return FORMES[forme // 8 % len(FORMES)].format(phrase, phrase[::-1])
