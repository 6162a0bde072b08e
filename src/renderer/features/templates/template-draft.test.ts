import { describe, expect, it } from 'vitest';
import { TemplateChange } from '../../../shared/contract/templates';
import { templateSummary } from '../../../../testing/renderer/template-fixtures';
import { changeOf, draftOf, wrongLength, wrongSize } from './template-draft';

const first = draftOf(templateSummary('shop/claim', { threshold: 0.9 }));

describe('what is written beside a picture, as a form', () => {
  it('changes only what was changed, and takes away what goes without saying', () => {
    expect(changeOf(first, first)).toEqual({});
    expect(changeOf(first, { ...first, threshold: 0.8, label: ' Claim ' })).toEqual({
      threshold: null,
      label: 'Claim',
    });
    expect(changeOf({ ...first, color: true }, { ...first, resolution: '' })).toEqual({ color: null });
    const area = { ...first, whole: false, x: '10', y: '5.5 %', width: '100', height: '50%' };
    const change = changeOf(first, area);
    expect(change).toEqual({ area: { x: 10, y: '5.5%', width: 100, height: '50%' } });
    expect(TemplateChange.parse(change)).toEqual(change);
    expect(changeOf(area, first)).toEqual({ area: null });
  });

  it('knows what can’t be written', () => {
    expect(['10', '-3', '50%', '0.5 %'].filter(wrongLength)).toEqual([]);
    expect(['', 'x', '101%', '1.5'].filter(wrongLength)).toHaveLength(4);
    expect([wrongSize('540x960'), wrongSize(''), wrongSize('wide')]).toEqual([false, false, true]);
  });
});
