// Queries that the reader ran before, kept in this browser, the last one first.

const key = 'mach.queries';
const most = 30;
const longest = 20_000;

export function readAsked(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, most) : [];
  } catch {
    // Storage may be switched off or hold something else.
    return [];
  }
}

/** The list with this one in front. */
export function noteAsked(query: string): readonly string[] {
  const text = query.trim();
  const all = [text, ...readAsked().filter((one) => one !== text)]
    .filter((one) => one.length <= longest)
    .slice(0, most);
  try {
    localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // Not kept then.
  }
  return all;
}

export function forgetAsked(): readonly string[] {
  try {
    localStorage.removeItem(key);
  } catch {
    // There is nothing to forget.
  }
  return [];
}
