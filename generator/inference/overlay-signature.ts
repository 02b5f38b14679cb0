import { INFERRED } from "../document/overlay-unconfirmed.js";
import type { NamePlace } from "./evidence.js";
import type { HmacFinding, Inferred, SignatureFinding } from "./signature.js";
import { yamlText } from "./yaml-text.js";

/** What an HMAC's members are, with what they may be. */
const members = [
  ["header", "the name of the header"],
  ["hash", "sha1, sha256 or sha512"],
  ["encoding", "base64, base64url or hex"],
  ["prefix", 'such as "sha256="; "" for none'],
  ["signed", '"{body}", or what else is signed'],
] as const;

/**
 * The actions of an overlay about signatures. A signature that is not known in all its parts is `custom`, which leaves
 * checking to a function of the user's, with a comment to complete.
 */
export function signatureActions(
  { hmac, known, isComplete, isForeign, said }: SignatureFinding,
  namePlace: NamePlace,
): readonly string[] {
  const heading = "  # --- How the sender of a request is known ---\n\n";
  if (isComplete) {
    return [
      `${heading}  - target: $
    ${INFERRED}: true
    update:
      x-webhook:
        signature:
          scheme: ${known?.scheme ?? "hmac"}
${memberLines(known?.members ?? { ...hmac }, namePlace)}
`,
    ];
  }
  const sentences = said.map((evidence) => `  #   ${evidence.text} (${namePlace(evidence)})\n`).join("");
  const opening =
    said.length === 0
      ? "  # The document does not say.\n"
      : `  # The document ${isForeign ? "describes no HMAC" : "does not say enough"}:\n${sentences}`;
  return [
    `${heading}${opening}  # Until it is known, createReceiver asks for a function that checks requests.
  - target: $
    update:
      x-webhook:
        signature: { scheme: custom }
${isForeign ? "" : `        # signature:\n        #   scheme: hmac\n${draft(hmac, namePlace)}\n`}`,
  ];
}

function memberLines(
  found: Readonly<Partial<Record<string, Inferred<string>>>>,
  namePlace: NamePlace,
): string {
  const lines = Object.entries(found).flatMap(([name, inferred]) =>
    inferred === undefined
      ? []
      : [
          `          # inferred from ${inferred.evidence.text} (${namePlace(inferred.evidence)}): confirm`,
          `          ${name}: ${yamlText(inferred.value)}`,
        ],
  );
  return lines.join("\n");
}

function draft(hmac: HmacFinding, namePlace: NamePlace): string {
  return members
    .map(([name, hint]) => {
      const found: Inferred<string> | undefined = hmac[name];
      return found === undefined
        ? `        #   ${name}: # ${hint}`
        : `        #   ${name}: ${yamlText(found.value)} # ${namePlace(found.evidence)}: confirm`;
    })
    .join("\n");
}
