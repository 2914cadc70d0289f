const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/monaco-editor-cWpoMayK.js","assets/rolldown-runtime-BWaJ3C7D.js","assets/mouseTarget-dcdTv5cd.js","assets/graphiql-Bf06icRF.js","assets/monaco-editor-CHVHemMe.css"])))=>i.map(i=>d[i]);
import{c as e,cr as t,i as n,n as r,r as i,s as a,t as o,u as s}from"./graphiql-Bf06icRF.js";(function(){let e=document.createElement(`link`).relList;if(e&&e.supports&&e.supports(`modulepreload`))return;for(let e of document.querySelectorAll(`link[rel="modulepreload"]`))n(e);new MutationObserver(e=>{for(let t of e)if(t.type===`childList`)for(let e of t.addedNodes)e.tagName===`LINK`&&e.rel===`modulepreload`&&n(e)}).observe(document,{childList:!0,subtree:!0});function t(e){let t={};return e.integrity&&(t.integrity=e.integrity),e.referrerPolicy&&(t.referrerPolicy=e.referrerPolicy),t.credentials=e.crossOrigin===`use-credentials`?`include`:e.crossOrigin===`anonymous`?`omit`:`same-origin`,t}function n(e){if(e.ep)return;e.ep=!0;let n=t(e);fetch(e.href,n)}})();var ee=n(),c=`# Bienvenue dans SOFI, le catalogue
# régional de l'offre de formation.
#
# Une requête parcourt cinq niveaux :
#   organisme → formation → action
#     → session → dispositif
#
# Pour commencer :
# - exécutez cette requête :
#   le bouton ▶, ou Ctrl-Entrée ;
# - ouvrez un exemple, à gauche ;
# - composez la vôtre : Ctrl-Espace
#   propose les champs, le dossier de
#   la marge les montre à cocher, et
#   son classeur les documente ;
# - avec un compte, mettez votre
#   jeton sous « Headers », en bas :
#   les exemples de saisie et de
#   validation en demandent un.

query Bienvenue {
  catalogue {
    region { libelle }
    misAJourLe
    licence
  }
  organismes(first: 3) {
    total { valeur exact }
    nodes {
      numero
      nom
      sessions(first: 2) {
        total { valeur exact }
        nodes { numero libelleDates }
      }
    }
  }
}
`,te=`/graphql`;function ne(e={}){return Object.fromEntries(Object.entries(e).filter(([e,t])=>!(/^authorization$/i.test(e)&&/^bearer\s*$/i.test(t))))}async function re(e,{headers:t}={}){let n=await fetch(te,{method:`POST`,headers:{accept:`application/graphql-response+json, application/json`,"content-type":`application/json`,...ne(t)},body:JSON.stringify(e)});try{return await n.json()}catch{throw Error(`Le service a répondu ${n.status} sans document JSON : réessayez dans un instant.`)}}var l=`graphiql:`,u=new Set([`queries`,`favorites`,`tabState`].map(e=>l+e));function d(e){return JSON.stringify(JSON.parse(e,(e,t)=>e===`headers`?void 0:t))}var f=()=>Object.keys(localStorage).filter(e=>e.startsWith(l)),p={getItem:e=>localStorage.getItem(e),setItem:(e,t)=>localStorage.setItem(e,u.has(e)?d(t):t),removeItem:e=>localStorage.removeItem(e),clear:()=>f().forEach(e=>localStorage.removeItem(e)),get length(){return f().length}},m=`# Titre : Compléter deux champs de recherche pendant la frappe
# Groupe : Sites d'orientation

query Autocompletion($quoi: String!, $ou: String!) {
  # Chaque valeur va dans le champ d'OffreFiltre que nomme son type ; une faute de frappe n'empêche pas de trouver.
  quoi: suggestions(texte: $quoi, types: [METIER, FORMACODE, CERTIFICATION, ORGANISME], first: 8) {
    type
    libelle
    complement
    valeur
    nombre
    objet { __typename id }
  }
  ou: suggestions(texte: $ou, types: [COMMUNE, DEPARTEMENT], first: 8) {
    type
    libelle
    complement
    valeur
  }
}
`,h=`# Titre : Page de résultats : lignes, filtres, total, remarques
# Groupe : Sites d'orientation

query PageDeResultats($texte: String, $filtre: OffreFiltre, $tri: OffreTri, $decalage: Int) {
  recherche(texte: $texte, filtre: $filtre, tri: $tri, first: 20, decalage: $decalage) {
    total { valeur exact }
    remarques { code message }
    facettes { nom libelle valeurs(first: 10) { valeur libelle nombre selectionnee } }
    pageInfo { hasNextPage endCursor }
    edges {
      distanceKm
      node {
        numero
        intitule
        organisme { nom }
        formation { certifiante niveauSortie { libelle } formacodePrincipal { code libelle } }
      }
      # Celles qui répondent à la recherche, pas toutes celles de l'action.
      sessions(first: 3) {
        total { valeur }
        nodes { numero libelleDates entreePossible site { adresse { ville codePostal } } }
      }
    }
  }
}
`,g=`# Titre : Les résultats sur une carte, et en fichier
# Groupe : Sites d'orientation

query ResultatsSurUneCarte($filtre: OffreFiltre) {
  recherche(filtre: $filtre) {
    total(exact: true) { valeur }
    carte(maximum: 100) { latitude longitude nombre site { nom } }
    csv: url(format: CSV)
    lheo: url(format: LHEO)
  }
}
`,_=`# Titre : La fiche d'une session, de ses dates à son organisme
# Groupe : Sites d'orientation
# Tout ce qu'une page de détail
# affiche, en une requête, à partir
# du numéro d'une session : peut-on
# encore y entrer, et avec quel CPF.

query FicheSession($numero: String!) {
  session(numero: $numero) {
    numero
    statut
    libelleDates
    debut
    fin
    modifieLe
    entreePossible
    eligibleCpf
    eligibilitesCpf { codeCpf public debut liste region branches source }
    site { nom adresse { lignes codePostal ville } }
    dispositifs {
      type { libelle voie }
      financeur { libelle }
      publics { libelle }
    }
    action {
      intitule
      modaliteEnseignement
      rythme
      heuresTotal
      prixTotalTtc
      conditionsSpecifiques
      formation {
        objectif
        programme
        niveauEntree { libelle }
        niveauSortie { libelle }
        formacodes { code }
        certification { codeRncp }
      }
      organisme {
        numero
        nom
        urls
        contacts { telephones courriel }
      }
    }
  }
}
`,v=`# Titre : La page d'un organisme et ses formations
# Groupe : Sites d'orientation
# Une formation est partagée entre
# organismes : l'arête (edge) porte
# les actions de celui-ci seulement.

query PageOrganisme($numero: String!, $apres: String) {
  organisme(numero: $numero) {
    nom
    presentation
    urls
    sites { nom principal adresse { codePostal ville } }
    contacts { telephones courriel }
    formations(first: 10, after: $apres) {
      total { valeur exact }
      pageInfo { hasNextPage endCursor }
      edges {
        node { numero intitule certifiante }
        actions(first: 5) {
          nodes {
            numero
            intitule
            sessions(first: 3) {
              total { valeur exact }
              nodes { numero libelleDates site { adresse { ville } } }
            }
          }
        }
      }
    }
  }
}
`,y=`# Titre : Les sessions en cours et à venir, page par page
# Groupe : Sites d'orientation
# Les plus anciennes d'abord. Pour la
# page suivante, recopiez endCursor
# dans la variable « apres ». Les
# kilomètres se comptent depuis une
# commune ou des coordonnées.

query OffreEnCours($commune: String!, $apres: String) {
  sessions(filtre: { statuts: [VALIDEE] }, first: 20, after: $apres) {
    total { valeur exact }
    pageInfo { hasNextPage endCursor }
    nodes {
      numero
      libelleDates
      entreePossible
      site { nom adresse { codePostal ville } distanceKm(de: { commune: $commune }) }
      action { intitule organisme { nom } }
    }
  }
}
`,b=`# Titre : Qui prépare une certification ?
# Groupe : Sites d'orientation
# La certification par son code RNCP,
# ses formations, et où elles se
# donnent.

query ParCertification($rncp: String!) {
  certification(codeRncp: $rncp) {
    codeCertifinfo
    codeRncp
    intitule
    formations(first: 10) {
      total { valeur exact }
      nodes {
        numero
        intitule
        niveauSortie { libelle }
        actions(first: 5) {
          nodes {
            organisme { numero nom }
            sessions(first: 3) {
              nodes { numero libelleDates site { adresse { ville } } }
            }
          }
        }
      }
    }
  }
}
`,x=`# Titre : Les formations d'un domaine (formacode)
# Groupe : Sites d'orientation
# Le mot-clé et ce qu'il indexe ; son
# arbre est parmi les exemples du
# back-office.

query ParFormacode($code: String!) {
  formacode(code: $code) {
    code
    libelle
    version
    formations(first: 10) {
      total { valeur exact }
      nodes { numero intitule niveauSortie { libelle } }
    }
  }
}
`,S=`# Titre : Les listes d'un panneau de filtres
# Groupe : Sites d'orientation

query PanneauDeFiltres {
  nomenclatures(noms: [MODALITE_ENSEIGNEMENT, NIVEAU, PUBLIC, TYPE_DISPOSITIF, VOIE]) {
    nom
    libelle
    valeurs { code libelle }
  }
  catalogue {
    region { code libelle }
    departements { code libelle }
    misAJourLe
    licence
  }
}
`,C=`# Titre : Le plan du site (sitemap), par pages de 250
# Groupe : Sites d'orientation
# Adresse permanente : le numéro.
# Date de mise à jour : modifieLe. La
# suite : endCursor dans la variable
# « apres ».

query PlanDuSite($apres: String) {
  sessions(first: 250, after: $apres) {
    pageInfo { hasNextPage endCursor }
    nodes {
      numero
      modifieLe
      action { numero modifieLe formation { numero intitule } }
    }
  }
}
`,w=`# Titre : Des liens conservés mènent-ils encore à une offre ?
# Groupe : Sites d'orientation
# Une session terminée (PERIMEE)
# répond toujours : la page le dit,
# et propose les suivantes. Un
# identifiant inconnu répond null, à
# sa place dans la liste.

query LiensConserves($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Session {
      numero
      statut
      libelleDates
      action {
        intitule
        enCoursOuAVenir: sessions(first: 3) {
          nodes { numero libelleDates }
        }
      }
    }
  }
}
`,T=`# Titre : Une session en Lhéo, comme un partenaire la reçoit
# Groupe : Sites d'orientation
# Le document est nul quand Lhéo
# refuse l'offre : lheoAnomalies dit
# pourquoi, et ce qui a été rempli
# ou coupé.

query SessionEnLheo($numero: String!) {
  session(numero: $numero) {
    numero
    libelleDates
    lheo
  }
}
`,E=`# Titre : Un organisme par le SIRET d'un de ses établissements
# Groupe : Back-office
# Le SIRET de n'importe quel
# établissement convient : l'exemple
# suivant en donne.

query OrganismeParSiret($siret: String!) {
  organisme(siret: $siret) {
    version
    numero
    statut
    raisonSociale
    siren
    numeroDeclarationActivite
    identifiants { source cle }
    etablissements {
      numero
      siret
      nom
      principal
      sites { numero nom adresse { lignes codePostal ville } }
    }
    contacts { typeContact { libelle } prenom nomFamille telephones courriel }
  }
}
`,D=`# Titre : Les établissements et leurs SIRET
# Groupe : Back-office

query Etablissements($apres: String) {
  etablissements(first: 50, after: $apres) {
    total { valeur exact }
    pageInfo { hasNextPage endCursor }
    nodes {
      siret
      nom
      principal
      adresse { codePostal ville }
      organisme { numero raisonSociale }
    }
  }
}
`,O=`# Titre : Retrouver un objet par n'importe lequel de ses numéros
# Groupe : Back-office
# Numéro SOFI, numéro d'origine,
# SIRET, SIREN ou NDA : les sources
# répètent leurs numéros, d'où une
# liste. Une offre de l'Onisep, par
# son numéro AF : sa source dit IDEO,
# et sa licence veut l'attribution.

query Retrouver($identifiant: String!, $onisep: String!) {
  retrouver(identifiant: $identifiant) {
    __typename
    numero
    statut
    modifieLe
    identifiants { source cle }
    ... on Organisme { raisonSociale }
    ... on Etablissement { siret nom }
    ... on Formation { intitule }
    ... on Action { intitule }
    ... on Session { libelleDates }
  }
  onisep: retrouver(identifiant: $onisep) {
    __typename
    numero
    source
    ... on Action {
      intitule
      organisme { nom source }
      formation { numero source }
      sessions(first: 1) {
        nodes { numero source libelleDates site { nom uai adresse { ville } } }
      }
    }
  }
  catalogue { attributions }
}
`,k=`# Titre : Toutes les sessions d'un organisme, passées comprises
# Groupe : Back-office
# Sans filtre, une liste ne montre
# que les sessions validées qui ne
# sont pas terminées.

query OffrePasseeComprise($numero: String!, $apres: String) {
  organisme(numero: $numero) {
    nom
    sessions(filtre: { statuts: [VALIDEE, PERIMEE] }, first: 50, after: $apres) {
      total { valeur exact }
      pageInfo { hasNextPage endCursor }
      nodes {
        version
        numero
        statut
        libelleDates
        modifieLe
        action { numero intitule }
        dispositifs { numero type { code libelle } financeur { code libelle } }
      }
    }
  }
}
`,A=`# Titre : Les listes d'un formulaire de saisie, avec leurs codes Lhéo
# Groupe : Back-office

query ListesDeSaisie {
  nomenclatures(noms: [
    TYPE_DISPOSITIF
    FINANCEUR
    PUBLIC
    NIVEAU
    MODALITE_ENSEIGNEMENT
    TYPE_CONTACT
    ETAT_RECRUTEMENT
    PERIMETRE_RECRUTEMENT
  ]) {
    nom
    libelle
    valeurs { code libelle codeLheo }
  }
}
`,j=`# Titre : Les communes d'un département et leurs codes postaux
# Groupe : Back-office

query Communes($departement: String, $apres: String) {
  communes(departement: $departement, first: 50, after: $apres) {
    total { valeur exact }
    pageInfo { hasNextPage endCursor }
    nodes { code libelle codesPostaux departement { code libelle } }
  }
}
`,M=`# Titre : Un formacode et son arbre
# Groupe : Back-office
# Au-dessus, au-dessous, à côté, et
# les mots qui y mènent. D'une
# version du thésaurus à l'autre,
# predecesseurs et successeurs.

query ArbreFormacode($code: String!, $ancien: String!) {
  formacode(code: $code) {
    code
    libelle
    version
    noteExplicative
    synonymes
    champ { code libelle }
    generique { code libelle }
    specifiques {
      code
      libelle
      specifiques { code libelle }
    }
    associes { code libelle }
    predecesseurs { version code libelle }
    formations(first: 5) {
      total { valeur exact }
      nodes { numero intitule }
    }
  }
  ancien: formacode(code: $ancien, version: 13) {
    code
    libelle
    successeurs { version code libelle }
  }
}
`,N=`# Titre : Une certification, sa fiche, et qui peut y former
# Groupe : Back-office
# Certif Info, la fiche de France
# compétences et ses blocs, les
# certificateurs et les partenaires
# habilités. Les périodes du CPF qui
# courent : une pour tous tant que la
# fiche est active, d'autres pour une
# branche (codes NAF) ou une région.
# Sa formation de référence, et d'où
# vient chacun de ses champs. Puis ce
# qui remplace une certification
# archivée.

query FicheCertification($rncp: String!, $siret: String!, $archivee: String!) {
  certification(codeRncp: $rncp) {
    codeCertifinfo
    codeRncp
    intitule
    typeCertification
    typeDiplome { libelle }
    niveau { code libelle }
    etatCertification
    active
    premiereSession
    derniereSession
    voies
    formacodes { code libelle }
    romes { code libelle }
    nsf { code libelle }
    certificateurs { nom siret }
    eligibleCpf
    eligibilitesCpf { codeCpf public debut fin liste region branches source }
    blocsCompetences { code libelle competences modalitesEvaluation }
    ficheRepertoire {
      code
      intitule
      etatFiche
      typeEnregistrement
      debutEnregistrement
      finEnregistrement
      active
      activites
      emplois
      anciennes { code intitule }
      habilitationAFormer(siret: $siret) { reponse correspondance qualite motif }
    }
    formations(first: 1) {
      nodes {
        numero
        intitule
        provenances(champs: ["intitule", "objectif"]) { champ source le }
      }
    }
    habilitations(first: 10) {
      total { valeur exact }
      nodes {
        nom
        siret
        certificateur
        genre
        etat
        peutFormer
        debut
        organisme { numero raisonSociale }
      }
    }
  }
  archivee: certification(codeCertifinfo: $archivee) {
    codeCertifinfo
    intitule
    etatCertification
    successeurs { codeCertifinfo intitule etatCertification }
    remplaceePar { codeCertifinfo intitule active }
  }
}
`,P=`# Titre : Un organisme et ses quatre catégories de Qualiopi
# Groupe : Back-office
# La liste publique les donne à toute
# l'entreprise (SIREN), avec le NDA.
# Ne pas les additionner : un organisme
# en a souvent plusieurs. Avec passees
# à vrai, celles qui ont pris fin.

query Qualiopi($numero: String!) {
  organisme(numero: $numero) {
    numero
    nom
    siren
    numeroDeclarationActivite
    categories { code libelle }
    qualiopi { categorie source }
    identifiants { source cle }
    sites {
      nom
      principal
      adresse { codePostal ville }
    }
    formations(first: 3) {
      total { valeur exact }
      nodes { numero intitule certifiante }
    }
  }
}
`,F=`# Titre : Les cinq niveaux, de l'organisme au dispositif
# Groupe : Analystes

query CinqNiveaux {
  organismes(first: 5) {
    total { valeur exact }
    nodes {
      numero
      raisonSociale
      formations(first: 5) {
        edges {
          node {
            numero
            intitule
            formacodes { code }
            certification { codeCertifinfo codeRncp }
          }
          actions(first: 5) {
            nodes {
              numero
              modaliteEnseignement
              sessions(first: 5) {
                nodes {
                  numero
                  debut
                  fin
                  site { adresse { ville } }
                  dispositifs {
                    type { code libelle }
                    financeur { code libelle }
                    publics { code libelle }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
`,I=`# Titre : Combien d'organismes, de formations, de sessions ?
# Groupe : Analystes
# Seuls les totaux sont demandés :
# aucune page n'est lue. Au-delà de
# 10 000, « exact » dit si la valeur
# est un plafond.

query Volumes {
  organismes { total { valeur exact } }
  etablissements { total { valeur exact } }
  formations { total { valeur exact } }
  certifications { total { valeur exact } }
  sessionsEnCoursOuAVenir: sessions(filtre: { statuts: [VALIDEE] }) { total { valeur exact } }
  sessionsPassees: sessions(filtre: { statuts: [PERIMEE] }) { total { valeur exact } }
}
`,L=`# Titre : Les certifications et le nombre de leurs formations
# Groupe : Analystes
# Et la première de ces formations :
# celle de référence, que Certif Info
# décrit et que nul ne donne.

query OffreParCertification($apres: String) {
  certifications(first: 50, after: $apres) {
    total { valeur exact }
    pageInfo { hasNextPage endCursor }
    nodes {
      codeCertifinfo
      codeRncp
      codeRs
      intitule
      formations(first: 1) {
        total { valeur exact }
        nodes { numero intitule niveauSortie { code libelle } }
      }
    }
  }
}
`,R=`# Titre : Les formacodes et le nombre de leurs formations
# Groupe : Analystes
# Et deux de ces formations. Deux
# versions du thésaurus se côtoient :
# l'offre se sert de la dernière.

query OffreParFormacode($apres: String) {
  formacodes(version: 14, first: 50, after: $apres) {
    total { valeur exact }
    pageInfo { hasNextPage endCursor }
    nodes {
      code
      libelle
      formations(first: 2) {
        total { valeur exact }
        nodes { numero intitule }
      }
    }
  }
}
`,z=`# Titre : Prix, durées et financeurs des sessions, à copier dans un tableur
# Groupe : Analystes

query PrixEtDurees($apres: String) {
  sessions(filtre: { statuts: [VALIDEE, PERIMEE] }, first: 100, after: $apres) {
    pageInfo { hasNextPage endCursor }
    nodes {
      numero
      debut
      fin
      action {
        heuresTotal
        heuresCentre
        heuresEntreprise
        prixTotalTtc
        formation { intitule niveauSortie { libelle } }
      }
      dispositifs {
        type { libelle }
        financeur { libelle }
      }
    }
  }
}
`,B=`# Titre : Tenir une copie à jour : ce qui a changé, retraits compris
# Groupe : Analystes
# Une ligne par objet, du plus ancien
# changement au plus récent. Ce qui est
# retiré s'efface de la copie. Gardez
# endCursor, et revenez avec : demain
# ou dans un mois, rien n'est perdu.

query CopieAJour($curseur: String, $depuis: DateTime) {
  changements(
    objets: [ORGANISME, FORMATION, ACTION, SESSION]
    depuis: $depuis
    first: 250
    after: $curseur
  ) {
    total { valeur exact }
    pageInfo { hasNextPage endCursor }
    nodes {
      le
      type
      numero
      retire
      objet {
        id
        ... on Organisme { nom }
        ... on Formation { intitule }
        ... on Action { intitule etablissement { siret } }
        ... on Session { debut fin statut dispositifs { type { code } } }
      }
    }
  }
}
`,V=`# Titre : Sessions par département et mois de début, entrées en apprentissage par mois
# Groupe : Analystes
# « cumulable » faux : un objet est dans
# plusieurs lignes, qui ne
# s'additionnent pas.

query SessionsEtEntreesParMois($rentree: PeriodeFiltre) {
  sessions: statistiques(sur: SESSION, par: [DEPARTEMENT, MOIS_DEBUT], filtre: { debut: $rentree }) {
    ...tableau
  }
  entrees: statistiques(
    sur: ACTION
    par: [MOIS_SAISIE]
    filtre: {
      voies: [APPRENTISSAGE]
      creeEntre: { du: "2021-01-01" }
      statuts: [VALIDEE, PERIMEE, ARCHIVEE]
    }
  ) {
    ...tableau
  }
}

fragment tableau on Statistiques {
  total
  cumulable
  lignes { nombre part cles { axe valeur libelle } }
}
`,H=`# Titre : L'offre par domaine, un domaine par mot-clé, les zones blanches
# Groupe : Analystes
# « avecZeros » donne aussi les domaines
# sans offre dans un département.

query DomainesEtZonesBlanches($champs: [String!]) {
  domaines: statistiques(sur: ACTION, par: [CHAMP]) {
    ...tableau
  }
  motsCles: statistiques(sur: ACTION, par: [FORMACODE], filtre: { champs: $champs }) {
    ...tableau
  }
  zonesBlanches: statistiques(
    sur: ACTION
    par: [CHAMP, DEPARTEMENT]
    filtre: { entreePossible: true }
    avecZeros: true
  ) {
    ...tableau
  }
}

fragment tableau on Statistiques {
  total
  cumulable
  lignes { nombre part cles { valeur libelle } }
}
`,U=`# Titre : Places financées, Qualiopi, fiches par année, champs renseignés, un tableau pour tableur
# Groupe : Analystes

query QuiPaieEtQuiForme {
  places: statistiques(sur: DISPOSITIF, par: [TYPE_DISPOSITIF, FINANCEUR]) {
    total
    lignes { nombre placesFinancees cles { libelle } }
  }
  publicOuPrive: statistiques(sur: SESSION, par: [CONVENTIONNEMENT]) {
    lignes { nombre part cles { libelle } }
  }
  prix: statistiques(sur: ACTION, par: [ORGANISME], filtre: { certifiante: true }) {
    lignes { nombre heuresMedianes prixMedian cles { valeur libelle } }
    completude { champ renseignes part }
  }
  qualiopi: statistiques(sur: ORGANISME, par: [QUALIOPI]) {
    total
    cumulable
    lignes { nombre part cles { libelle } }
  }
  fiches: statistiques(
    sur: ETABLISSEMENT
    par: [ANNEE_SAISIE, HORS_REGION]
    organisme: { avecFiche: true }
  ) {
    total
  }
  tableur: statistiques(sur: SESSION, par: [FINANCEUR, ANNEE_DEBUT]) {
    csv
  }
}
`,W=`# Titre : La file de validation du Carif
# Groupe : Saisie et validation

# Sous « Headers », le jeton de carif@example.org, que sofi demo affiche.
query FileDeValidation($filtre: FileFiltre, $apres: String) {
  fileDeValidation(filtre: $filtre, first: 20, after: $apres) {
    total { valeur exact }
    pageInfo { hasNextPage endCursor }
    nodes {
      nouvelle
      deposeeLe
      deposeePar
      priseEnChargePar
      objet {
        __typename
        numero
        version
        statut
        gestes
        historique(first: 3) {
          nodes { le geste auteur origine }
        }
      }
      avec { __typename numero }
      differences { libelle avant apres }
      anomalies { niveau code message quoiFaire }
    }
  }
}
`,G=`# Titre : Le tableau de bord d'un organisme
# Groupe : Saisie et validation

# Sous « Headers », le jeton de organisme@example.org, que sofi demo affiche.
query TableauDeBord($organisme: String!) {
  moi {
    courriel
    role
    droits { droit organisme { numero nom } }
  }
  tableauDeBord(organisme: $organisme) {
    organisme { numero nom }
    compteurs { statut nombre modifications }
    aFinir: sessions(statuts: [EN_COURS_DE_SAISIE, A_CORRIGER], first: 10) {
      nodes { numero version statut libelleDates gestes }
    }
    soumissions(first: 20) {
      nodes {
        etape
        motif
        deposeeLe
        objet { numero version }
        messages { le auteur role texte }
      }
    }
    anomalies(first: 10) { niveau code message quoiFaire objet { numero } }
    expirent(jours: 365, first: 5) {
      total { valeur exact }
      nodes { numero libelleDates }
    }
  }
}
`,K=`# Titre : Essayer une saisie sans rien écrire
# Groupe : Saisie et validation

# Sous « Headers », le jeton de organisme@example.org, que sofi demo affiche.
# Avec essai: true, tout est fait et répondu, puis rien n'est gardé.
mutation EssayerUneSaisie($organisme: String!, $juste: FormationDonnees!, $faux: FormationDonnees!) {
  acceptee: creerFormation(organisme: $organisme, donnees: $juste, essai: true) {
    formation {
      numero
      version
      statut
      intitule
      gestes
      formacodes { code libelle }
    }
  }
  refusee: creerFormation(organisme: $organisme, donnees: $faux, essai: true) {
    anomalies { niveau code champ message quoiFaire }
  }
}
`,q=`{
  "quoi": "menuisrie",
  "ou": "nant"
}
`,J=`{
  "texte": "boulangri",
  "filtre": {
    "lieu": { "autour": { "commune": "44109" }, "rayonKm": 60 },
    "entreePossible": true
  },
  "tri": "PERTINENCE",
  "decalage": 0
}
`,Y=`{
  "filtre": { "departements": ["44"], "entreePossible": true }
}
`,X=`{
  "numero": "SE_0000000001"
}
`,ie=`{
  "numero": "OR_0000000002",
  "apres": null
}
`,ae=`{
  "commune": "44109",
  "apres": null
}
`,oe=`{
  "rncp": "RNCP35830"
}
`,se=`{
  "code": "35054"
}
`,ce=`{
  "apres": null
}
`,le=`{
  "ids": [
    "SE_0000000018",
    "SE_0000000016",
    "SE_0000000020",
    "SE_0000000001",
    "SE_9999999999"
  ]
}
`,ue=`{
  "numero": "SE_0000000001"
}
`,de=`{
  "siret": "99900002900010"
}
`,fe=`{
  "apres": null
}
`,pe=`{
  "identifiant": "21_F_0000000001",
  "onisep": "AF.900001"
}
`,me=`{
  "numero": "OR_0000000001",
  "apres": null
}
`,he=`{
  "departement": "53",
  "apres": null
}
`,ge=`{
  "code": "23026",
  "ancien": "23098"
}
`,_e=`{
  "rncp": "RNCP36648",
  "siret": "99950001000015",
  "archivee": "118018"
}
`,ve=`{
  "numero": "OR_0000000002"
}
`,ye=`{
  "apres": null
}
`,be=`{
  "apres": null
}
`,xe=`{
  "apres": null
}
`,Se=`{
  "curseur": null,
  "depuis": null
}
`,Ce=`{
  "rentree": { "du": "2026-09-01", "au": "2027-08-31" }
}
`,we=`{
  "champs": ["224"]
}
`,Te=`{
  "filtre": { "objets": ["SESSION"] },
  "apres": null
}
`,Ee=`{
  "organisme": "OR_0000000001"
}
`,De=`{
  "organisme": "OR_0000000001",
  "juste": {
    "intitule": "S'initier à la boulangerie",
    "objectif": "Découvrir le métier de boulanger et ses gestes.",
    "programme": "Pétrir, façonner, cuire.",
    "formacodes": ["21538"]
  },
  "faux": {
    "intitule": " ",
    "formacodes": ["21538", "00000"]
  }
}
`,Oe=Object.assign({"../exemples/1-0-autocompletion.graphql":m,"../exemples/1-0-page-de-resultats.graphql":h,"../exemples/1-0-resultats-sur-une-carte.graphql":g,"../exemples/1-1-fiche-session.graphql":_,"../exemples/1-2-page-organisme.graphql":v,"../exemples/1-3-offre-en-cours.graphql":y,"../exemples/1-4-par-certification.graphql":b,"../exemples/1-5-par-formacode.graphql":x,"../exemples/1-6-panneau-de-filtres.graphql":S,"../exemples/1-7-plan-du-site.graphql":C,"../exemples/1-8-liens-conserves.graphql":w,"../exemples/1-9-session-en-lheo.graphql":T,"../exemples/2-1-organisme-par-siret.graphql":E,"../exemples/2-2-etablissements.graphql":D,"../exemples/2-3-retrouver.graphql":O,"../exemples/2-4-offre-passee-comprise.graphql":k,"../exemples/2-5-listes-de-saisie.graphql":A,"../exemples/2-6-communes.graphql":j,"../exemples/2-7-arbre-formacode.graphql":M,"../exemples/2-8-fiche-certification.graphql":N,"../exemples/2-9-qualiopi.graphql":P,"../exemples/3-1-cinq-niveaux.graphql":F,"../exemples/3-2-volumes.graphql":I,"../exemples/3-3-offre-par-certification.graphql":L,"../exemples/3-4-offre-par-formacode.graphql":R,"../exemples/3-5-prix-et-durees.graphql":z,"../exemples/3-6-copie-a-jour.graphql":B,"../exemples/3-7-sessions-et-entrees-par-mois.graphql":V,"../exemples/3-8-domaines-et-zones-blanches.graphql":H,"../exemples/3-9-qui-paie-et-qui-forme.graphql":U,"../exemples/4-1-file-de-validation.graphql":W,"../exemples/4-2-tableau-de-bord.graphql":G,"../exemples/4-3-essayer-une-saisie.graphql":K}),ke=Object.assign({"../exemples/1-0-autocompletion.json":q,"../exemples/1-0-page-de-resultats.json":J,"../exemples/1-0-resultats-sur-une-carte.json":Y,"../exemples/1-1-fiche-session.json":X,"../exemples/1-2-page-organisme.json":ie,"../exemples/1-3-offre-en-cours.json":ae,"../exemples/1-4-par-certification.json":oe,"../exemples/1-5-par-formacode.json":se,"../exemples/1-7-plan-du-site.json":ce,"../exemples/1-8-liens-conserves.json":le,"../exemples/1-9-session-en-lheo.json":ue,"../exemples/2-1-organisme-par-siret.json":de,"../exemples/2-2-etablissements.json":fe,"../exemples/2-3-retrouver.json":pe,"../exemples/2-4-offre-passee-comprise.json":me,"../exemples/2-6-communes.json":he,"../exemples/2-7-arbre-formacode.json":ge,"../exemples/2-8-fiche-certification.json":_e,"../exemples/2-9-qualiopi.json":ve,"../exemples/3-3-offre-par-certification.json":ye,"../exemples/3-4-offre-par-formacode.json":be,"../exemples/3-5-prix-et-durees.json":xe,"../exemples/3-6-copie-a-jour.json":Se,"../exemples/3-7-sessions-et-entrees-par-mois.json":Ce,"../exemples/3-8-domaines-et-zones-blanches.json":we,"../exemples/4-1-file-de-validation.json":Te,"../exemples/4-2-tableau-de-bord.json":Ee,"../exemples/4-3-essayer-une-saisie.json":De}),Ae=[`Sites d'orientation`,`Back-office`,`Analystes`,`Saisie et validation`];function je([e,t]){let[,n,r,i]=t.match(/^# Titre : (.+)\n# Groupe : (.+)\n([^]+)$/);return{chemin:e,titre:n,groupe:r,requete:i.trimStart(),variables:ke[e.replace(/graphql$/,`json`)]??``}}var Me=Object.entries(Oe).sort(([e],[t])=>e.localeCompare(t)).map(je),Z=t();function Ne(){return(0,Z.jsx)(`svg`,{viewBox:`0 0 24 24`,width:`1em`,height:`1em`,fill:`none`,stroke:`currentColor`,strokeWidth:`1.5`,children:(0,Z.jsx)(`path`,{strokeLinecap:`round`,strokeLinejoin:`round`,d:`M9 18h6m-5 3h4M8.5 15C6.5 13.8 5 11.6 5 9a7 7 0 0 1 14 0c0 2.6-1.5 4.8-3.5 6Z`})})}function Pe(){let{addTab:t,updateActiveTabValues:n}=e(),{queryEditor:r,variableEditor:i,headerEditor:o}=a(({queryEditor:e,variableEditor:t,headerEditor:n})=>({queryEditor:e,variableEditor:t,headerEditor:n}));function s({requete:e,variables:a}){let s=o?.getValue();t(),s!==void 0&&o.setValue(s),r.setValue(e),i.setValue(a),n({query:e,variables:a,...s!==void 0&&{headers:s}})}return(0,Z.jsxs)(`section`,{"aria-label":`Exemples`,className:`sofi-exemples`,children:[(0,Z.jsx)(`h2`,{children:`Exemples`}),(0,Z.jsx)(`p`,{children:`Chaque exemple s'ouvre dans un nouvel onglet, prêt à être exécuté et modifié.`}),Ae.map(e=>(0,Z.jsxs)(`div`,{children:[(0,Z.jsx)(`h3`,{children:e}),(0,Z.jsx)(`ul`,{children:Me.filter(t=>t.groupe===e).map(e=>(0,Z.jsx)(`li`,{children:(0,Z.jsx)(`button`,{type:`button`,disabled:!r||!i,onClick:()=>s(e),children:e.titre})},e.chemin))})]},e))]})}var Q={title:`Exemples`,icon:Ne,content:Pe},Fe={unicodeHighlight:{ambiguousCharacters:!1}};s(async()=>{let{editor:e}=await import(`./monaco-editor-cWpoMayK.js`).then(e=>e.t);return{editor:e}},__vite__mapDeps([0,1,2,3,4])).then(({editor:e})=>{e.onDidCreateEditor(e=>e.updateOptions(Fe))});function Ie(e){return new Worker(`/graphiql/assets/editor.worker-DEFT_Yb2.js`,{type:`module`,name:e?.name})}function Le(e){return new Worker(`/graphiql/assets/json.worker-ky6CAS4V.js`,{type:`module`,name:e?.name})}function $(e){return new Worker(`/graphiql/assets/graphql.worker-CnQW6F4w.js`,{type:`module`,name:e?.name})}var Re={graphql:$,json:Le};globalThis.MonacoEnvironment={getWorker:(e,t)=>new(Re[t]??Ie)};var ze=[Q,{...i({showAttribution:!1}),title:`Composer une requête`},r],Be=[{query:c}],Ve=JSON.stringify({Authorization:`Bearer `},null,2);(0,ee.createRoot)(document.getElementById(`sofi`)).render((0,Z.jsx)(o,{fetcher:re,plugins:ze,visiblePlugin:Q,defaultTabs:Be,defaultHeaders:Ve,shouldPersistHeaders:!1,storage:p,defaultEditorToolsVisibility:`variables`,inputValueDeprecation:!0,schemaDescription:!0,children:(0,Z.jsx)(o.Logo,{children:(0,Z.jsx)(`span`,{className:`sofi-logo`,title:`Système d'information régional sur l'offre de formation`,children:`SOFI`})})}));