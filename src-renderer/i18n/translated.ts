/**
 * The shape of texts in another language: the same keys. Plural forms may differ from language to language
 * (English has `_one` and `_other`, Japanese only `_other`), so the forms for one are not demanded.
 */
export type Translated<Texts> = {
  readonly [Key in keyof Texts as Key extends `${string}_one` ? never : Key]: Texts[Key] extends string
    ? string
    : Translated<Texts[Key]>;
};
