import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './lanes.mjs';

/*
 * Documents that cannot rot:
 * - every path in the first column of a table of ARCHITECTURE.md exists (`src/main/domain/`; one cell may hold several);
 * - every folder of the places below that holds a file is in that column;
 * - every relative link in a Markdown file leads to a file.
 */

const ARCHITECTURE = 'ARCHITECTURE.md';
/** Folders whose direct subfolders the table must name. */
const MAPPED = ['', 'src', 'src/main', 'src/renderer'];

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));

const problems = [];

/** `src/main/domain/` from the code spans of the first cell of each table row. */
function namedPaths(text) {
  const rows = text.split('\n').filter((line) => /^\s*\|/.test(line) && !/^\s*\|[\s:|-]+$/.test(line));
  const cells = rows.map((row) => row.split('|')[1] ?? '');
  const spans = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]));
  return spans.filter((span) => /^[\w.@/-]+$/.test(span) && /[/.]/.test(span));
}

function checkTable() {
  const file = path.join(root, ARCHITECTURE);
  if (!existsSync(file)) {
    problems.push(...(process.env['CI'] ? [`${ARCHITECTURE} is missing`] : []));
    return;
  }
  const named = namedPaths(readFileSync(file, 'utf8')).map((name) => name.replace(/\/$/, ''));
  if (named.length === 0) problems.push(`${ARCHITECTURE}: no table whose first column names folders`);
  for (const name of named) {
    if (!existsSync(path.join(root, name)))
      problems.push(`${ARCHITECTURE} names ${name}, which does not exist`);
  }
  for (const folder of subfolders()) {
    const covered = named.some((name) => name === folder || name.startsWith(`${folder}/`));
    if (!covered) problems.push(`${ARCHITECTURE} does not name the folder ${folder}/`);
  }
}

function subfolders() {
  const found = new Set();
  for (const file of files) {
    const parts = file.split('/').slice(0, -1);
    for (let depth = 1; depth <= parts.length; depth++) {
      const parent = parts.slice(0, depth - 1).join('/');
      if (MAPPED.includes(parent) && !parts[0].startsWith('.')) found.add(parts.slice(0, depth).join('/'));
    }
  }
  return [...found].sort();
}

function checkLinks() {
  for (const file of files.filter((name) => name.endsWith('.md'))) {
    const text = readFileSync(path.join(root, file), 'utf8')
      .replace(/```[\s\S]*?```/g, '')
      .replace(/`[^`\n]*`/g, '');
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)) {
      if (/^[a-z]+:|^#/i.test(target)) continue;
      const place = path.join(root, path.dirname(file), decodeURI(target.replace(/[?#].*$/, '')));
      if (!existsSync(place)) problems.push(`${file} links to ${target}, which does not exist`);
      else if (target.endsWith('/') && !statSync(place).isDirectory())
        problems.push(`${file}: ${target} is no folder`);
    }
  }
}

checkTable();
checkLinks();
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
