// Checks the import rules of .dependency-cruiser.mjs and prints what breaks them; exit 1 where something does.
//
//   node scripts/imports.mjs [PATH …]      by default server web scripts bench test
//
// dependency-cruiser reads TypeScript through swc, but asks it for no JSX: `.tsx` would not parse. And with no parser
// at all it reads nothing and is content, so a run that saw no module is an error here.
import { createRequire } from 'node:module';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

const swc = createRequire(import.meta.url)('@swc/core');
const parse = swc.parseFileSync;
swc.parseFileSync = (file, options) => parse.call(swc, file, { ...options, tsx: file.endsWith('x') });

const paths = process.argv.slice(2);
const { output } = await cruise(paths.length > 0 ? paths : ['server', 'web', 'scripts', 'bench', 'test'], {
  ...config.options,
  ruleSet: { forbidden: config.forbidden },
  validate: true,
});
const { violations, totalCruised } = output.summary;
for (const { from, to, rule } of violations) {
  const { comment } = config.forbidden.find(({ name }) => name === rule.name) ?? {};
  console.error(`${from} imports ${to}\n  ${rule.name}: ${comment ?? ''}`);
}
if (totalCruised === 0) console.error('No module was read: is @swc/core installed?');
console.error(`${totalCruised} modules, ${violations.length} imports that break a rule`);
process.exitCode = violations.length > 0 || totalCruised === 0 ? 1 : 0;
