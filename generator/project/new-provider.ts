import type { EmittedFile } from "../emit/file.js";
import { emptyChangelog } from "../update/changelog.js";

/** What the folder of a new provider is made from. */
export interface NewProvider {
  readonly name: string;
  /** `info.title` of the document. */
  readonly title: string;
  /** The name that the document gets: `asyncapi.yaml`. */
  readonly documentName: string;
  /** The document, byte for byte. */
  readonly document: string;
  /** The files that it refers to, by their paths from its folder. */
  readonly referenced: readonly EmittedFile[];
  readonly overlay: string;
  /** The lock of a document that came from an address. */
  readonly lock?: string;
  /** The licence of the project, and its text, where it has one. */
  readonly license?: string;
  readonly licenseText?: string;
}

/** The files of a new provider's folder: the document with its overlay, and the inputs of the package to come. */
export function newProviderFiles(provider: NewProvider): readonly EmittedFile[] {
  const { documentName, document, referenced, overlay, lock, licenseText } = provider;
  return [
    { path: documentName, text: document },
    ...referenced,
    { path: "overlay.yaml", text: overlay },
    { path: "package.json", text: manifest(provider) },
    { path: "CHANGELOG.md", text: `${emptyChangelog}\n## [Unreleased]\n` },
    ...(licenseText === undefined ? [] : [{ path: "LICENSE", text: licenseText }]),
    ...(lock === undefined ? [] : [{ path: "lock.json", text: lock }]),
  ];
}

/** The name of the package to come; a maintainer gives it their scope. */
export function newPackageName({ name }: Pick<NewProvider, "name">): string {
  return `${name}-webhooks`;
}

function manifest(provider: NewProvider): string {
  const content = {
    name: newPackageName(provider),
    version: "0.1.0",
    private: true,
    description: `Receives ${webhooksOf(provider)}: typed payloads, one handler per event.`,
    license: provider.license ?? "UNLICENSED",
    keywords: [provider.name, "webhooks", "webhook", "typescript"],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** `Acme Webhooks` and `Acme` are both Acme's webhooks. */
function webhooksOf({ title, name }: NewProvider): string {
  const shown = title.replace(/\s+/g, " ").trim() || name;
  return /\bwebhooks?\b/i.test(shown) ? shown : `the webhooks of ${shown}`;
}
