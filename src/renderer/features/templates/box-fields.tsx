import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { Box, ScreenSize } from '../../../shared/screen-place';
import { clampBox, LEAST_SIDE } from './cut-box';
import css from './dialogs.module.css';

interface BoxFieldsProps {
  readonly label: string;
  readonly box: Box | null;
  readonly screen: ScreenSize | null;
  readonly onChange: (box: Box) => void;
}

/** A rectangle as numbers. */
export function BoxFields({ label: groupLabel, box, screen, onChange }: BoxFieldsProps) {
  const field = (label: string, key: keyof Box) => (
    <BoxNumber
      label={label}
      least={key === 'width' || key === 'height' ? LEAST_SIDE : 0}
      value={box?.[key] ?? null}
      onChange={(value) => {
        if (box && screen) onChange(clampBox({ ...box, [key]: value }, screen));
      }}
    />
  );
  return (
    <div className={css['four']} role="group" aria-label={groupLabel}>
      {field(t('From the left'), 'x')}
      {field(t('From the top'), 'y')}
      {field(t('Width'), 'width')}
      {field(t('Height'), 'height')}
    </div>
  );
}

interface BoxNumberProps {
  readonly label: string;
  readonly least: number;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

/** Shows what is typed until it is left: 30 begins with a 3, which may be too small. */
function BoxNumber({ label, least, value, onChange }: BoxNumberProps) {
  const [typed, setTyped] = useState<number | string | null>(null);
  return (
    <NumberInput
      size="xs"
      label={label}
      min={0}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      disabled={value === null}
      value={typed ?? value ?? ''}
      onChange={(next) => {
        if (next === value) return;
        setTyped(next);
        if (typeof next === 'number' && next >= least) onChange(next);
      }}
      onBlur={() => {
        setTyped(null);
      }}
    />
  );
}
