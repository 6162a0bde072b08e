import { describe, expect, it } from 'vitest';
import { DefinitionId } from '../../../shared/ids';
import { placePopover } from './place-popover';
import { tourStep, type TourFacts } from './tour-steps';

const empty: TourFacts = {
  ...{ instances: 0, routines: 0, section: null, routineChosen: false, instancesChosen: false },
  ...{ ownGroup: null, ownRuns: false },
};
const own = DefinitionId.parse('own');

describe('the step that comes next', () => {
  it.each<[string, Partial<TourFacts>, string]>([
    ['nothing is there', {}, 'simulator'],
    ['emulators are there', { instances: 6 }, 'samples'],
    ['routines are there', { instances: 6, routines: 3 }, 'newGroup'],
    ['the dialog is open', { section: 'basics' }, 'name'],
    ['it is left early', { section: 'launch' }, 'openRoutine'],
    ['the routine is open', { section: 'routine' }, 'routine'],
    ['the routine is chosen', { section: 'routine', routineChosen: true }, 'openInstances'],
    ['instances are open', { section: 'instances', routineChosen: true }, 'instances'],
    ['all is chosen', { section: 'instances', routineChosen: true, instancesChosen: true }, 'create'],
    ['it is made', { ownGroup: own }, 'start'],
    ['it runs', { ownGroup: own, ownRuns: true }, 'watch'],
  ])('%s', (_name, facts, step) => {
    expect(tourStep({ ...empty, ...facts })).toBe(step);
  });
});

describe('the words stand', () => {
  const screen = { width: 1_280, height: 720 };
  const popover = { width: 300, height: 160 };

  it.each([
    ['on the right', { left: 100, top: 100, width: 80, height: 30 }, { left: 192, top: 100 }],
    [
      'on the left at the right edge',
      { left: 1_100, top: 100, width: 80, height: 30 },
      { left: 788, top: 100 },
    ],
    ['beneath a wide field', { left: 20, top: 100, width: 1_240, height: 30 }, { left: 20, top: 142 }],
    ['in the corner without room', { left: 0, top: 0, width: 1_280, height: 720 }, { left: 968, top: 508 }],
  ])('%s', (_name, target, expected) => {
    expect(placePopover(target, popover, screen)).toEqual(expected);
  });

  it('never on what is used next', () => {
    const keepFree = { left: 150, top: 90, width: 200, height: 250 };
    const target = { left: 380, top: 100, width: 720, height: 36 };
    expect(placePopover(target, popover, screen, { keepFree })).toEqual({ left: 68, top: 352 });
  });
});
