import { describe, expect, it } from 'vitest';
import { definitionView, groupView } from '../../../../testing/renderer/view-fixtures';
import { DefinitionId } from '../../../shared/ids';
import { bulkFacts, startAllRefusal, stopAllRefusal, stoppable } from './bulk-rules';
import { added, isSelected, rangeOf, toggled, withoutGone } from './selection';

const ids = (...names: string[]) => names.map((name) => DefinitionId.parse(name));
const [a, b, c, d] = ids('a', 'b', 'c', 'd') as [DefinitionId, DefinitionId, DefinitionId, DefinitionId];
const error = { level: 'error', path: 'routineName', code: 'routine_required', detail: {} };
const sources = {
  definitions: {
    a: definitionView('a'),
    b: definitionView('b', {}, { problems: [error] }),
    c: definitionView('c'),
    d: definitionView('d'),
  },
  groups: {
    c: groupView('c', 'running'),
    d: groupView('d', 'stopping', { stopMode: 'drain' }),
    a: groupView('a', 'completed'),
  },
};
const facts = (...chosen: DefinitionId[]) => bulkFacts(chosen, sources);

describe('what can be done with many groups', () => {
  it('sorts them by what they can do, and leaves out what has gone', () => {
    const all = facts(a, b, c, d, ...ids('gone'));
    expect(all.chosen.map(({ id }) => id)).toEqual([a, b, c, d]);
    expect(all.startable.map(({ id }) => id)).toEqual([a]);
    expect(all.drafts.map(({ id }) => id)).toEqual([b]);
    expect(all.running.map(({ definitionId }) => definitionId)).toEqual([c, d]);
  });

  it('says why nothing can be started or stopped', () => {
    expect(startAllRefusal(facts(a, b, c))).toBeNull();
    expect(startAllRefusal(facts(c, d))).toBe('All of them are running already');
    expect(startAllRefusal(facts(b))).toBe('They have problems: edit them first');
    expect(startAllRefusal(facts(b, c))).toMatch(/^None of them can start/);
    expect(stopAllRefusal(facts(a, b), 'now')).toBe('None of them is running');
    expect(stopAllRefusal(facts(d), 'drain')).toBe('They are stopping already');
    expect(stopAllRefusal(facts(d), 'now')).toBeNull();
    expect(stoppable(facts(c, d).running, 'drain').map(({ definitionId }) => definitionId)).toEqual([c]);
  });
});

describe('a selection', () => {
  it('takes cards in and out, each once', () => {
    expect(toggled(toggled([], a), b)).toEqual([a, b]);
    expect(toggled([a, b], a)).toEqual([b]);
    expect(added([b], [a, b, c])).toEqual([b, a, c]);
    const some = [a, c];
    expect([isSelected(some, a), isSelected(some, b), isSelected([], a)]).toEqual([true, false, false]);
  });

  it('ranges run both ways and begin anew when their start is not shown', () => {
    expect(rangeOf([a, b, c, d], b, d)).toEqual([b, c, d]);
    expect(rangeOf([a, b, c, d], d, b)).toEqual([b, c, d]);
    expect(rangeOf([a, b], c, b)).toEqual([b]);
    expect(rangeOf([a, b], null, b)).toEqual([b]);
  });

  it('forgets what has gone and stays the same when nothing has', () => {
    const some = [a, b];
    expect(withoutGone(some, (id) => id === b)).toEqual([b]);
    expect(withoutGone(some, () => true)).toBe(some);
  });
});
