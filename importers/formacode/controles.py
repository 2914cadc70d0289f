"""What only the whole lot tells of relations: those that lead to no keyword, or in circles."""

from __future__ import annotations

from importers.reception.forme import Controle

_INCONNU = """-- controle_{nom}
DELETE FROM {table} r WHERE {inconnus} RETURNING fichier, ligne, repere, {dit}"""

_ABSENT_DU_LOT = "NOT EXISTS (SELECT FROM t_mot m WHERE (m.version, m.code) = (r.{version}, r.{code}))"
_UN_INCONNU = (
    _ABSENT_DU_LOT + " AND NOT EXISTS (SELECT FROM formacode f WHERE (f.version, f.code) = (r.{version}, r.{code}))"
)

# Each keyword has one generic term at most, so a circle is the keywords that meet themselves again above. Its last
# link in the files is taken out: the others hold.
_EN_BOUCLE = """-- controle_generique_en_boucle
WITH RECURSIVE lien AS (
    SELECT version, code, generique_code FROM t_generique
    UNION ALL SELECT f.version, f.code, f.generique_code FROM formacode f
    WHERE f.generique_code IS NOT NULL
        AND NOT EXISTS (SELECT FROM t_generique g WHERE (g.version, g.code) = (f.version, f.code))
        AND NOT EXISTS (SELECT FROM t_place p WHERE (p.version, p.code) = (f.version, f.code))),
montee AS (
    SELECT version, code AS depart, generique_code AS ici FROM lien
    UNION SELECT m.version, m.depart, l.generique_code
    FROM montee m JOIN lien l ON (l.version, l.code) = (m.version, m.ici)),
boucle AS (
    SELECT version, depart AS code, min(ici) AS nom FROM montee GROUP BY 1, 2 HAVING bool_or(ici = depart)),
dernier AS (
    SELECT DISTINCT ON (b.version, b.nom) g.ctid AS place FROM boucle b JOIN t_generique g USING (version, code)
    ORDER BY b.version, b.nom, g.fichier DESC, g.ligne DESC, g.code DESC)
DELETE FROM t_generique g USING dernier WHERE g.ctid = dernier.place
RETURNING g.fichier, g.ligne, g.repere, concat(g.code, ' → ', g.generique_code)"""


def _inconnus(*bouts: tuple[str, str]) -> str:
    unes = [f"({_UN_INCONNU.format(version=version, code=code)})" for version, code in bouts]
    return " OR ".join(unes)


CONTROLES = (
    Controle(
        "SPECIFIQUE_INCONNU",
        "Ce terme spécifique n'a pas de ligne à lui dans ce lot : la relation est laissée de côté. Ajoutez sa ligne, ou"
        " corrigez le code.",
        _INCONNU.format(
            nom="specifique_inconnu",
            table="t_generique",
            inconnus=_ABSENT_DU_LOT.format(version="version", code="code"),
            dit="concat(code, ' → ', generique_code)",
        ),
    ),
    Controle(
        "GENERIQUE_INCONNU",
        "Ce terme générique n'est décrit ni par ce lot ni par les précédents : la relation est laissée de côté."
        " Corrigez le code, ou importez le fichier qui le décrit.",
        _INCONNU.format(
            nom="generique_inconnu",
            table="t_generique",
            inconnus=_inconnus(("version", "generique_code")),
            dit="concat(code, ' → ', generique_code)",
        ),
    ),
    Controle(
        "GENERIQUE_EN_BOUCLE",
        "Ce terme générique est aussi l'un de ses spécifiques, plus bas : cette relation est laissée de côté."
        " Corrigez l'une des deux lignes.",
        _EN_BOUCLE,
    ),
    Controle(
        "ASSOCIE_INCONNU",
        "Cette association mène à un mot-clé que ni ce lot ni les précédents ne décrivent : elle est laissée de côté."
        " Corrigez le code, ou importez le fichier qui le décrit.",
        _INCONNU.format(
            nom="associe_inconnu",
            table="t_associe",
            inconnus=_inconnus(("version", "code"), ("version", "associe_code")),
            dit="concat(code, ' - ', associe_code)",
        ),
    ),
    Controle(
        "REMPLACEMENT_INCONNU",
        "Ce remplacement nomme un mot-clé que sa version n'a pas : il est laissé de côté. Importez d'abord les"
        " mots-clés des deux versions, puis relancez avec --confirmer.",
        _INCONNU.format(
            nom="remplacement_inconnu",
            table="t_remplacement",
            inconnus=_inconnus(("version", "code"), ("nouvelle_version", "nouveau_code")),
            dit="concat('V', version, ' ', code, ' → V', nouvelle_version, ' ', nouveau_code)",
        ),
    ),
)
