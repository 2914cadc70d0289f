import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { EXEMPLES, GROUPES } from "./exemples.js";

function Icone() {
  return (
    <svg viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path strokeLinecap="round" strokeLinejoin="round" d="M9 18h6m-5 3h4M8.5 15C6.5 13.8 5 11.6 5 9a7 7 0 0 1 14 0c0 2.6-1.5 4.8-3.5 6Z" />
    </svg>
  );
}

function Panneau() {
  const { addTab, updateActiveTabValues } = useGraphiQLActions();
  const { queryEditor, variableEditor, headerEditor } = useGraphiQL(
    ({ queryEditor, variableEditor, headerEditor }) => ({ queryEditor, variableEditor, headerEditor }),
  );

  function ouvrir({ requete, variables }) {
    const headers = headerEditor?.getValue();
    addTab();
    // Whoever gave a token asks the example too.
    if (headers !== undefined) headerEditor.setValue(headers);
    queryEditor.setValue(requete);
    variableEditor.setValue(variables);
    // The editors tell their tab a moment later; a tab left before that would lose what it was given.
    updateActiveTabValues({ query: requete, variables, ...(headers !== undefined && { headers }) });
  }

  return (
    <section aria-label="Exemples" className="sofi-exemples">
      <h2>Exemples</h2>
      <p>Chaque exemple s'ouvre dans un nouvel onglet, prêt à être exécuté et modifié.</p>
      {GROUPES.map((groupe) => (
        <div key={groupe}>
          <h3>{groupe}</h3>
          <ul>
            {EXEMPLES.filter((exemple) => exemple.groupe === groupe).map((exemple) => (
              <li key={exemple.chemin}>
                <button type="button" disabled={!queryEditor || !variableEditor} onClick={() => ouvrir(exemple)}>
                  {exemple.titre}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export const EXEMPLES_PLUGIN = { title: "Exemples", icon: Icone, content: Panneau };
