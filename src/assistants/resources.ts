// What a client may look up: the shapes of the documents, and the templates that come with the package.
import { DevgrowthError } from '#errors.ts';
import { installedKinds } from '#work/report/kinds.ts';
import type { TemplatesDesk } from '#work/template-files.ts';
import { showInstalled } from '#work/template/showing.ts';
import type { Desk } from '#work/desk.ts';

type ResourcesDesk = TemplatesDesk & Pick<Desk, 'now' | 'zone'>;

export interface ReadResource {
  readonly uri: string;
  readonly mimeType: string;
  readonly text: string;
}

const json = 'application/json';
const schemaAddress = /^devgrowth:\/\/schema\/([a-z0-9-]{1,60})\/v1$/;
const templateAddress = /^devgrowth:\/\/template\/([a-z0-9-]{1,60})$/;

export const resourceTemplates = [
  {
    uriTemplate: 'devgrowth://schema/{name}/v1',
    name: 'schema',
    description: 'JSON Schema of a document',
    mimeType: json,
  },
  {
    uriTemplate: 'devgrowth://template/{kind}',
    name: 'template',
    description: 'What a kind of goal asks',
    mimeType: json,
  },
];

export async function listedResources(desk: ResourcesDesk) {
  const [{ documentNames }, { names }] = await Promise.all([
    import('#render/json/document-shapes.ts'),
    installedKinds(desk),
  ]);
  return [
    ...documentNames.map((name) => ({
      uri: `devgrowth://schema/${name}/v1`,
      name: `schema of ${name}`,
      mimeType: json,
    })),
    ...names.map((name) => ({ uri: `devgrowth://template/${name}`, name: `template ${name}`, mimeType: json })),
  ];
}

/** @throws `not-found` */
export async function readResource(uri: string, desk: ResourcesDesk): Promise<ReadResource> {
  const [, schema] = schemaAddress.exec(uri) ?? [];
  const [, kind] = templateAddress.exec(uri) ?? [];
  const shapes = await import('#render/json/document-shapes.ts');
  if (schema !== undefined) {
    const found = shapes.jsonSchemas().find(({ file }) => file === `${schema}.v1.schema.json`);
    if (found !== undefined) return { uri, mimeType: json, text: found.text };
  }
  if (kind !== undefined) {
    const { names } = await installedKinds(desk);
    if (names.includes(kind)) {
      const { template, questions, text } = await showInstalled(kind, desk);
      return {
        uri,
        mimeType: json,
        text: JSON.stringify(shapes.documentValue('template', { template, questions, text })),
      };
    }
  }
  throw new DevgrowthError('not-found', 'there is no such resource');
}
