import type { Catalogue } from "./entry.js";

/** Reading a document: its text, its kind, its references, its structure. */
export const documentCodes = {
  "alias-bomb": {
    means: "The YAML aliases of the document stand for more values than any document needs.",
    remedy: "Write the values out, or use `$ref`.",
  },
  "alias-cycle": {
    means: "A YAML alias refers to a value that contains it.",
    remedy: "Use `$ref` for what refers to itself.",
  },
  "asyncapi-parser": {
    means: "AsyncAPI's own parser cannot make sense of the document.",
    remedy: "Follow its message; the official AsyncAPI tools report the same.",
  },
  "asyncapi-schema": {
    means: "The document breaks a rule of AsyncAPI in a way that does no harm here.",
    remedy: "Tell upstream, or correct it in an overlay. The package is written all the same.",
  },
  "asyncapi-version": {
    means: "The document is of a version of AsyncAPI that is not read.",
    remedy: "Use 2.0.0 to 2.6.0, 3.0.0 or 3.1.0, written in full.",
  },
  "document-empty": { means: "The document is empty.", remedy: "Check that it is the file you meant." },
  "document-not-map": {
    means: "The document is a list or a single value.",
    remedy: "Check that it is the file you meant: an AsyncAPI document is a map.",
  },
  "document-too-deep": {
    means: "The document is nested deeper than any document needs.",
    remedy: "Move inner parts to `components` and refer to them.",
  },
  "document-too-large": {
    means: "The document is larger than the limit.",
    remedy: "Check that it is the file you meant; leave out what is no webhook.",
  },
  "duplicate-key": {
    means: "A map of the document has the same key twice.",
    remedy: "Remove one of them: YAML and JSON readers differ on which counts.",
  },
  "headers-too-large": {
    means: "The headers of a message, with all that they refer to, are larger than the limit.",
    remedy: "Describe in an overlay only the headers that a receiver reads.",
  },
  "json-comment": {
    means: "A file that is called `.json` has comments.",
    remedy: "Remove them: read as YAML, a comment would become a part of the next key.",
  },
  "key-not-text": {
    means: "A key of a map is itself a list or a map.",
    remedy: "Quote the key, or write it as text.",
  },
  "merge-not-map": {
    means: "A YAML merge key `<<` merges something that is no map.",
    remedy: "Merge maps, or lists of maps, only.",
  },
  "message-unused": {
    means: "A message stands under `components` and on no channel, so it is left out.",
    remedy: "Nothing to do, unless the vendor sends it: then put it on a channel in an overlay.",
  },
  "not-asyncapi": {
    means: "The file is of another kind, such as OpenAPI, or of none that is known.",
    remedy: "Give an AsyncAPI document. The message says what the file looks like.",
  },
  "number-not-finite": {
    means: "A number is infinite or not a number, which JSON cannot say.",
    remedy: "Write a finite number, or leave the keyword out.",
  },
  "operation-channel": {
    means: "An operation of AsyncAPI 3 names no channel of the document.",
    remedy: "Refer to one under `channels`.",
  },
  "reference-cycle": {
    means: "A chain of references leads back to where it began.",
    remedy: "Let one of them lead to a value.",
  },
  "reference-external": {
    means: "A reference leaves the document, and what it names was not read.",
    remedy:
      "Allow its folder or address with `--allow-refs` or `refs`, or bundle the document into one file. Where it is the name that the document itself had, say so at the root of its overlay: `x-document-name: stripe.yaml`.",
  },
  "reference-missing": {
    means: "A reference leads nowhere.",
    remedy: "Correct it, or supply what it names in an overlay.",
  },
  "reference-siblings": {
    means: "Members stand beside a `$ref` where AsyncAPI ignores them.",
    remedy: "Move them to what the reference names, if they matter.",
  },
  "several-documents": {
    means: "The file holds more than one YAML document.",
    remedy: "Keep one, without `---` between.",
  },
  "structure-invalid": {
    means: "A channel, a message or a list of them is not what AsyncAPI has at that place.",
    remedy: "Correct the place that the message names, in an overlay if the document is upstream's.",
  },
  "unknown-anchor": {
    means: "A YAML alias refers to an anchor that does not stand before it.",
    remedy: "Define the anchor first.",
  },
  "yaml-syntax": {
    means: "The text is neither YAML nor JSON.",
    remedy: "Mend the place that the message points to.",
  },
  "yaml-tag": {
    means: "A YAML tag stands for something that JSON does not have.",
    remedy: "Remove the tag, or quote the value.",
  },
} as const satisfies Catalogue;
