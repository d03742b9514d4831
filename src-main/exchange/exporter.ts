import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { ExportFormat } from '../domain/export-format.ts';
import type { Packed } from '../threads/packed.ts';
import { restingThreads } from '../threads/rest.ts';
import type { ExportResult, ExportTask, GlossarySource, WrittenGlossary } from './export-thread.ts';
import type { GlossaryExport } from './glossary-export.ts';

/** A thread that makes glossaries to hand on. */
export interface Exporter {
  /**
   * Makes a glossary, ordered for readers.
   *
   * @throws the signal's reason
   */
  assemble(source: GlossarySource, signal: AbortSignal): Promise<Packed<GlossaryExport>>;
  /**
   * Makes a glossary and writes it in a format.
   *
   * @throws the signal's reason
   */
  write(source: GlossarySource, format: ExportFormat, signal: AbortSignal): Promise<WrittenGlossary>;
  close(): Promise<void>;
}

/** How long the thread waits for another export before it gives its memory back, in milliseconds. */
const REST_AFTER_MS = 1_000;

/**
 * Starts the thread when it is needed.
 *
 * @param threadFile the built or source file of `export-thread`
 */
export function startExporter(threadFile: URL): Exporter {
  const pool = new Piscina<ExportTask, ExportResult>({
    filename: fileURLToPath(threadFile),
    name: 'performExport',
    minThreads: 0,
    maxThreads: 1,
    ...restingThreads(REST_AFTER_MS),
  });
  const perform = async (task: ExportTask, signal: AbortSignal): Promise<ExportResult> => {
    signal.throwIfAborted();
    try {
      return await pool.run(task, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  };
  return {
    assemble: async (source, signal) => {
      const result = await perform({ kind: 'assemble', source }, signal);
      if (result.kind === 'assemble') return result.glossary;
      throw new Error(`The thread answered "${result.kind}" to the task "assemble".`);
    },
    write: async (source, format, signal) => {
      const result = await perform({ kind: 'write', source, format }, signal);
      if (result.kind === 'write') return result.written;
      throw new Error(`The thread answered "${result.kind}" to the task "write".`);
    },
    close: () => pool.destroy(),
  };
}
