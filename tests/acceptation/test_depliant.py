"""The example of the leaflet that explains F-A-S-D, from a Lhéo file to the five levels of the graph."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, executer
from graph.schema import schema
from importers.lheo import importer
from importers.lot import Options
from models.lecteur import PUBLIC
from rules.parametres import Parametres

pytestmark = pytest.mark.anyio

CINQ_NIVEAUX = """{
  organisme(siret: "90000001900019") {
    nom
    formations {
      edges {
        node { intitule }
        actions {
          nodes {
            organisme { nom }
            sessions {
              nodes {
                debut fin libelleDates
                site { adresse { ville commune { code } } }
                dispositifs { type { libelle } financeur { libelle } conventionne publics { libelle } }
              }
            }
          }
        }
      }
    }
  }
}"""
PENDANT_LA_SESSION = date(2016, 11, 23)


@pytest.fixture
async def organisme(base: str) -> dict[str, Any]:
    importer(base, [Path(__file__).with_name("auboisveillant.xml")], Options("dépliant"))
    async with (
        AsyncConnectionPool(base, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
        Contexte(pool, PUBLIC, PENDANT_LA_SESSION, Parametres("52")) as contexte,
    ):
        reponse = await executer(schema, Requete(CINQ_NIVEAUX), contexte)
    assert reponse.erreurs == []
    return (reponse.donnees or {})["organisme"]


async def test_the_example_of_the_leaflet_goes_from_a_file_to_the_graph(organisme: dict[str, Any]):
    assert organisme == {
        "nom": "Auboisveillant",
        "formations": {
            "edges": [
                {
                    "node": {"intitule": "Cap ébéniste"},
                    "actions": {
                        "nodes": [
                            {
                                "organisme": {"nom": "Auboisveillant"},
                                "sessions": {
                                    "nodes": [
                                        {
                                            "debut": "2016-09-27",
                                            "fin": "2017-06-13",
                                            "libelleDates": "du 27 septembre 2016 au 13 juin 2017",
                                            "site": {"adresse": {"ville": "Mayenne", "commune": {"code": "53147"}}},
                                            "dispositifs": [
                                                {
                                                    "type": {"libelle": "Financement privé OPCO"},
                                                    "financeur": {"libelle": "OPCO"},
                                                    "conventionne": False,
                                                    "publics": [{"libelle": "Salarié"}],
                                                }
                                            ],
                                        }
                                    ]
                                },
                            }
                        ]
                    },
                }
            ]
        },
    }
