/** What a code stands for, in words for the reference. A diagnostic itself says which place, and more exactly what. */
export interface CatalogueEntry {
  /** One sentence on what is wrong. */
  readonly means: string;
  /** One sentence or two on what to do next. */
  readonly remedy: string;
}

/** The codes of one area. */
export type Catalogue = Readonly<Record<string, CatalogueEntry>>;
