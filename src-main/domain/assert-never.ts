/**
 * Makes the compiler prove that every case of a union is handled.
 *
 * @throws Error always; it can only be reached by a value outside its type
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
