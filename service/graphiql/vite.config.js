import { defineConfig } from "vite";
import { licences } from "./licences.js";

// One collector for the page and its workers: they are separate builds, and all their code is ours to attribute.
const notices = licences();

export default defineConfig({
  // The service serves dist/ under this path (service/graphiql/__init__.py).
  base: "/graphiql/",
  plugins: [notices],
  // Monaco loads its workers as modules; a bundle per worker keeps each to one file.
  worker: { format: "es", plugins: () => [notices] },
  build: {
    target: "es2022",
    sourcemap: false,
    // Nothing becomes a data: URL, so that the content policy needs none for fonts.
    assetsInlineLimit: 0,
    // Monaco is what it is: one big lazy chunk.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // « use client » means nothing in a page that no server renders.
      checks: { moduleLevelDirective: false },
      // GraphiQL apart from our page: editing an example leaves the megabytes of the bundle as they were committed.
      output: { codeSplitting: { groups: [{ name: "graphiql", test: /node_modules\/(?!monaco-|prettier)/ }] } },
    },
  },
});
