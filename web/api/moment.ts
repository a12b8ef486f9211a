// The day by which documents must have been published for what the page shows, or null for all that there are. Views of
// the graph are asked about it wherever they are asked.
let knownOn: string | null = null;

export const momentOfPage = () => knownOn;

export function setMomentOfPage(day: string | null): void {
  knownOn = day;
}

/** What the server can be asked about another moment (`timed` in `server/api/route.ts`). */
const timed =
  /^\/api\/(graph(\/columns|\/part)?|entities\/.*|search|paths|relationships\/.*|documents(\/[^/]+)?|doubtful|conflicts|cypher)$/;

/** What a question to this path says of the moment. */
export const momentFor = (path: string): { readonly knownOn: string | null } => ({
  knownOn: timed.test(path) ? knownOn : null,
});
