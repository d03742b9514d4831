import { randomUUID } from 'node:crypto';

const LENGTH = 20;

/** 20 letters and digits that nobody can know beforehand, other ones each time: 74 random bits of a UUID, version 4 (RFC 9562). */
export function unguessable(): string {
  return randomUUID().replaceAll('-', '').slice(0, LENGTH);
}
