// exemples/*.graphql, bundled: `# Titre : …`, `# Groupe : …`, then the query; its variables in a .json of the same name.
const DOCUMENTS = import.meta.glob("../exemples/*.graphql", { query: "?raw", import: "default", eager: true });
const VARIABLES = import.meta.glob("../exemples/*.json", { query: "?raw", import: "default", eager: true });

export const GROUPES = ["Sites d'orientation", "Back-office", "Analystes", "Saisie et validation"];

function exemple([chemin, document]) {
  const [, titre, groupe, requete] = document.match(/^# Titre : (.+)\n# Groupe : (.+)\n([^]+)$/);
  return {
    chemin,
    titre,
    groupe,
    requete: requete.trimStart(),
    variables: VARIABLES[chemin.replace(/graphql$/, "json")] ?? "",
  };
}

/** In the order of their file names. */
export const EXEMPLES = Object.entries(DOCUMENTS)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(exemple);
