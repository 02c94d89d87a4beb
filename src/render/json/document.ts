// The door to the JSON documents. Their shapes are loaded only here, for whoever asked for JSON: to make them takes as long as a report.
import type { Ink } from '../terminal/ink.ts';
import type { DocumentBody, DocumentName } from './document-shapes.ts';

export async function documentText<Name extends DocumentName>(name: Name, body: DocumentBody<Name>): Promise<Ink> {
  return (await import('./document-shapes.ts')).documentInk(name, body);
}

/** `documentText` on a single line, for a reader that waits for a line. */
export async function documentLine<Name extends DocumentName>(name: Name, body: DocumentBody<Name>): Promise<Ink> {
  return (await import('./document-shapes.ts')).documentInk(name, body, 'line');
}
