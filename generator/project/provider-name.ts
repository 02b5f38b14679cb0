import { basename } from "node:path";

/** Words that say what kind of document it is, and not whose. */
const generic = /^(?:api|async|asyncapi|events?|hooks?|notifications?|openapi|spec|v?\d+|webhooks?)$/;

/**
 * A provider's name for a document, of lower-case letters, digits and dashes: the words of the file's name without those
 * that only say what it is (`stripe-webhooks-asyncapi.yml` is `stripe`), or else those of its title. Undefined where
 * both say nothing.
 */
export function suggestProviderName(source: string, title: string): string | undefined {
  const file = basename(source.replace(/[?#].*$/, "")).replace(/\.(?:ya?ml|json)$/i, "");
  return nameOf(file) ?? nameOf(title);
}

function nameOf(text: string): string | undefined {
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !generic.test(word));
  return words.length === 0 ? undefined : [...new Set(words)].slice(0, 4).join("-");
}

/** Whether a text can be the name of a provider: it is a folder's name, too. */
export function isProviderName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*$/.test(name);
}
