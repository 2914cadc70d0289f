const ADRESSE = "/graphql";

/** The headers that are filled in: « Bearer » without a token is the form that awaits one, and the public asks. */
function remplis(headers = {}) {
  return Object.fromEntries(
    Object.entries(headers).filter(([nom, valeur]) => !(/^authorization$/i.test(nom) && /^bearer\s*$/i.test(valeur))),
  );
}

/** GraphiQL's fetcher: sends one operation to the API of this origin, gives back its JSON answer. */
export async function interroger(operation, { headers } = {}) {
  const reponse = await fetch(ADRESSE, {
    method: "POST",
    headers: {
      accept: "application/graphql-response+json, application/json",
      "content-type": "application/json",
      ...remplis(headers),
    },
    body: JSON.stringify(operation),
  });
  try {
    return await reponse.json();
  } catch {
    // A proxy or a stopped server answers in HTML or not at all: the JSON error would tell nothing.
    throw new Error(`Le service a répondu ${reponse.status} sans document JSON : réessayez dans un instant.`);
  }
}
