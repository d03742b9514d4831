/**
 * Names of what a run says in its log and as the reason of its end, each with the values that stand in it.
 * Stable: they are stored.
 */
export const MESSAGE_CODES = [
  /** files, changed, removed: numbers of documents */
  'documents-read',
  /** path; refusal: a RefusalCode */
  'document-refused',
  /** path: of a document that is mostly in a language whose terms are not found well */
  'language-not-supported',
  /** count */
  'documents-left-out',
  /** better, issues: numbers of issues */
  'issues-refined',
  /** terms: candidates that stay; generalWords, fragments: candidates that are left out; undecided: that the model said nothing usable of */
  'candidates-judged',
  /** host: of a server on another computer */
  'passages-leave',
  /** requests; tokensIn, tokensOut: as far as the server counted them */
  'model-asked',
  /** count: of terms whose second answer was taken, which was asked for with the fault of the first */
  'model-repaired',
  /** count: of terms whose text the built-in provider wrote, as the model gave none that holds */
  'model-fell-back',
  /** subject: a document's path or a term; detail: the error in English */
  'unit-failed',
  /** no values */
  'completed',
  /** count */
  'units-failed',
  /** no values */
  'cancelled',
  /** error: an ErrorCode; message, remedy: its texts in English; and the values of the error */
  'stopped-by-error',
  /** detail: the error in English */
  'program-mistake',
  /** program, pid */
  'owner-ended',
  /** program; host: name of its machine; since: UTC, ISO 8601 */
  'owner-silent',
  /** no values: the run went on in the file that this one is a copy of */
  'project-copied',
  /** no values */
  'end-not-written',
  /** program, pid; host: name of its machine */
  'taken-over',
  /** no values: the run was active when this state of the project was saved */
  'in-backup',
] as const;
export type MessageCode = (typeof MESSAGE_CODES)[number];

/** Something said to a person by its name and what stands in it, so that each reader has it in their language. */
export interface Message {
  readonly code: MessageCode;
  readonly values: Readonly<Record<string, string | number>>;
}
