import { describe, expect, it } from 'vitest';
import { openTogether } from './open-together';

describe('parts opened together', () => {
  it('come in the order they were named', async () => {
    const part = { close: () => Promise.resolve() };
    expect(await openTogether([Promise.resolve('a'), Promise.resolve(part)])).toEqual(['a', part]);
  });

  it('are closed when one of them can’t be opened, those that open later included', async () => {
    const closed: string[] = [];
    const part = (name: string) => ({ close: () => Promise.resolve(void closed.push(name)) });
    let openLate: () => void = () => undefined;
    const late = new Promise<ReturnType<typeof part>>((resolve) => (openLate = () => resolve(part('late'))));
    const opening = openTogether([
      Promise.resolve(part('early')),
      Promise.reject(new Error('no such drive')),
      late,
      Promise.resolve(undefined),
    ]);
    openLate();
    await expect(opening).rejects.toThrow('no such drive');
    expect(closed.sort()).toEqual(['early', 'late']);
  });
});
