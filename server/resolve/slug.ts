// Names as parts of ids: `Bùi Thanh Sơn` → `bui-thanh-son`.
import { foldName } from '#model/fold';

const longest = 96;

/** Letters, digits and hyphens; a name that is cut short, or that has no letter at all, keeps a mark of the rest. */
export function toSlug(name: string): string {
  const slug = foldName(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length > 0 && slug.length <= longest) return slug;
  return `${slug.slice(0, longest - 9)}${slug ? '-' : ''}${fingerprint(name)}`;
}

/** Eight hexadecimal digits that tell one text from another (FNV-1a); no secret, only a suffix made from content. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
