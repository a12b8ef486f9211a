/** The one where there is no other, else null. */
export const onlyOf = <T>([one, ...others]: Iterable<T>): T | null => (others.length === 0 ? (one ?? null) : null);
