import { expect, it } from 'vitest';
import { pathBelow } from './path-below';

it.each([
  ['/d/routines', '/d/routines/a.yaml', 'a.yaml'],
  ['/d/routines', '/d/routines/routines/a.yaml', 'routines/a.yaml'],
  ['/d/routines', '/moved/routines/farm/a.yaml', 'farm/a.yaml'],
  ['C:\\d\\routines', 'C:\\d\\routines\\farm\\a.yaml', 'farm/a.yaml'],
  ['/d/routines', '/d/pools/a.json', undefined],
  ['/d/routines', '/d/routines', undefined],
  ['/d/routines', '/d/routines/../a.yaml', undefined],
])('of %s and %s is %s', (folder, path, below) => {
  expect(pathBelow(folder, path)).toBe(below);
});
