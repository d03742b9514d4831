import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { App } from '../../src-main/app.ts';
import { EXIT } from '../../src-main/cli/exit-codes.ts';
import type { DecisionKind, DecisionOutcome } from '../../src-main/domain/decision.ts';
import { ActionableError, RunAlreadyActiveError } from '../../src-main/domain/errors.ts';
import type { ErrorCode } from '../../src-main/domain/errors.ts';
import { isActive } from '../../src-main/domain/run.ts';
import type { EntryView, TermRow } from '../../src-main/domain/project-view.ts';
import { TERM_CATEGORIES } from '../../src-main/domain/term.ts';
import type { Project } from '../../src-main/project/project.ts';
import type { Ended } from '../support/talking-process.ts';
import { writeEdition } from './documents.ts';
import { fact, faultsOfFacts } from './facts.ts';
import type { Facts } from './facts.ts';
import { faultOfRefusal } from './keep-running.ts';
import { oneOf } from './scenario.ts';

/** A decision as the person remembers it: what was known before of what it is about, and after. */
interface Step {
  readonly kind: DecisionKind;
  readonly subject: string;
  readonly before: Changes;
  readonly after: Changes;
}

/** New values of facts; null where nothing is decided any more. */
type Changes = ReadonlyMap<string, string | null>;

/** What the person would have again after going back to a backup. */
interface Memory {
  readonly facts: Facts;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** Refusals that nothing in this work can be the reason of. */
const UNEXPLAINED: readonly ErrorCode[] = [
  'project-damaged',
  'document-damaged',
  'entry-damaged',
  'backup-unusable',
  'backup-not-found',
  'project-disk-full',
  'project-disk-failed',
  'project-read-only',
  'project-missing',
  'project-closing',
];

/** How often the person goes by the list of terms as it was before the runs: these have removed some of them since. */
const BY_THE_EARLIER_LIST = 0.3;

/** What a deed answers that had nothing to be done with. */
const IDLE = 'nothing to do';

/** What a person works with. */
export interface PersonsPlaces {
  readonly app: App;
  readonly project: Project;
  /** Folder that the person keeps other documents in. */
  readonly papers: string;
  /** Folder that the documents of the project came from. */
  readonly documents: string;
  /** Runs the command line to its end. */
  readonly command: (words: readonly string[]) => Promise<Ended>;
  readonly random: () => number;
}

/** What the person is allowed to have done to the runs of the project. */
export interface Interventions {
  cancels: number;
  takeOvers: number;
  moves: number;
}

/**
 * Somebody who works on a project, by chance, and remembers what they decided. They do one thing after another; while a
 * run may do what it wants meanwhile.
 */
export class Person {
  readonly interventions: Interventions = { cancels: 0, takeOvers: 0, moves: 0 };
  /** What went wrong while they worked. */
  readonly faults: string[] = [];
  /** How often each thing was done, and how often it was refused for which reason. */
  readonly deeds = new Map<string, number>();
  readonly #at: PersonsPlaces;
  readonly #facts = new Map<string, string>();
  readonly #backups = new Map<string, Memory>();
  #done: Step[] = [];
  #undone: Step[] = [];
  #earlierList: readonly TermRow[] = [];
  #serial = 0;

  constructor(places: PersonsPlaces) {
    this.#at = places;
    mkdirSync(places.papers, { recursive: true });
  }

  /** What the person decided and has not taken back. */
  get facts(): Facts {
    return this.#facts;
  }

  /** Looks through the list of terms, which they remember. */
  async look(): Promise<void> {
    this.#earlierList = await this.#listedTerms(1_000);
  }

  /** Does something. A refusal changes nothing that they remember, and has to say why. */
  async act(): Promise<void> {
    const [name, deed] = this.#choose();
    const count = (what: string): void => {
      this.deeds.set(what, (this.deeds.get(what) ?? 0) + 1);
    };
    try {
      count((await deed()) === IDLE ? `${name}, ${IDLE}` : name);
    } catch (error) {
      count(`${name}, refused: ${error instanceof ActionableError ? error.code : 'busy'}`);
      const fault = faultOfRefusal(error);
      if (fault !== null) this.faults.push(`${name}: ${fault}`);
      if (error instanceof ActionableError && UNEXPLAINED.includes(error.code)) {
        this.faults.push(`${name}: ${error.message} ${String(error.cause)}`);
      }
    }
  }

