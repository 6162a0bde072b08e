import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import type { Box } from '../../../shared/screen-place';
import { BoxFields } from './box-fields';
import css from './dialogs.module.css';
import {
  FIRST_TOLERANCE,
  hexOf,
  isFull,
  middleOf,
  rgbOf,
  type IgnoredColor,
  type IgnoredDraft,
} from './ignored-draft';
import type { TakenScreen } from './use-screen';

interface IgnoredFieldsProps {
  readonly ignored: IgnoredDraft;
  readonly screen: TakenScreen | null;
  readonly box: Box | null;
  readonly onChange: (ignored: IgnoredDraft) => void;
}

/** Parts of the cut that are not compared: rectangles and colours, each as numbers too. */
export function IgnoredFields({ ignored, screen, box, onChange }: IgnoredFieldsProps) {
  const { boxes, colors } = ignored;
  const full = isFull(ignored);
  const setBox = (at: number, to: Box | null): void => {
    onChange({ ...ignored, boxes: replaced(boxes, at, to) });
  };
  const setColor = (at: number, to: IgnoredColor | null): void => {
    onChange({ ...ignored, colors: replaced(colors, at, to) });
  };
  return (
    <fieldset className={css['ignored']}>
      <legend>{t('Ignored parts')}</legend>
      <p className={css['quiet']}>
        {t('What changes within it, such as a number or what shines through. It is not compared.')}
      </p>
      {boxes.map((one, at) => (
        <div key={`box ${String(at)}`} className={css['ignoredPart']}>
          <BoxFields
            label={t('Ignored rectangle {number}', { number: String(at + 1) })}
            box={one}
            screen={screen}
            onChange={(next) => {
              setBox(at, next);
            }}
          />
          <Remove
            label={t('Compare rectangle {number} again', { number: String(at + 1) })}
            onClick={() => {
              setBox(at, null);
            }}
          />
        </div>
      ))}
      {colors.map((one, at) => (
        <ColorRow
          key={`color ${String(at)}`}
          number={at + 1}
          color={one}
          onChange={(next) => {
            setColor(at, next);
          }}
        />
      ))}
      <div className={css['ignoredMore']}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Plus size={13} aria-hidden />}
          disabled={full || !screen || !box}
          onClick={() => {
            if (screen && box) onChange({ ...ignored, boxes: [...boxes, middleOf(box, screen)] });
          }}
        >
          {t('A rectangle')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Plus size={13} aria-hidden />}
          disabled={full || !screen}
          onClick={() => {
            onChange({
              ...ignored,
              colors: [...colors, { rgb: [255, 255, 255], tolerance: FIRST_TOLERANCE }],
            });
          }}
        >
          {t('A color')}
        </Button>
      </div>
    </fieldset>
  );
}

interface ColorRowProps {
  readonly number: number;
  readonly color: IgnoredColor;
  readonly onChange: (color: IgnoredColor | null) => void;
}

function ColorRow({ number, color, onChange }: ColorRowProps) {
  const { rgb, tolerance } = color;
  const values = { number: String(number) };
  return (
    <div className={css['ignoredPart']}>
      <input
        type="color"
        className={css['color']}
        aria-label={t('Ignored color {number}', values)}
        value={hexOf(rgb)}
        onChange={({ currentTarget }) => {
          const next = rgbOf(currentTarget.value);
          if (next) onChange({ rgb: next, tolerance });
        }}
      />
      <NumberInput
        size="xs"
        style={{ flex: 1 }}
        label={t('And up to so much beside it, 0 to 255')}
        aria-label={t('How far pixels may be from color {number}, 0 to 255', values)}
        min={0}
        max={255}
        allowDecimal={false}
        value={tolerance}
        onChange={(next) => {
          if (typeof next === 'number' && next >= 0 && next <= 255) onChange({ rgb, tolerance: next });
        }}
      />
      <Remove
        label={t('Compare color {number} again', values)}
        onClick={() => {
          onChange(null);
        }}
      />
    </div>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon size={24} variant="subtle" color="gray" aria-label={label} title={label} onClick={onClick}>
      <X size={14} aria-hidden />
    </ActionIcon>
  );
}

function replaced<T>(all: readonly T[], at: number, to: T | null): readonly T[] {
  return to === null
    ? all.filter((_one, index) => index !== at)
    : all.map((one, index) => (index === at ? to : one));
}
