// Bytes to text in the form that all offsets of the product count in: NFC, `\n`, no byte order mark.

/** Documents above this many characters are refused: whoever needs longer ones cuts them into parts. */
export const longestText = 5_000_000;

/**
 * The text of a file.
 *
 * Errors: `RangeError` for bytes that are not UTF-8 (or UTF-16 with a byte order mark) and for texts that are too long,
 * with a sentence that says what to do.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > longestText * 4) throw new RangeError(tooLong(bytes.length));
  const text = normalizeText(decodeBytes(bytes));
  if (text.length > longestText) throw new RangeError(tooLong(text.length));
  return text;
}

/** NFC, line ends as `\n`, no byte order mark; NUL and its kin become spaces, halves of surrogate pairs `\uFFFD`. */
export function normalizeText(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
      .replace(/[\ud800-\udfff]/gu, '\ufffd')
      .normalize('NFC')
  );
}

/** The characters of a file of any length. Errors: `RangeError` as for `decodeText`. */
export function decodeBytes(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new RangeError('It is not UTF-8 text. Save it as UTF-8 and try again.', { cause: error });
  }
}

function tooLong(length: number): string {
  return `It has ${length} characters, more than the ${longestText} that a document may have. Cut it into parts.`;
}