  #choose(): readonly [string, () => Promise<unknown>] {
    const deeds: readonly (readonly [number, string, () => Promise<unknown>])[] = [
      [18, 'write a definition', () => this.#writeDefinition()],
      [10, 'approve an entry', () => this.#approve()],
      [4, 'reopen an entry', () => this.#reopen()],
      [12, 'decide about terms', () => this.#decide()],
      [6, 'write a note', () => this.#writeNote()],
      [5, 'add a term', () => this.#addTerm()],
      [6, 'dismiss an issue', () => this.#dismiss()],
      [10, 'undo', () => this.#undo()],
      [6, 'redo', () => this.#redo()],
      [4, 'add a document', () => this.#addDocument()],
      [3, 'leave a document out', () => this.#leaveOut()],
      [4, 'regenerate an entry', () => this.#regenerate()],
      [4, 'cancel the run', () => this.#cancel()],
      [2, 'cancel the run by the command line', () => this.#cancelByCommand()],
      [4, 'take in what changed on disk', () => this.#updateDocuments()],
      [2, 'take the run over', () => this.#takeOver()],
      [3, 'rename the project', () => this.#rename()],
      [3, 'clone the project', () => this.#clone()],
      [3, 'save a copy', () => this.#saveCopy()],
      [4, 'back up', () => this.#backUp()],
      [4, 'restore', () => this.#restore()],
      [2, 'move the file and back', () => this.#moveAndBack()],
      [2, 'delete the open project', () => this.#deleteOpen()],
    ];
    let lot = this.#at.random() * deeds.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, name, deed] of deeds) {
      lot -= weight;
      if (lot < 0) return [name, deed];
    }
    return ['nothing', async () => IDLE];
  }

  // What is decided, and can be taken back.

  async #writeDefinition(): Promise<void> {
    const term = await this.#aTerm();
    const text = this.#unique('What a person wrote');
    await this.#at.project.entries.saveDefinition(term.key, text);
    this.#decided('definition-changed', term.term, [
      [fact('text', term.key), text],
      [fact('approval', term.key), 'draft'],
    ]);
  }

  async #approve(): Promise<string | undefined> {
    const term = await this.#aTermWithEntry('draft');
    if (term === null) return IDLE;
    await this.#at.project.entries.setApproval(term.key, true);
    // They approve the text as it stands then; from now on no run may replace it.
    const text = await this.#textOf(term.key);
    this.#decided('entry-approved', term.term, [
      [fact('text', term.key), text],
      [fact('approval', term.key), 'approved'],
    ]);
    return undefined;
  }

  async #reopen(): Promise<string | undefined> {
    const term = await this.#aTermWithEntry('approved');
    if (term === null) return IDLE;
    await this.#at.project.entries.setApproval(term.key, false);
    const isOwn = this.#facts.get(fact('text', term.key))?.startsWith('What a person wrote') === true;
    // A draft that a run wrote is the next run's to replace or to remove.
    const [approval, text] = isOwn ? ['draft', await this.#textOf(term.key)] : [null, null];
    this.#decided('entry-reopened', term.term, [
      [fact('approval', term.key), approval],
      [fact('text', term.key), text],
    ]);
    return undefined;
  }

  async #decide(): Promise<void> {
    const { project, random } = this.#at;
    const term = await this.#aTerm();
    const { key } = term;
    switch (oneOf(random, ['status', 'required', 'category'] as const)) {
      case 'status': {
        const present = this.#facts.get(fact('status', key)) ?? 'candidate';
        const others = (['accepted', 'rejected', 'candidate'] as const).filter((one) => one !== present);
        const status = oneOf(random, [others[0] ?? 'accepted', others[1] ?? 'accepted']);
        await project.terms.decide([key], { status });
        const kinds = {
          accepted: 'terms-accepted',
          rejected: 'terms-rejected',
          candidate: 'terms-undecided',
        } as const;
        this.#decided(kinds[status], term.term, [[fact('status', key), status]]);
        return;
      }
      case 'required': {
        const required = this.#facts.get(fact('required', key)) !== '1';
        await project.terms.decide([key], { required });
        this.#decided(required ? 'terms-required' : 'terms-not-required', term.term, [
          [fact('required', key), required ? '1' : '0'],
        ]);
        return;
      }
      case 'category': {
        const category = oneOf(random, TERM_CATEGORIES);
        await project.terms.decide([key], { category });
        this.#decided('category-changed', term.term, [[fact('category', key), category]]);
      }
    }
  }

  async #writeNote(): Promise<void> {
    const term = await this.#aTerm();
    const notes = this.#unique('A note');
    await this.#at.project.terms.decide([term.key], { notes });
    this.#decided('note-changed', term.term, [[fact('notes', term.key), notes]]);
  }

  async #addTerm(): Promise<void> {
    const term = `${oneOf(this.#at.random, ['lathe', 'workshop', '作業'])} word ${(this.#serial += 1)}`;
    const key = await this.#at.project.terms.add(term, 'title');
    this.#decided('term-added', term, [
      [fact('status', key), 'accepted'],
      [fact('category', key), 'title'],
    ]);
  }

  async #dismiss(): Promise<string | undefined> {
    const { project, random } = this.#at;
    const [first, ...others] = (await project.issues.list()).filter(({ state }) => state !== 'dismissed');
    if (first === undefined) return IDLE;
    const issue = oneOf(random, [first, ...others]);
    const { termKey, type, cause } = issue;
    await project.issues.decide([{ termKey, type, cause }], { state: 'dismissed', dismissal: '' });
    this.#decided('issue-dismissed', issue.term, [
      [fact('issue', JSON.stringify([termKey, type, cause])), 'dismissed'],
    ]);
    return undefined;
  }

  async #undo(): Promise<void> {
    const outcome = await this.#at.project.decisions.undo();
    const step = this.#taken(outcome, this.#done, 'undo');
    if (step === undefined || outcome.kind !== 'done') return;
    this.#undone.push(step);
    this.#remember(step.before);
  }

  async #redo(): Promise<void> {
    const outcome = await this.#at.project.decisions.redo();
    const step = this.#taken(outcome, this.#undone, 'redo');
    if (step === undefined || outcome.kind !== 'done') return;
    this.#done.push(step);
    this.#remember(step.after);
  }

  /** The step that was taken back or repeated, which has to be the newest that the person remembers. */
  #taken(outcome: DecisionOutcome, steps: Step[], name: string): Step | undefined {
    const step = steps.pop();
    if (outcome.kind === 'nothing') {
      if (step !== undefined) this.faults.push(`${name}: "${step.kind}" of "${step.subject}" was forgotten`);
      return undefined;
    }
    const { kind, subject } = outcome.decision;
    if (step?.kind !== kind || step.subject !== subject) {
      this.faults.push(
        `${name}: "${kind}" of "${subject}" instead of "${step?.kind ?? ''}" of "${step?.subject ?? ''}"`,
      );
    }
    return step;
  }

