import { describe, expect, it } from 'vitest';
import { aDefinition } from '../../../../testing/builders';
import { DefinitionId } from '../../../shared/ids';
import { encodeDefinition } from '../definition-format';
import { exportDefinitions } from './export-definitions';

const one = aDefinition({ name: 'Täglich!', routineConfig: { user: 'me', password: 'hunter2' } });
const two = aDefinition({ id: DefinitionId.parse('two'), name: 'Two' });
const login = [
  { name: 'user', type: 'text' },
  { name: 'password', type: 'secret' },
  { name: 'pin', type: 'secret' },
];

describe('an export', () => {
  it('of one group is the file Muster writes', () => {
    const { fileName, text } = exportDefinitions([one], 'file', () => []);
    expect(fileName).toBe('taglich.json');
    expect(text).toBe(Buffer.from(encodeDefinition(one)).toString());
  });

  it('of several is a bundle', () => {
    const { fileName, text } = exportDefinitions([one, two], 'file', () => []);
    expect(fileName).toBe('muster-groups.json');
    expect(JSON.parse(text)).toMatchObject({
      musterBundle: 1,
      definitions: [{ name: 'Täglich!' }, { id: 'two' }],
    });
  });

  it.each(['file', 'shareString'] as const)(
    'as %s leaves values of secret inputs out and names them',
    (form) => {
      const { text, omitted } = exportDefinitions([one, two], form, (name) =>
        name === one.routineName ? login : [],
      );
      expect(text).not.toContain('hunter2');
      expect(omitted).toEqual([{ definitionId: one.id, path: 'routineConfig.password' }]);
      if (form === 'file') expect(text).toContain('"user": "me"');
    },
  );
});
