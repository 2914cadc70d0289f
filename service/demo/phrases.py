"""Sentences that offers are composed of; each stands alone, so that any of them may follow any other."""

from __future__ import annotations

PRESENTATIONS = (
    "spécialiste {c}, l'organisme accueille {ou} des salariés, des demandeurs d'emploi et des alternants",
    "depuis plus de vingt ans, l'équipe forme {ou} les actifs du territoire, au plus près des entreprises",
    "acteur {c}, l'organisme propose {ou} des parcours individualisés et un plateau technique équipé",
    "l'organisme accompagne {ou} les reconversions et l'évolution professionnelle des actifs de la région",
)
ENTREES_D_OBJECTIF = (
    "À l'issue de la formation, le participant sera capable de :",
    "Cette formation permet de :",
    "Au terme du parcours, le stagiaire saura :",
    "Objectifs professionnels :",
    "Le participant sera en mesure de :",
)
ENTREES_DE_CONTENU = ("Programme :", "Contenu de la formation :", "Modules :", "Au programme :")
PEDAGOGIES = (
    "Les apports théoriques alternent avec des mises en situation professionnelle.",
    "Chaque séance s'appuie sur des cas rencontrés en entreprise.",
    "Un positionnement à l'entrée permet d'adapter le parcours aux acquis de chacun.",
    "Les travaux pratiques se déroulent sur un plateau technique récent.",
    "Un formateur référent suit le participant jusqu'à l'évaluation finale.",
    "Les groupes ne dépassent pas douze personnes.",
    "Des professionnels en activité interviennent tout au long du parcours.",
    "Un livret de suivi relie le centre de formation et l'entreprise.",
    "Les ressources pédagogiques restent accessibles en ligne après la formation.",
    "La prévention et le développement durable sont abordés dans chaque module.",
)
RESULTATS_CERTIFIANTS = (
    "Certification visée : {intitule}. Métiers accessibles : {metiers}.",
    "Réussite aux épreuves de la certification ({intitule}). Emplois visés : {metiers}.",
    "Validation totale ou par blocs de compétences. Débouchés : {metiers}.",
)
RESULTATS_LIBRES = (
    "Remise d'une attestation de fin de formation. Public concerné : {metiers}.",
    "Évaluation des acquis par une mise en situation. Public concerné : {metiers}.",
    "Attestation individuelle des compétences acquises. Public concerné : {metiers}.",
)
# The same organisme offering the same formation again says how the second one differs.
VARIANTES = (
    *(
        "formule intensive",
        "parcours modulaire",
        "cours du soir",
        "rentrée décalée",
        "petit groupe",
        "formule week-end",
    ),
    *("parcours individualisé", "rythme aménagé", "groupe entreprise"),
)
RYTHMES = {
    35: ("Temps plein", "Temps plein, 35 heures par semaine", "Temps plein, du lundi au vendredi"),
    21: ("Temps partiel, trois jours par semaine", "Temps partiel, compatible avec une activité"),
    7: ("Un jour par semaine", "Cours du soir et samedi matin", "Journées discontinues"),
}
CONDITIONS = (
    "Aucun prérequis",
    "Maîtriser les savoirs de base : lire, écrire, compter",
    "Être motivé par le métier et avoir validé son projet professionnel",
    "Entretien individuel et test de positionnement",
    "Comprendre et s'exprimer en français à l'oral",
    "Satisfaire à l'entretien d'admission",
)
CONDITIONS_ALTERNANCE = (
    "Avoir entre 16 et 29 ans révolus et signer un contrat avec une entreprise",
    "Avoir signé un contrat d'apprentissage ou être en recherche active d'entreprise",
)
ALTERNANCES = {
    "individuelle": ("Aucune", "Une période d'application en entreprise est possible"),
    "publique": ("Périodes d'application en entreprise", "Stage en entreprise en fin de parcours"),
    "alternance": (
        "Une semaine en centre, trois semaines en entreprise",
        "Deux jours en centre, trois jours en entreprise",
    ),
    "initiale": ("Périodes de formation en milieu professionnel", "Stages répartis sur l'année scolaire"),
}
COMPLEMENTS = (
    *("Parcours court", "Parcours long", "Session de printemps", "En partenariat avec les entreprises locales"),
    *(
        "Accessible aux débutants",
        "Avec certification incluse",
        "Ouverte aux demandeurs d'emploi",
        "En horaires décalés",
    ),
)
INSCRIPTIONS = (
    "Dossier à retirer auprès de l'accueil",
    "Inscription en ligne puis entretien",
    "Sur prescription d'un conseiller France Travail, Mission locale ou Cap emploi",
    "Prendre contact par téléphone ou par courriel",
)
PRISES_EN_CHARGE = (
    "Éligible au compte personnel de formation et au plan de développement des compétences.",
    "Devis et aide au montage du dossier de financement sur demande.",
    "Prise en charge possible par l'opérateur de compétences de l'entreprise.",
)
PEDAGOGIES_COURTES = (
    "Cours, travaux pratiques et études de cas",
    "Pédagogie active et mises en situation",
    "Classe virtuelle et autoformation accompagnée",
    "Face-à-face et accompagnement individuel",
)
RECRUTEMENTS = (
    "Dossier, tests et entretien",
    "Entretien de motivation",
    "Information collective puis entretien individuel",
)
ACCES = (
    "Locaux accessibles aux personnes à mobilité réduite",
    "Parcours adaptés sur demande auprès du référent handicap",
    "Accueil des personnes en situation de handicap, aménagements étudiés au cas par cas",
)
RESTAURATIONS = ("Restaurant inter-entreprises à proximité", "Salle de restauration équipée", "Self sur place")
HEBERGEMENTS = ("Internat sur place", "Foyer de jeunes travailleurs à proximité", "Liste de logements sur demande")
TRANSPORTS = ("Arrêt de bus à 300 mètres", "Gare à dix minutes à pied", "Parking gratuit, aire de covoiturage")
INFORMATIONS = (
    "Présentation de la formation et échanges avec l'équipe",
    "Se munir d'un curriculum vitae",
    "Inscription préalable conseillée",
)