  /** Remembers a decision. What is written about one term in one go is one step. */
  #decided(
    kind: DecisionKind,
    subject: string,
    changes: readonly (readonly [string, string | null])[],
  ): void {
    const after = new Map(changes);
    const before = new Map([...after.keys()].map((name) => [name, this.#facts.get(name) ?? null] as const));
    if ([...after].every(([name, value]) => before.get(name) === value)) return;
    const newest = this.#done.at(-1);
    const isWriting = kind === 'definition-changed' || kind === 'note-changed';
    const isSameSitting =
      isWriting && newest?.kind === kind && newest.subject === subject && this.#undone.length === 0;
    if (isSameSitting) this.#done.pop();
    this.#done.push({ kind, subject, before: isSameSitting ? newest.before : before, after });
    this.#undone = [];
    this.#remember(after);
  }

  #remember(changes: Changes): void {
    for (const [name, value] of changes) {
      if (value === null) this.#facts.delete(name);
      else this.#facts.set(name, value);
    }
  }

  // What is done with documents, runs and the file, and stands by itself.

  async #addDocument(): Promise<void> {
    const name = `paper ${(this.#serial += 1)}.md`;
    const path = join(this.#at.papers, name);
    writeFileSync(path, `# A paper\n\nA paper clamp is a tool of number ${this.#serial}.\n`);
    const { added } = await this.#at.project.documents.add([path]);
    for (const document of added) this.#facts.set(fact('document', document), 'taken in');
    if (added.length !== 1) this.faults.push(`a document was added as ${added.length} documents`);
  }

  async #leaveOut(): Promise<string | undefined> {
    const { project, random } = this.#at;
    const [first, ...others] = await project.documents.list();
    // A project without documents has nothing to run on.
    if (first === undefined || others.length < 3) return IDLE;
    const { path } = oneOf(random, [first, ...others]);
    await project.documents.remove([path]);
    this.#facts.set(fact('document', path), 'left out');
    return undefined;
  }

  /** What they left out does not come back with the rest of its folder. */
  async #updateDocuments(): Promise<void> {
    const { project, documents, random } = this.#at;
    writeEdition(documents, oneOf(random, ['earlier', 'later']));
    await project.documents.update();
  }

