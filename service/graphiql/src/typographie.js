// French dashes and apostrophes are no look-alikes in disguise: Monaco is told not to frame them.
const TYPOGRAPHIE = { unicodeHighlight: { ambiguousCharacters: false } };

// The module that GraphiQL loads too, heard here first: before it makes an editor.
import("monaco-graphql/esm/monaco-editor.js").then(({ editor }) => {
  editor.onDidCreateEditor((ouvert) => ouvert.updateOptions(TYPOGRAPHIE));
});
