import type Database from 'better-sqlite3';

/** A connection that may only read. */
export interface ReadHandle {
  readonly access: 'read' | 'write';
  readonly connection: Database.Database;
}

/** The one connection of a process that may write. Readable and writable handles are different types. */
export interface WriteHandle extends ReadHandle {
  readonly access: 'write';
  /**
   * Throws when the file is no longer the one that was opened. Not there for a file that nobody else knows of.
   */
  readonly assertInPlace?: () => void;
}
