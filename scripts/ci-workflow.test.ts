import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

/* The workflow runs elsewhere. What can be known of it here: that it is YAML, and that it names what exists. */

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes'?: number; readonly needs?: string[]; readonly steps: Step[] }>
  >;
}

const root = resolve(import.meta.dirname, '..');
const text = readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8');
const { permissions, jobs } = parse(text) as Workflow;
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const steps = Object.values(jobs).flatMap((job) => job.steps);

test('it may read and nothing else, and ends by itself', () => {
  expect(permissions).toEqual({ contents: 'read' });
  expect(text.match(/permissions:/g)).toHaveLength(1);
  for (const [name, job] of Object.entries(jobs)) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
  expect(text).not.toContain('pull_request_target');
});

test('actions are pinned by commit', () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used.length).toBeGreaterThan(4);
  for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
});

test('jobs, scripts and files it names exist', () => {
  for (const { needs = [] } of Object.values(jobs))
    for (const name of needs) expect(jobs).toHaveProperty(name);
  const commands = steps.map(({ run = '' }) => run).join('\n');
  const named = [...commands.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(3);
  for (const name of named) expect(scripts).toHaveProperty([name]);
  const files = commands.match(/(?:e2e|scripts|node_modules\/electron)\/[\w.-]+\.(?:ts|mjs|js)/g) ?? [];
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
});
