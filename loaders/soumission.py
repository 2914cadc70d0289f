"""Submissions: what organismes handed in, the oldest first; the Carif sees all of them, an organisme its own."""

from __future__ import annotations

from loaders.noun import Noun, propres
from loaders.objets import ORGANISME
from loaders.relation import Cardinalite, Relation, Tri, par
from loaders.retrouver import NOMMES

SOUMISSION = Noun(
    nom="Soumission",
    table="soumission",
    detenteur="soumission.organisme_id",
    visible=("false",),  # nothing of it is public
    colonnes={
        "cle": "soumission.id",
        "id": "'SM_' || lpad(soumission.id::text, 10, '0')",
        "noun_code": "soumission.noun",
        **propres("soumission", "objet_id", "nouvelle", "motif", "deposee_le"),
        "etape": "soumission.etat",
        "deposee_par": "(SELECT compte.courriel FROM compte WHERE compte.id = soumission.deposee_par)",
        "prise_en_charge_par": "(SELECT compte.courriel FROM compte WHERE compte.id = soumission.prise_en_charge_par)",
    },
)

_LIEUX = """SELECT FROM session_site JOIN site ON site.id = session_site.site_id
  JOIN adresse ON adresse.id = site.adresse_id JOIN commune ON commune.id = adresse.commune_id
  WHERE soumission.noun = 'session' AND session_site.session_id = soumission.objet_id"""
_DES_SITES = f"EXISTS ({_LIEUX} AND commune.departement_code = ANY(%(departements)s))"
# what is no session, or a session that lies nobody knows where, is of the département of its organisme
_DE_L_ORGANISME = f"""(NOT EXISTS ({_LIEUX})
  AND EXISTS (SELECT FROM etablissement JOIN adresse ON adresse.id = etablissement.adresse_id
  JOIN commune ON commune.id = adresse.commune_id WHERE etablissement.organisme_id = soumission.organisme_id
    AND commune.departement_code = ANY(%(departements)s)))"""
_FILTRES = {
    "objets": "soumission.noun = ANY(%(objets)s)",
    "organismes": f"soumission.organisme_id IN ({NOMMES})",
    "departements": f"({_DES_SITES} OR {_DE_L_ORGANISME})",
    "voies": """EXISTS (SELECT FROM dispositif JOIN type_dispositif ON type_dispositif.code = dispositif.type_code
  WHERE soumission.noun = 'session' AND dispositif.session_id = soumission.objet_id
    AND type_dispositif.voie = ANY(%(voies)s))""",
    "nouvelles": "soumission.nouvelle",
    "modifications": "NOT soumission.nouvelle",
    "miennes": "soumission.prise_en_charge_par = %(miennes)s",
    "autres": "soumission.prise_en_charge_par IS DISTINCT FROM %(autres)s::bigint",
    "sans_anomalie": "soumission.remarques = 0",
    "avec_anomalie": "soumission.remarques > 0",
    "deposees_avant": "soumission.deposee_le < %(deposees_avant)s",
}

soumissions = Relation(
    "soumissions",
    SOUMISSION,
    Cardinalite.PAGE,
    par=(),
    lien="soumission.etat = 'DEPOSEE'",
    ordre=(Tri("soumission.deposee_le", "timestamptz"), Tri("soumission.id", "bigint")),
    filtres=_FILTRES,
)
soumission_par_cle = Relation("soumission_par_cle", SOUMISSION, Cardinalite.UN, par=par("cle"), sur=("soumission.id",))

# those that are open, so that an organisme finds what was returned to it
soumissions_par_organisme = Relation(
    "soumissions_par_organisme",
    SOUMISSION,
    Cardinalite.PAGE,
    de=ORGANISME,
    sur=("soumission.organisme_id",),
    lien="soumission.close_le IS NULL",
    ordre=(Tri("soumission.deposee_le", "timestamptz"), Tri("soumission.id", "bigint")),
    filtres={"etats": "soumission.etat = ANY(%(etats)s)"},
)
