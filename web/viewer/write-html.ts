// An HTML file that holds a view with all its sentences, and needs nothing but a browser. Its own policy lets nothing run
// but the viewer, named by its hash.
import { script, scriptHash, style, styleHash } from 'virtual:viewer';
import { escapeXml } from '../graph/caption.ts';
import type { ViewerData } from './data.ts';

const policy = [
  "default-src 'none'",
  `script-src 'sha256-${scriptHash}'`,
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function writeHtml(data: ViewerData): string {
  // No text of the data can end the element that it stands in.
  const json = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `<!doctype html>
<html lang="${escapeXml(data.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="no-referrer">
<title>${escapeXml(data.title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>${escapeXml(data.title)}: ${escapeXml(data.words.lead)}</noscript>
<script type="application/json" id="data">${json}</script>
<script>${script}</script>
</body>
</html>
`;
}
