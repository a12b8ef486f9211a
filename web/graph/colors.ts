// Colours of the style sheet as the GPU takes them: four bytes in one number, red first.

/** `#rrggbb`, with an opacity from 0 to 1. What is no such colour becomes a grey that nobody misses. */
export function packColor(color: string, opacity = 1): number {
  const [, hex] = /^#([\da-f]{6})$/i.exec(color) ?? [];
  const value = hex ? Number.parseInt(hex, 16) : 0x808080;
  const alpha = Math.round(255 * Math.min(1, Math.max(0, opacity)));
  return ((alpha << 24) | ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}
