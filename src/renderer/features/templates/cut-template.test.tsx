import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import { templateSummary } from '../../../../testing/renderer/template-fixtures';
import { instanceView, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import type { CutComparison } from '../../../shared/contract/templates';
import { ScreenId } from '../../../shared/ids';
import type { CutTemplateFacts, TemplateDialogFacts } from '../../state/ui-store';

const valueOf = (field: HTMLElement): unknown => (field instanceof HTMLInputElement ? field.value : null);
const FINE: CutComparison = { weak: null, next: null, least: 0.5, tookMs: 20 };
const box = { x: 0, y: 0, width: 25, height: 25 };

/** A PNG as far as anybody reads it here. */
function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}
const pictureFile = (name: string, width = 60, height = 30): File =>
  new File([png(width, height)], name, { type: 'image/png' });

async function open(dialog: TemplateDialogFacts, comparison = FINE) {
  const window = renderWindow(snapshotOf({ instances: [instanceView('sim:1')] }), {
    ui: { page: 'templates', dialog },
    prepare: (link) => {
      link.open('templates', () => [
        templateSummary('close', { tags: ['shop'] }),
        templateSummary('claim', { threshold: 0.7 }),
      ]);
      link.answer('templates.takeScreen', () => ({
        ok: true,
        value: { screenId: ScreenId.parse('taken'), width: 100, height: 200, png: '' },
      }));
      link.answer('templates.compare', () => ({ ok: true, value: comparison }));
    },
  });
  const shown = within(await screen.findByRole('dialog'));
  const judged = () => shown.getByRole('status', { name: 'How well it can be told apart' });
  return { ...window, shown, judged };
}
const cut = (facts: Omit<CutTemplateFacts, 'kind'> = {}): CutTemplateFacts => ({
  kind: 'cutTemplate',
  ...facts,
});

