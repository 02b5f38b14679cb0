import { documentCodes } from "./catalogue/document.js";
import type { Catalogue } from "./catalogue/entry.js";
import { modelCodes } from "./catalogue/model.js";
import { overlayCodes } from "./catalogue/overlay.js";
import { projectCodes } from "./catalogue/project.js";
import { sendCodes } from "./catalogue/send.js";
import { upstreamCodes } from "./catalogue/upstream.js";

/** Every code by the area that it is of, as the reference lists them. */
export const catalogue = {
  "Reading a document": documentCodes,
  Overlays: overlayCodes,
  "Making a package": modelCodes,
  "Upstream, git and catalogues": upstreamCodes,
  "The project on disk": projectCodes,
  Sending: sendCodes,
} as const satisfies Readonly<Record<string, Catalogue>>;

type Areas = typeof catalogue;

/** The code of a diagnostic: stable, kebab-case, for machines and for tests. There is none outside of the catalogue. */
export type DiagnosticCode = { readonly [Area in keyof Areas]: keyof Areas[Area] }[keyof Areas];
