/** Where something was written that a person had asked for. */
export interface WrittenFile {
  /** Name of the file without its folder. */
  readonly name: string;
}

/** Where an export went. */
export interface ExportedFile {
  /** Name of the file without its folder. */
  readonly name: string;
  readonly entries: number;
}
