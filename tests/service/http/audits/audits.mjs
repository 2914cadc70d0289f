// Runs the server audits of GraphQL over HTTP against one URL and prints them as JSON, one object each.
import { serverAudits } from 'graphql-http';

const [url] = process.argv.slice(2);
const resultats = await Promise.all(
  serverAudits({ url }).map(async (audit) => {
    const resultat = await audit.fn();
    return { id: audit.id, name: audit.name, status: resultat.status, reason: resultat.reason ?? null };
  }),
);
process.stdout.write(JSON.stringify(resultats));
