// What this server accepts and sends at most; `GET /api/limits` tells it to the page.
import type { LimitsView } from '#model/view';

export const defaultLimits: LimitsView = {
  overviewNodes: 5_000,
  pageSize: 200,
  searchHits: 50,
  mapNodes: 100_000,
  positions: 5_000,
  pathSteps: 6,
  paths: 20,
  cypher: { rows: 2_000, milliseconds: 5_000, bytes: 4 * 1024 * 1024 },
  bodyBytes: 8 * 1024 * 1024,
  documentsPerRequest: 20,
};
