import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import { templateSummary } from '../../../../testing/renderer/template-fixtures';
import { instanceView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import type { TemplateTry } from '../../../shared/contract/templates';

const seen: TemplateTry = {
  screen: { width: 100, height: 200, png: '' },
  ...{ box: { x: 10, y: 20, width: 40, height: 20 }, score: 0.9567, runnerUp: 0.6 },
  ...{ next: { x: 50, y: 90, width: 40, height: 20 }, outside: null, cutFrom: { width: 100, height: 200 } },
  ...{ area: null, threshold: 0.9, least: 0.3, tookMs: 41.4 },
};

async function open() {
  const window = renderWindow(
    snapshotOf({ instances: [instanceView('sim:1'), instanceView('sim:2'), instanceView('sim:10')] }),
    {
      ui: { page: 'templates', templates: { search: '', filter: 'all', chosen: 'claim' } },
      prepare: (link) => {
        link.open('templates', () => [templateSummary('claim', { threshold: 0.9 })]);
      },
    },
  );
  await window.user.click(screen.getByRole('button', { name: 'Try template claim on a screen' }));
  const dialog = await screen.findByRole('dialog', { name: 'Try “claim”' });
  return { ...window, dialog };
}

async function tried(answer: TemplateTry) {
  const window = await open();
  window.link.answer('templates.try', () => ({ ok: true, value: answer }));
  await window.user.click(within(window.dialog).getByRole('button', { name: 'Look now' }));
  return window;
}

describe('trying a template on one instance', () => {
  it('says where it is, how alike, what comes next, and which thresholds find it', async () => {
    const { dialog, made } = await tried(seen);
    expect(await within(dialog).findByText('Found')).toBeVisible();
    expect(made()).toContainEqual({ name: 'templates.try', input: { name: 'claim', ref: 'sim:1' } });
    expect(dialog).toHaveTextContent('0.956 at 10, 20');
    expect(dialog).toHaveTextContent('0.6 at 50, 90');
    expect(dialog).toHaveTextContent(
      'A threshold of 0.956 or less finds it here; at 0.6 or less another place counts too.',
    );
    expect(within(dialog).getByRole('img', { name: 'Screen with “claim” found' })).toBeVisible();
  });

  it('shows where it flips as the threshold is moved, and keeps one that is better', async () => {
    const { dialog, user, made } = await tried(seen);
    const slider = await within(dialog).findByRole('slider', { name: 'Threshold' });
    for (let step = 0; step < 6; step += 1) fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(await within(dialog).findByText('Not found')).toBeVisible();
    expect(dialog).toHaveTextContent('The best place is 0.956 alike, at 10, 20; 0.96 is asked.');
    fireEvent.keyDown(slider, { key: 'Home' });
    expect(await within(dialog).findByText(/Another place, 0\.6 alike, is taken for it too/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Save this threshold' }));
    expect(made()).toContainEqual({
      name: 'templates.change',
      input: { name: 'claim', version: 'version of claim', change: { threshold: 0.3 } },
    });
  });

  it('says why it is not found: too little alike, elsewhere, or a screen of another shape', async () => {
    const outside = { box: { x: 5, y: 150, width: 40, height: 20 }, score: 0.97 };
    const area = { x: 0, y: 0, width: 100, height: 100 };
    const cutFrom = { width: 200, height: 200 };
    const { dialog, user } = await tried({
      ...seen,
      score: 0.7,
      runnerUp: null,
      next: null,
      outside,
      area,
      cutFrom,
    });
    expect(await within(dialog).findByText('Not found')).toBeVisible();
    expect(dialog).toHaveTextContent('It is there, but outside its area: 0.97 alike at 5, 150.');
    expect(dialog).toHaveTextContent('The best place is 0.7 alike, at 10, 20; 0.9 is asked.');
    expect(dialog).toHaveTextContent(
      'It was cut from a screen of 200 × 200; this one has 100 × 200, another shape.',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Cut a picture for such screens…' }));
    expect(
      await screen.findByRole('dialog', { name: 'A picture of “claim” for other screens' }),
    ).toBeVisible();
  });

  it('says so where nothing is like it, and from which screen nobody knows', async () => {
    const { dialog } = await tried({
      ...seen,
      box: null,
      score: null,
      runnerUp: null,
      next: null,
      cutFrom: null,
    });
    expect(await within(dialog).findByText(/even 0\.3 alike; 0\.9 is asked/)).toBeVisible();
    expect(dialog).toHaveTextContent('Nobody wrote down which screen it was cut from');
    expect(dialog).toHaveTextContent('No threshold finds it here.');
  });
});

describe('trying a template on all instances', () => {
  it('lists what came of it on each, and shows the screen of one', async () => {
    const { dialog, user, link, made } = await open();
    link.answer('templates.try', ({ ref }) =>
      ref === 'sim:2'
        ? { ok: false, error: { code: 'instance_not_found', ref } }
        : { ok: true, value: { ...seen, score: ref === 'sim:10' ? 0.5 : 0.95 } },
    );
    await user.click(within(dialog).getByRole('radio', { name: 'All 3' }));
    await user.click(within(dialog).getByRole('button', { name: 'Look now' }));
    expect(await within(dialog).findByText('Found on 1 of 3')).toBeVisible();
    const rows = within(dialog)
      .getAllByRole('row')
      .map(({ textContent }) => textContent);
    expect(rows.slice(1)).toEqual([
      'sim:1Found0.9510, 2041',
      expect.stringMatching(/^sim:2.+/),
      'sim:10Not found0.510, 2041',
    ]);
    expect(made()).toContainEqual({
      name: 'templates.try',
      input: { name: 'claim', ref: 'sim:10', picture: false },
    });
    await user.click(within(dialog).getByRole('button', { name: 'sim:10' }));
    await waitFor(() => {
      expect(made()).toContainEqual({ name: 'templates.try', input: { name: 'claim', ref: 'sim:10' } });
    });
    expect(await within(dialog).findByText('Not found')).toBeVisible();
  });
});
