import type {
  Answer,
  Bridge,
  EventName,
  Events,
  FileRequestArgument,
  FileRequestName,
  RequestArgument,
  RequestError,
  RequestName,
  RequestResult,
} from '../../src-preload/contract.ts';

/** A request that failed, with everything that a person has to know about it. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly problem: RequestError;

  constructor(problem: RequestError) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What is known about an error, whatever threw it. */
export function problemOf(error: unknown): RequestError {
  if (error instanceof RequestFailure) return error.problem;
  return {
    code: 'unexpected',
    message: error instanceof Error ? error.message : String(error),
    remedy: '',
    values: {},
    activeRun: null,
  };
}

/**
 * Asks the main process for something.
 *
 * @throws RequestFailure when the main process refuses or fails
 */
export async function request<Name extends RequestName>(
  name: Name,
  argument: RequestArgument<Name>,
): Promise<RequestResult<Name>> {
  return unpack(await bridge().request(name, argument));
}

/**
 * Asks the main process to do something with files that a person dropped or chose.
 *
 * @throws RequestFailure when the main process refuses or fails
 */
export async function requestWithFiles<Name extends FileRequestName>(
  name: Name,
  argument: FileRequestArgument<Name>,
  files: readonly File[],
): Promise<RequestResult<Name>> {
  return unpack(await bridge().requestWithFiles(name, argument, files));
}

/** Listens to what the main process tells; returns what ends the listening. */
export function listen<Name extends EventName>(
  name: Name,
  listener: (event: Events[Name]) => void,
): () => void {
  return bridge().listen(name, listener);
}

function bridge(): Bridge {
  if (window.genglossary === undefined) throw new Error('This page only works inside the app.');
  return window.genglossary;
}

function unpack<Result>(answer: Answer<Result>): Result {
  if (answer.ok) return answer.value;
  throw new RequestFailure(answer.error);
}
