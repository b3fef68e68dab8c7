/** The shape of a catalogue: the same keys as the English one, with any words. */
export type Wording<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Wording<Catalogue[Key]>;
};
