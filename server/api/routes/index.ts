// All routes. A new one is one file and one line here.
import type { LimitsView } from '#model/view';
import { describeRoutes } from '../openapi.ts';
import type { MakeRoute, Route } from '../route.ts';
import { runCypher } from './cypher/cypher.ts';
import { listKeptQuestions } from './cypher/questions.ts';
import { addDocuments } from './documents/add.ts';
import { readDocument } from './documents/document.ts';
import { listDocuments } from './documents/documents.ts';
import { removeDocument } from './documents/remove.ts';
import { listVersions, readVersion } from './documents/versions.ts';
import { readDay } from './entities/day.ts';
import { readEntity } from './entities/entity.ts';
import { readExplanation } from './entities/explanation.ts';
import { readNeighbours } from './entities/neighbours.ts';
import { readColumns } from './graph/columns.ts';
import { readOverview } from './graph/overview.ts';
import { readPart } from './graph/part.ts';
import { keepPositions, readPositions } from './graph/positions.ts';
import { listConflicts } from './insight/conflicts.ts';
import { listDoubtful } from './insight/doubtful.ts';
import { readChanges } from './insight/history.ts';
import { makeJudgement } from './judgements/judge.ts';
import { listJudgements } from './judgements/list.ts';
import { withdrawJudgement } from './judgements/withdraw.ts';
import { findConnections } from './paths/paths.ts';
import { readEvidence } from './relationships/evidence.ts';
import { searchNames } from './search/search.ts';
import { isLive, isReady } from './service/health.ts';
import { tellLimits } from './service/limits.ts';
import { tellRoutes } from './service/openapi.ts';
import { keepView } from './views/keep.ts';
import { listViews } from './views/list.ts';
import { readView } from './views/read.ts';
import { removeView } from './views/remove.ts';
import { replaceView } from './views/replace.ts';

const all: readonly MakeRoute[] = [
  readOverview,
  readColumns,
  readPositions,
  keepPositions,
  readPart,
  readEntity,
  readNeighbours,
  readDay,
  readExplanation,
  searchNames,
  findConnections,
  readEvidence,
  listDocuments,
  readDocument,
  listVersions,
  readVersion,
  addDocuments,
  removeDocument,
  listDoubtful,
  listConflicts,
  readChanges,
  listJudgements,
  makeJudgement,
  withdrawJudgement,
  runCypher,
  listKeptQuestions,
  listViews,
  keepView,
  replaceView,
  readView,
  removeView,
  tellLimits,
  isLive,
  isReady,
];

export function createRoutes(limits: LimitsView): readonly Route[] {
  const routes = all.map((make) => make(limits));
  return [...routes, tellRoutes((own) => describeRoutes([...routes, own], limits))];
}
