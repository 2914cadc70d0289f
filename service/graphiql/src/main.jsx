import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";
import accueil from "./accueil.graphql?raw";
import { interroger } from "./interroger.js";
import { MEMOIRE } from "./memoire.js";
import { EXEMPLES_PLUGIN } from "./panneau.jsx";
import "./typographie.js";
import "./workers.js";
import "./styles.css";

// GraphiQL compares its plugins by identity between two renderings: they are made once.
const EXPLORER_PLUGIN = { ...explorerPlugin({ showAttribution: false }), title: "Composer une requête" };
const PLUGINS = [EXEMPLES_PLUGIN, EXPLORER_PLUGIN, HISTORY_PLUGIN];
const ONGLETS = [{ query: accueil }];
// Where a token goes.
const ENTETES = JSON.stringify({ Authorization: "Bearer " }, null, 2);

createRoot(document.getElementById("sofi")).render(
  <GraphiQL
    fetcher={interroger}
    plugins={PLUGINS}
    visiblePlugin={EXEMPLES_PLUGIN}
    defaultTabs={ONGLETS}
    defaultHeaders={ENTETES}
    shouldPersistHeaders={false}
    storage={MEMOIRE}
    defaultEditorToolsVisibility="variables"
    inputValueDeprecation
    schemaDescription
  >
    <GraphiQL.Logo>
      <span className="sofi-logo" title="Système d'information régional sur l'offre de formation">SOFI</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);
