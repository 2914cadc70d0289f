"""Where the lines of the table are read: sessions, what they belong to, and what they have several of.

Each list comes as arrays by rank, `lieu.noms`, `certifiee.codes`… read in one go whatever the number of columns.
"""

from __future__ import annotations

from typing import Final

from loaders.objets import SITE
from loaders.offre.publics import PUBLICS, VALEUR_DU_PUBLIC
from loaders.visibilite import visible
from models.lecteur import Portee

_SITE_VU: Final = " AND ".join(visible(SITE, Portee.PUBLIQUE))

_LIEUX: Final = f"""(
  SELECT array_agg(site.nom ORDER BY session_site.rang) AS noms,
    array_agg(adresse.code_postal ORDER BY session_site.rang) AS codes_postaux,
    array_agg(coalesce(commune.libelle, adresse.ville) ORDER BY session_site.rang) AS communes,
    array_agg(commune.code ORDER BY session_site.rang) AS codes,
    array_agg(commune.departement_code ORDER BY session_site.rang) AS departements
  FROM session_site JOIN site ON site.id = session_site.site_id JOIN adresse ON adresse.id = site.adresse_id
  LEFT JOIN commune ON commune.id = adresse.commune_id
  WHERE session_site.session_id = session.id AND {_SITE_VU}) AS lieu"""  # noqa: S608  our own names

_CERTIFICATIONS: Final = """(
  SELECT array_agg(certification.intitule ORDER BY l.rang) AS intitules,
    array_agg(fiche.code ORDER BY l.rang) FILTER (WHERE fiche.code LIKE 'RNCP%%') AS codes_rncp,
    array_agg(fiche.code ORDER BY l.rang) FILTER (WHERE fiche.code LIKE 'RS%%') AS codes_rs,
    array_agg(certification.code_certifinfo ORDER BY l.rang) AS codes
  FROM formation_certification AS l JOIN certification ON certification.id = l.certification_id
  LEFT JOIN fiche ON fiche.id = certification.fiche_id
  WHERE l.formation_id = formation.id) AS certifiee"""

_DISPOSITIFS: Final = """(
  SELECT array_agg(dispositif.type_code ORDER BY dispositif.rang) AS types,
    array_agg(type_dispositif.libelle ORDER BY dispositif.rang) AS libelles,
    array_agg(dispositif.financeur_code ORDER BY dispositif.rang) AS codes_financeurs,
    array_agg(financeur.libelle ORDER BY dispositif.rang) AS financeurs,
    array_agg(dispositif.programme ORDER BY dispositif.rang) AS programmes,
    sum(dispositif.places_financees)::text AS places
  FROM dispositif JOIN type_dispositif ON type_dispositif.code = dispositif.type_code
  LEFT JOIN financeur ON financeur.code = dispositif.financeur_code
  WHERE dispositif.session_id = session.id) AS finance"""

# as filters take them, and by the code that nothing changes
_DISENT: Final = f"""(
  SELECT array_agg(public.valeur ORDER BY public.code) AS codes,
    array_agg(public.libelle ORDER BY public.code) AS libelles
  FROM (SELECT DISTINCT public_vise.code, public_vise.libelle, {VALEUR_DU_PUBLIC} AS valeur
    FROM {PUBLICS} AS dit JOIN public_vise ON public_vise.id = dit.public_id
    WHERE dit.session_id = session.id) AS public) AS accueilli"""  # noqa: S608  idem

SOURCE: Final = f"""session
JOIN action ON action.id = session.action_id
JOIN formation ON formation.id = action.formation_id
JOIN organisme ON organisme.id = session.organisme_id
JOIN etablissement ON etablissement.id = action.etablissement_id
CROSS JOIN LATERAL {_LIEUX}
CROSS JOIN LATERAL {_CERTIFICATIONS}
CROSS JOIN LATERAL {_DISPOSITIFS}
CROSS JOIN LATERAL {_DISENT}"""
