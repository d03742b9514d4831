import type { ServerResponse } from 'node:http';
import type { Behaviour, Question } from './behaviour.ts';
import { piecesOf, PROTOCOLS } from './protocol.ts';

/** Does with a response what a test wants. */
export function behave(behaviour: Behaviour, name: Question['protocol'], response: ServerResponse): void {
  const protocol = PROTOCOLS[name];
  function begin(text: string): void {
    response.writeHead(200, { 'content-type': protocol.contentType });
    for (const piece of piecesOf(text)) response.write(protocol.piece(piece));
  }
  switch (behaviour.kind) {
    case 'answer':
      begin(JSON.stringify(behaviour.json));
      response.end(protocol.end('stop'));
      return;
    case 'ends-late':
      begin(JSON.stringify(behaviour.json));
      response.write(protocol.end('stop'));
      setTimeout(() => response.end(), behaviour.milliseconds).unref();
      return;
    case 'breaks-late':
      begin(JSON.stringify(behaviour.json));
      response.write(protocol.end('stop'), () => {
        response.destroy();
      });
      return;
    case 'text':
      begin(behaviour.text);
      response.end(protocol.end('stop'));
      return;
    case 'length':
      begin(behaviour.text);
      response.end(protocol.end('length'));
      return;
    case 'silent':
      return;
    case 'stalls':
      begin(behaviour.text);
      return;
    case 'cut':
      begin(behaviour.text);
      // What was written has to leave first: the client is to see a beginning without an end.
      response.write('', () => {
        response.destroy();
      });
      return;
    case 'unfinished':
      begin(behaviour.text);
      response.end();
      return;
    case 'drop':
      response.destroy();
      return;
    case 'raw':
      response.writeHead(200, { 'content-type': behaviour.contentType ?? protocol.contentType });
      response.end(behaviour.body);
      return;
    case 'endless':
      response.writeHead(200, { 'content-type': protocol.contentType });
      writeEndlessly(response, protocol.piece('x'.repeat(1_000)));
      return;
    case 'status':
      response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers });
      response.end(behaviour.body ?? '{}');
  }
}

function writeEndlessly(response: ServerResponse, piece: string): void {
  while (!response.destroyed) {
    if (!response.write(piece)) {
      response.once('drain', () => {
        writeEndlessly(response, piece);
      });
      return;
    }
  }
}
