import { describe, expect, it } from 'vitest';
import { PoolDraft } from '../../../../shared/pool';
import { withRenamedRoutines } from './renamed-routines';

const calls = new Map([['farm/open', 'old/farm/open']]);

describe('withRenamedRoutines', () => {
  it('follows routines before and after a use, and says so', () => {
    const draft = PoolDraft.parse({
      ...{ name: 'Rewards', provision: { routineName: 'farm/open' }, cleanUp: { routineName: 'other' } },
    });
    const found = withRenamedRoutines({ draft, notes: [] }, calls);
    expect(found).toEqual({
      draft: { ...draft, provision: { ...draft.provision, routineName: 'old/farm/open' } },
      notes: [
        {
          ...{ path: 'provision.routineName', code: 'routine_renamed' },
          detail: { from: 'farm/open', to: 'old/farm/open' },
        },
      ],
    });
  });

  it('leaves alone what names none of them', () => {
    const found = { draft: PoolDraft.parse({ name: 'Rewards' }), notes: [] };
    expect(withRenamedRoutines(found, calls)).toBe(found);
  });
});
