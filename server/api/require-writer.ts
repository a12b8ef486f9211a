// The one answer of a server that only reads to whoever wants to write.
import type { ApiContext, Writer } from './context.ts';
import { RefusedRequest } from './errors.ts';

export function requireWriter({ writer }: ApiContext): Writer {
  if (!writer) throw new RefusedRequest('read-only', 'This server only reads. Use the commands where it is kept.');
  return writer;
}