  async #regenerate(): Promise<string | undefined> {
    const entry = await this.#aTermWithEntry('all');
    if (entry === null) return IDLE;
    const { runs } = this.#at.project;
    const { finished } = await runs.start('generate', {
      folder: null,
      provider: 'extractive',
      terms: [entry.key],
    });
    const { status, unitsFailed } = await finished;
    if (status === 'completed' && unitsFailed > 0)
      this.faults.push(`${unitsFailed} units of one term failed`);
    return undefined;
  }

  async #cancel(): Promise<string | undefined> {
    const { runs } = this.#at.project;
    const active = (await runs.list()).find(({ status }) => isActive(status));
    if (active === undefined) return IDLE;
    this.interventions.cancels += 1;
    await runs.cancel(active.id);
    return undefined;
  }

  async #cancelByCommand(): Promise<string | undefined> {
    const { project, command } = this.#at;
    const active = (await project.runs.list()).find(({ status }) => isActive(status));
    if (active === undefined) return IDLE;
    this.interventions.cancels += 1;
    const { code, stderr } = await command(['runs', 'cancel', active.id, '--db', project.file]);
    const isDone = code === EXIT.done && stderr === '';
    // It may have ended before the command came to it.
    const isRefused = code === EXIT.failed && /^error: .*(already ended|for too long)/.test(stderr);
    if (!isDone && !isRefused) this.faults.push(`the command line ended with ${code}: ${stderr}`);
    return undefined;
  }

  async #takeOver(): Promise<string | undefined> {
    const { runs } = this.#at.project;
    const active = (await runs.list()).find(({ status }) => isActive(status));
    if (active === undefined) return IDLE;
    this.interventions.takeOvers += 1;
    await runs.takeOver(active.id);
    return undefined;
  }

  async #rename(): Promise<void> {
    const { app, project } = this.#at;
    const name = this.#unique('Project');
    await app.projects.rename(project.file, name);
    this.#facts.set(fact('project', ''), name);
  }

  async #clone(): Promise<void> {
    const { app, project } = this.#at;
    const name = this.#unique('Clone');
    const clone = await app.projects.clone(project.file, name);
    this.#checkCopy(clone.file, name, 'the clone');
  }

  async #saveCopy(): Promise<void> {
    const { app, project, papers } = this.#at;
    const target = join(papers, `${this.#unique('copy')}.genglossary`);
    await app.projects.saveCopy(project.file, target);
    this.#checkCopy(target, null, 'the saved copy');
  }

  /** A copy has everything that the person decided, and no run that is active. */
  #checkCopy(file: string, name: string | null, what: string): void {
    const connection = new Database(file, { fileMustExist: true });
    try {
      const facts = new Map(this.#facts);
      if (name !== null) facts.set(fact('project', ''), name);
      const active = connection
        .prepare(`SELECT count(*) FROM runs WHERE status IN ('pending', 'running', 'cancelling')`)
        .pluck()
        .get();
      if (active !== 0) this.faults.push(`${what} has an active run`);
      if (connection.pragma('integrity_check', { simple: true }) !== 'ok')
        this.faults.push(`${what} is damaged`);
      this.faults.push(...faultsOfFacts(connection, facts).map((fault) => `${what}: ${fault}`));
    } finally {
      connection.close();
    }
  }

  async #backUp(): Promise<void> {
    const { app, project } = this.#at;
    const { name } = await app.projects.backUp(project.file);
    this.#backups.set(name, this.#memory());
  }

  async #restore(): Promise<string | undefined> {
    const { app, project, random } = this.#at;
    const [first, ...others] = this.#backups.keys();
    if (first === undefined) return IDLE;
    const name = oneOf(random, [first, ...others]);
    const memory = this.#backups.get(name) ?? this.#memory();
    const present = this.#memory();
    const known = new Set((await app.projects.backups(project.file)).map((backup) => backup.name));
    await app.projects.restore(project.file, name);
    this.#facts.clear();
    for (const [of, value] of memory.facts) this.#facts.set(of, value);
    this.#done = [...memory.done];
    this.#undone = [...memory.undone];
    // It can be taken back: what was there before is a backup now.
    const made = (await app.projects.backups(project.file)).find(
      (backup) => backup.kind === 'before-restore' && !known.has(backup.name),
    );
    if (made === undefined) this.faults.push('nothing was backed up before a restore');
    else this.#backups.set(made.name, present);
    return undefined;
  }

  #memory(): Memory {
    return { facts: new Map(this.#facts), done: [...this.#done], undone: [...this.#undone] };
  }

  /** Whoever works on the project meanwhile is refused, and nothing is written anywhere else. */
  async #moveAndBack(): Promise<void> {
    const { project } = this.#at;
    const term = await this.#aTerm();
    const elsewhere = `${project.file}.elsewhere`;
    this.interventions.moves += 1;
    renameSync(project.file, elsewhere);
    try {
      await project.entries.saveDefinition(term.key, this.#unique('Written to nowhere'));
      this.faults.push('a text was taken for a project file that is not at its place');
    } catch (error) {
      if (!(error instanceof ActionableError) || error.code !== 'project-missing') throw error;
    } finally {
      if (existsSync(project.file)) this.faults.push('a file was made at the place of one that was moved');
      renameSync(elsewhere, project.file);
    }
  }

  async #deleteOpen(): Promise<void> {
    const { app, project } = this.#at;
    try {
      await app.projects.delete(project.file);
    } catch (error) {
      const isTold =
        error instanceof RunAlreadyActiveError ||
        (error instanceof ActionableError && error.code === 'project-in-use');
      if (!isTold) throw error;
      return;
    }
    this.faults.push('an open project was deleted');
  }

  // What they look at.

  async #listedTerms(limit: number): Promise<readonly TermRow[]> {
    const page = { category: null, search: '', sort: 'score', descending: true, offset: 0 } as const;
    return (await this.#at.project.terms.page({ ...page, view: 'all', limit })).rows;
  }

  async #aTerm(): Promise<TermRow> {
    const rows = await this.#listedTerms(30);
    const isEarlier = this.#earlierList.length > 0 && this.#at.random() < BY_THE_EARLIER_LIST;
    const [first, ...others] = isEarlier ? this.#earlierList : rows;
    if (first === undefined) throw new Error('The project has no terms.');
    return oneOf(this.#at.random, [first, ...others]);
  }

  /** A term with an entry, of all or of those with a status; null where there is none. */
  async #aTermWithEntry(view: EntryView): Promise<Pick<TermRow, 'key' | 'term'> | null> {
    const page = { search: '', sort: 'reading', descending: false, offset: 0 } as const;
    const { rows } = await this.#at.project.entries.page({ ...page, view, limit: 30 });
    const [first, ...others] = rows.map(({ termKey, term }) => ({ key: termKey, term }));
    return first === undefined ? null : oneOf(this.#at.random, [first, ...others]);
  }

  /** The definition of an entry as the file has it. */
  async #textOf(key: string): Promise<string> {
    return (await this.#at.project.entries.get(key))?.definition ?? '';
  }

  #unique(text: string): string {
    this.#serial += 1;
    return `${text} ${this.#serial}`;
  }
}
