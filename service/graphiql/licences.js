import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Licence, notice and third-party files, in the spellings that npm packages use.
const NOTICE = /^(licen[cs]e|notice|copying|copyrightnotice|thirdpartynotices)([-.].*)?$/i;

/** Root folder of the npm package that holds this module, or null for our own code. */
function packageRoot(module) {
  return module.match(/^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)\//)?.[1] ?? null;
}

function manifest(root) {
  const { name, version, license, author, repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const texts = readdirSync(root)
    .filter((file) => NOTICE.test(file))
    .map((file) => readFileSync(join(root, file), "utf8").trim());
  return {
    title: `${name} ${version} (${license})`,
    source: (repository?.url ?? repository)?.replace(/^git\+|\.git$/g, ""),
    holder: author?.name ?? author ?? `the authors of ${name}`,
    text: texts.join("\n\n"),
  };
}

/** Title and text of each package; one published without its licence file takes that of its repository. */
function notices(roots) {
  const manifests = [...roots].map(manifest);
  const shared = new Map(manifests.filter(({ text }) => text).map(({ source, text }) => [source, text]));
  return manifests.map(({ title, source, holder, text }) => ({
    title,
    text: text || shared.get(source) || `Copyright (c) ${holder}`,
  }));
}

/** One section per distinct text, under the names of all the packages that carry it. */
function document(packages) {
  const titles = new Map();
  for (const { title, text } of packages) titles.set(text, [...(titles.get(text) ?? []), title]);
  return [...titles]
    .map(([text, names]) => `${[...new Set(names)].sort().join("\n")}\n\n${text}\n`)
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** A vite plugin that writes LICENSES.txt: the notices of every package whose code or styles end up in dist/. */
export function licences() {
  const roots = new Set();
  return {
    name: "sofi-licences",
    transform(_code, id) {
      const root = packageRoot(id);
      if (root && existsSync(join(root, "package.json"))) roots.add(root);
    },
    generateBundle() {
      // The workers are built first, and only collect.
      if (this.environment?.config.isWorker) return;
      this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: document(notices(roots)) });
    },
  };
}
