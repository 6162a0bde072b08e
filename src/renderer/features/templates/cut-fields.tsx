import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import { MAX_ROUTINE_NAME } from '../../../shared/routine-name';
import type { Box, ScreenSize } from '../../../shared/screen-place';
import { clampBox, LEAST_SIDE, previewScale } from './cut-box';
import css from './dialogs.module.css';
import type { TakenScreen } from './use-screen';

/** What a person says of a template that is cut. */
export interface CutDraft {
  readonly name: string;
  readonly threshold: number;
  readonly color: boolean;
  /** Look only near the place it was cut from. */
  readonly near: boolean;
}

interface CutFieldsProps {
  readonly draft: CutDraft;
  readonly nameError: string | null;
  readonly onChange: (change: Partial<CutDraft>) => void;
}

/** Name and settings of a template that is cut. */
export function CutFields({ draft, nameError, onChange }: CutFieldsProps) {
  return (
    <>
      <TextInput
        label={t('Name')}
        description={tIn('picture', 'Routines call it so. Folders stand before it: shop/claim.')}
        placeholder="shop/claim" // no words: name
        maxLength={MAX_ROUTINE_NAME}
        spellCheck={false}
        autoComplete="off"
        value={draft.name}
        error={draft.name.trim() === '' ? null : nameError}
        onChange={({ currentTarget }) => {
          onChange({ name: currentTarget.value });
        }}
      />
      <NumberInput
        label={t('Threshold')}
        description={t('How alike a place has to be; 1 is the same.')}
        min={0.05}
        max={1}
        step={0.05}
        decimalScale={3}
        value={draft.threshold}
        onChange={(next) => {
          if (typeof next === 'number') onChange({ threshold: next });
        }}
      />
      <Checkbox
        label={t('Look only near this place')}
        description={t('Faster; for what does not move.')}
        checked={draft.near}
        onChange={({ currentTarget }) => {
          onChange({ near: currentTarget.checked });
        }}
      />
      <Checkbox
        label={t('Compare colors too')}
        description={t('Slower; for things that differ in color alone.')}
        checked={draft.color}
        onChange={({ currentTarget }) => {
          onChange({ color: currentTarget.checked });
        }}
      />
    </>
  );
}

interface BoxFieldsProps {
  readonly box: Box | null;
  readonly screen: ScreenSize | null;
  readonly onChange: (box: Box) => void;
}

/** The rectangle as numbers. */
export function BoxFields({ box, screen, onChange }: BoxFieldsProps) {
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
    <div className={css['four']} role="group" aria-label={t('Rectangle, in pixels')}>
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

/** What would be cut, large enough to be seen. */
export function CutPreview({ screen, box }: { screen: TakenScreen | null; box: Box | null }) {
  if (!screen || !box) return <div className={css['preview']} />;
  const scale = previewScale(box);
  return (
    <div className={css['preview']}>
      <span style={{ width: box.width * scale, height: box.height * scale }}>
        <img
          src={screen.url}
          alt={t('What is cut')}
          style={{
            ...{ width: screen.width * scale, height: screen.height * scale },
            ...{ left: -box.x * scale, top: -box.y * scale },
          }}
        />
      </span>
    </div>
  );
}