describe('cutting a template', () => {
  it('moves and resizes the rectangle with keys and numbers, and says what is wrong with the name', async () => {
    const { user, shown } = await open(cut());
    await shown.findByRole('img', { name: 'Screen of sim:1' });
    const number = (name: string) => shown.getByRole('textbox', { name });
    expect(valueOf(number('From the left'))).toBe('38');
    shown.getByRole('group', { name: 'Screen to cut from' }).focus();
    await user.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}{Control>}{ArrowUp}{/Control}');
    expect(valueOf(number('From the left'))).toBe('39');
    expect(valueOf(number('Height'))).toBe('26');
    expect(valueOf(number('From the top'))).toBe('78');
    await user.clear(number('Width'));
    await user.type(number('Width'), '50');
    expect(valueOf(number('Width'))).toBe('50');
    await user.type(shown.getByRole('textbox', { name: 'Name' }), 'close');
    expect(shown.getByText('There is already a template named “close”')).toBeVisible();
    expect(shown.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('zooms with keys and buttons', async () => {
    const { user, shown } = await open(cut());
    await shown.findByRole('img', { name: 'Screen of sim:1' });
    shown.getByRole('group', { name: 'Screen to cut from' }).focus();
    await user.keyboard('++');
    expect(shown.getByText('200 %')).toBeVisible();
    await user.keyboard('0');
    expect(shown.getByText('100 %')).toBeVisible();
    await user.click(shown.getByRole('button', { name: 'Larger' }));
    expect(shown.getByText('150 %')).toBeVisible();
  });

  it('says how well it can be told apart, and offers a threshold that does it', async () => {
    const { user, shown, judged, made } = await open(cut(), { ...FINE, next: { box, score: 0.85 } });
    expect(await within(judged()).findByText('Another place here is taken for it')).toBeVisible();
    expect(judged()).toHaveTextContent('It is 0.85 alike; the dashed box shows it.');
    expect(made()).toContainEqual({
      name: 'templates.compare',
      input: {
        ...{ screenId: 'taken', box: { x: 38, y: 88, width: 25, height: 25 }, color: false, area: null },
        ignored: { boxes: [], colors: [] },
      },
    });
    await user.click(within(judged()).getByRole('button', { name: 'Threshold 0.91' }));
    expect(valueOf(shown.getByRole('textbox', { name: 'Threshold' }))).toBe('0.91');
    expect(within(judged()).getByText('Another place here is nearly as like')).toBeVisible();
  });

  it.each([
    ['flat', 'One color everywhere', true],
    ['almost_flat', 'Hardly any contrast', false],
    ['tiny', 'Very small', false],
    ['transparent', 'Nothing is left to find', true],
  ] as const)('says that it is %s', async (weak, words, isRefused) => {
    const { user, shown, judged } = await open(cut(), { ...FINE, weak });
    expect(await within(judged()).findByText(words)).toBeVisible();
    await user.type(shown.getByRole('textbox', { name: 'Name' }), 'new');
    expect(shown.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled') === 'true').toBe(
      isRefused,
    );
  });

  it('says that it is fine, that it is large, and compares colours where they alone tell', async () => {
    const { user, shown, judged, link } = await open(cut());
    expect(await within(judged()).findByText('Well told apart')).toBeVisible();
    link.answer('templates.compare', () => ({ ok: true, value: { ...FINE, weak: 'flat_gray' } }));
    const width = shown.getByRole('textbox', { name: 'Width' });
    await user.clear(width);
    await user.type(width, '62');
    await user.click(await within(judged()).findByRole('button', { name: 'Compare colors' }));
    expect(shown.getByRole('checkbox', { name: 'Compare colors too', checked: true })).toBeVisible();
    link.answer('templates.compare', () => ({ ok: true, value: FINE }));
    const height = shown.getByRole('textbox', { name: 'Height' });
    await user.clear(height);
    await user.type(height, '150');
    expect(await within(judged()).findByText('Very large')).toBeVisible();
  });

  it('ignores rectangles and colours, which can be numbers too', async () => {
    const { user, shown, made } = await open(cut());
    await shown.findByRole('img', { name: 'Screen of sim:1' });
    await user.click(shown.getByRole('button', { name: 'A rectangle' }));
    await user.click(shown.getByRole('button', { name: 'A color' }));
    fireEvent.change(shown.getByLabelText('Ignored color 1'), { target: { value: '#102030' } });
    await waitFor(() => {
      expect(made().findLast(({ name }) => name === 'templates.compare')?.input).toMatchObject({
        ignored: {
          boxes: [{ x: 8, y: 8, width: 8, height: 8 }],
          colors: [{ rgb: [16, 32, 48], tolerance: 16 }],
        },
      });
    });
    await user.click(shown.getByRole('button', { name: 'Compare rectangle 1 again' }));
    await user.click(shown.getByRole('button', { name: 'Compare color 1 again' }));
    expect(shown.queryByLabelText('Ignored color 1')).toBeNull();
  });

  it('says so where no instance is ready', async () => {
    const { user } = renderWindow(snapshotOf({}), { ui: { page: 'templates' } });
    await user.click(screen.getByRole('button', { name: 'Cut a template from a screen' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Cut a template from a screen' }));
    expect(dialog.getAllByText(/No instance is ready/).length).toBeGreaterThan(0);
  });
});

describe('a template of a picture', () => {
  it('is the whole of it as it is, named like the file, with label and tags', async () => {
    const { user, shown, made } = await open(cut({ picture: pictureFile('Claim Button (2).png') }));
    expect(await shown.findByRole('img', { name: 'Screen of Claim Button (2).png' })).toBeVisible();
    expect(valueOf(shown.getByRole('textbox', { name: 'Name' }))).toBe('claim-button-2');
    expect(valueOf(shown.getByRole('textbox', { name: 'Width' }))).toBe('60');
    await user.type(shown.getByRole('textbox', { name: 'Label' }), 'Claim');
    await user.type(shown.getByRole('combobox', { name: 'Tags' }), 'shop{Enter}');
    await user.click(shown.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(made()).toContainEqual({
        name: 'templates.create',
        input: {
          name: 'claim-button-2',
          png: Buffer.from(png(60, 30)).toString('base64'),
          settings: { label: 'Claim', tags: ['shop'] },
        },
      });
    });
  });

  it('is sent once, in pieces, and once more when the host has forgotten it', async () => {
    const known = new Set<string>();
    const pieces: string[] = [];
    const large = new Uint8Array(200_000);
    large.set(png(600, 800));
    const file = new File([large], 'large.png', { type: 'image/png' });
    const { user, shown, judged, made, link } = await open(cut({ picture: file }));
    link.answer('templates.openScreen', ({ bytes }) => {
      expect(bytes).toBe(large.length);
      const screenId = ScreenId.parse(`screen-${String(known.size + 1)}`);
      known.clear();
      known.add(screenId);
      return { ok: true, value: { screenId } };
    });
    link.answer('templates.addScreen', ({ offset, base64 }) => {
      expect(offset).toBe(pieces.join('').length * 0.75);
      pieces.push(base64);
      return { ok: true, value: {} };
    });
    link.answer('templates.compare', ({ screenId }) =>
      known.has(screenId)
        ? { ok: true, value: FINE }
        : { ok: false, error: { code: 'template_screen_not_found' } },
    );
    expect(await within(judged()).findByText('Well told apart')).toBeVisible();
    expect(pieces).toHaveLength(3);
    expect(Buffer.from(pieces.join(''), 'base64').equals(large)).toBe(true);
    known.clear();
    pieces.length = 0;
    const width = shown.getByRole('textbox', { name: 'Width' });
    await user.clear(width);
    await user.type(width, '50');
    await waitFor(() => {
      expect(pieces).toHaveLength(3);
    });
    expect(await within(judged()).findByText('Well told apart')).toBeVisible();
    expect(made().filter(({ name }) => name === 'templates.openScreen')).toHaveLength(2);
  });

  it('says so where it is none', async () => {
    const { shown } = await open(cut({ picture: new File(['no picture'], 'a.png') }));
    expect((await shown.findAllByText(/This is no picture that can be shown/)).length).toBeGreaterThan(0);
    expect(shown.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('takes the place of one that is there, with its threshold and no other settings', async () => {
    const { user, shown, made } = await open(
      cut({ picture: pictureFile('a.png'), into: { templateName: 'claim', file: 'claim.png' } }),
    );
    await shown.findByRole('img', { name: 'Screen of a.png' });
    expect(shown.getByText(/All settings stay/)).toBeVisible();
    expect(shown.queryByRole('textbox', { name: 'Label' })).toBeNull();
    await user.click(shown.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(made()).toContainEqual({
        name: 'templates.setPicture',
        input: {
          ...{ name: 'claim', version: 'version of claim', file: 'claim.png', resolution: null },
          png: Buffer.from(png(60, 30)).toString('base64'),
        },
      });
    });
  });

  it('is one of several, each with a name of its own', async () => {
    const pictures = ['New.png', 'close.png', 'new.png', 'x.png'].map((name) => pictureFile(name));
    const { user, shown, made, link } = await open({ kind: 'addTemplates', pictures });
    expect(await shown.findByText('There is already a template named “close”')).toBeVisible();
    expect(await shown.findByText('Two pictures have this name')).toBeVisible();
    link.answer('templates.create', ({ name }) =>
      name === 'x'
        ? { ok: false, error: { code: 'template_unusable', template: '', message: 'It is flat.' } }
        : { ok: true, value: { name } },
    );
    await user.click(await shown.findByRole('button', { name: 'Add 2 templates' }));
    expect(await shown.findByText(/It is flat\./)).toBeVisible();
    expect(made().flatMap(({ name, input }) => (name === 'templates.create' ? [input] : []))).toMatchObject([
      { name: 'new' },
      { name: 'x' },
    ]);
    expect(valueOf(shown.getByRole('textbox', { name: 'Name of close.png' }))).toBe('close');
  });

  it.each([
    [
      'dropped',
      (files: File[]) => fireEvent.drop(window, { dataTransfer: { types: ['Files'], items: [], files } }),
    ],
    [
      'pasted',
      (files: File[]) => fireEvent.paste(document.body, { clipboardData: { getData: () => '', files } }),
    ],
  ])('is %s on the page', async (_how, give) => {
    renderWindow(snapshotOf({}), { ui: { page: 'templates' } });
    give([pictureFile('a.png')]);
    expect(await screen.findByRole('dialog', { name: 'New template from a picture' })).toBeVisible();
  });

  it('is chosen with the system’s dialog', async () => {
    const { user } = renderWindow(snapshotOf({}), { ui: { page: 'templates' } });
    await user.upload(screen.getByLabelText('From a picture…', { selector: 'input' }), [
      pictureFile('a.png'),
      pictureFile('b.png'),
    ]);
    expect(await screen.findByRole('dialog', { name: 'Templates from pictures' })).toBeVisible();
  });
});
