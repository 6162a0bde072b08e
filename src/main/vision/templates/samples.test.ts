import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestPhone } from '../../../../testing/simulator/test-phone';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { areaOn } from '../../../shared/screen-place';
import { createMatcher } from '../matcher/matcher';
import { createSystemClock } from '../../platform/system-clock';
import { createFileTemplateShelf } from './file-template-shelf';
import { readTemplates } from './template-directory';

const folder = resolve(import.meta.dirname, '../../../../templates');
const never = new AbortController().signal;

describe('the sample templates', () => {
  it('have no problem', async () => {
    const templates = await readTemplates(folder);
    expect(templates.length).toBeGreaterThanOrEqual(8);
    expect(templates.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it.each([
    ['demo/home-clock', null, 0, [], 1],
    ['demo/home-rewards', null, 0, [], 1],
    ['demo/claim', 'rewards', 1_500, [], 6],
    ['demo/spin', 'rewards', 1_500, [], 1],
    ['demo/offer-close', 'rewards', 120_000, [], 1],
    ['demo/checkout', 'checkout', 0, ['more.0'], 1],
    ['demo/start-timer', 'clock', 0, ['tab.1'], 1],
  ] as const)('%s is where it should be and nowhere else', async (name, app, afterMs, taps, times) => {
    const { phone, clock, tapOn } = await createTestPhone();
    if (app !== null) phone.launch(`com.example.${app}`, null);
    await clock.advance(afterMs);
    for (const id of taps) tapOn(id);
    const { width, height, pixels } = phone.capture();
    const shelf = createFileTemplateShelf({ folder, clock: createSystemClock() });
    const { image, threshold, area } = await shelf.take(name, { width, height }, never);
    const view = createMatcher({ kernel: await kernelFromSource() }).view({ width, height, pixels });
    const region = area ? areaOn({ width, height }, area) : undefined;
    const [scale = 1] = image.scalesFor({ width, height });
    const { all, best } = await view.match(image.at(scale), { threshold, report: 'all', region });
    expect(best?.score).toBeGreaterThan(0.99);
    expect(all).toHaveLength(times);
  });
});
