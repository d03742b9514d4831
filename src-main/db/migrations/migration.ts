/** One step of the project file's schema. Numbered in tens; never changed once it has been released. */
export interface Migration {
  /** `PRAGMA user_version` of the file after this migration. */
  readonly version: number;
  readonly name: string;
  /** Statements; they run inside a transaction. */
  readonly sql: string;
}
