const ESPACE = "graphiql:";
const A_DES_ENTETES = new Set(["queries", "favorites", "tabState"].map((nom) => ESPACE + nom));

function sansEntetes(texte) {
  return JSON.stringify(JSON.parse(texte, (nom, valeur) => (nom === "headers" ? undefined : valeur)));
}

const siennes = () => Object.keys(localStorage).filter((cle) => cle.startsWith(ESPACE));

/** What the browser keeps from one visit to the next: all that GraphiQL wants to, but headers, where tokens are. */
export const MEMOIRE = {
  getItem: (cle) => localStorage.getItem(cle),
  setItem: (cle, valeur) => localStorage.setItem(cle, A_DES_ENTETES.has(cle) ? sansEntetes(valeur) : valeur),
  removeItem: (cle) => localStorage.removeItem(cle),
  clear: () => siennes().forEach((cle) => localStorage.removeItem(cle)),
  get length() {
    return siennes().length;
  },
};
