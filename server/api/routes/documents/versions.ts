// The contents that a document had, and one of them to read.
import type { DocumentId } from '#model/ids';
import type { DocumentVersion } from '#model/insight';
import type { VersionSummary } from '#model/view';
import { versionsView, versionView } from '../../answers.ts';
import { RefusedRequest } from '../../errors.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing, wholeNumber } from '../../validate.ts';
import { unknownDocument } from './document.ts';

const documentParams = nothing.extend({ id: idWord });

function summarize({ document, since, until }: DocumentVersion, at: number): VersionSummary {
  return { number: at + 1, since, until, title: document.title, date: document.date };
}

export const listVersions: MakeRoute = () =>
  defineRoute({
    method: 'get',
    path: '/api/documents/:id/versions',
    summary: 'Every content that a document had, the first first; also of one that was taken out.',
    params: documentParams,
    query: nothing,
    answer: versionsView,
    async handle({ params: { id } }, { insight }) {
      const versions = await insight.versions(id as DocumentId);
      if (versions.length === 0) throw unknownDocument(id);
      return { document: id as DocumentId, versions: versions.map(summarize) };
    },
  });

export const readVersion: MakeRoute = () =>
  defineRoute({
    method: 'get',
    path: '/api/documents/:id/versions/:number',
    summary: 'The text of one version of a document.',
    params: documentParams.extend({ number: wholeNumber(1, 1_000_000) }),
    query: nothing,
    answer: versionView,
    async handle({ params: { id, number } }, { insight }) {
      const versions = await insight.versions(id as DocumentId);
      if (versions.length === 0) throw unknownDocument(id);
      const version = versions[number - 1];
      if (!version) throw new RefusedRequest('not-found', `${id} has ${versions.length} versions, and no ${number}.`);
      const { text, paragraphs } = version.document;
      return {
        ...summarize(version, number - 1),
        document: id as DocumentId,
        paragraphs: paragraphs.map(({ start, end }) => text.slice(start, end)),
      };
    },
  });
