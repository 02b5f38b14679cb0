import type { SignedRequest } from "./built-package.js";

/** A request as a command for a shell. */
export function formatCurl(url: URL, { method, headers, body }: SignedRequest): string {
  const named = Object.entries(headers);
  const names = new Set(named.map(([name]) => name.toLowerCase()));
  // What curl would add by itself, and the vendor does not send.
  const without = ["User-Agent", "Accept"].filter((name) => !names.has(name.toLowerCase()));
  const parts = [
    `curl --globoff --include --request ${method} ${quote(url.href)}`,
    ...named.map(([name, value]) => `--header ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`),
    ...without.map((name) => `--header ${quote(`${name}:`)}`),
    `--data-raw ${quote(body)}`,
  ];
  return parts.join(" \\\n  ");
}

const unprintable = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * A text as one word of a shell. What a terminal would not show as it is stands as bytes in `$'…'`, which bash, zsh,
 * ksh and POSIX of 2024 know.
 */
function quote(text: string): string {
  if (!unprintable.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const escaped = [...text].map((character) => {
    if (character === "'" || character === "\\") return `\\${character}`;
    if (!unprintable.test(character)) return character;
    return [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  });
  return `$'${escaped.join("")}'`;
}
