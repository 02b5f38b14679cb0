import { posix } from "node:path";

import { isUri, resolveAddress } from "./addresses.js";
import { stringMember } from "./json.js";
import { type DocumentText, parseDocument } from "./parse.js";

/** The member of an overlay's root that says what its document is called where it refers to itself. */
export const ownNameMember = "x-document-name";

/**
 * The addresses, besides its own, by which a document's files mean the document: a document that was taken over from
 * `stripe.yaml`, or from an address, still refers to itself by that name. Its overlays say so.
 *
 * @param root the address of the document
 */
export function otherAddresses(root: string, overlays: readonly DocumentText[]): readonly string[] {
  const names = overlays.flatMap((overlay) => {
    const name = overlay.text.includes(ownNameMember)
      ? stringMember(parseDocument(overlay).document?.data, ownNameMember)
      : undefined;
    if (name === undefined) return [];
    return isUri(name) && URL.canParse(name) ? [name, posix.basename(new URL(name).pathname)] : [name];
  });
  return names.map((name) => resolveAddress(root, name)).filter((address) => address !== root);
}
