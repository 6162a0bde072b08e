import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { ZoomIn, ZoomOut } from 'lucide-react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import { nextZoom } from './cut-box';
import css from './dialogs.module.css';

/** What the mouse does: draws the cut, draws what is ignored of it, or chooses a colour that is. */
export type CutTool = 'cut' | 'ignore' | 'color';

interface CutToolBarProps {
  readonly zoom: number;
  readonly isFitting: boolean;
  readonly tool: CutTool;
  /** Null: as large as fits. */
  readonly onZoom: (zoom: number | null) => void;
  readonly onToCut: () => void;
  readonly onTool: (tool: CutTool) => void;
}

/** How large the screen is shown, and what the mouse does on it. */
export function CutToolBar({ zoom, isFitting, tool, onZoom, onToCut, onTool }: CutToolBarProps) {
  return (
    <div className={css['zoom']}>
      <ActionIcon
        size={28}
        variant="default"
        aria-label={t('Smaller')}
        onClick={() => {
          onZoom(nextZoom(zoom, -1));
        }}
      >
        <ZoomOut size={15} aria-hidden />
      </ActionIcon>
      <span className={css['percent']}>
        {t('{percent} %', { percent: Math.round(zoom * 100).toLocaleString(currentLocale()) })}
      </span>
      <ActionIcon
        size={28}
        variant="default"
        aria-label={t('Larger')}
        onClick={() => {
          onZoom(nextZoom(zoom, 1));
        }}
      >
        <ZoomIn size={15} aria-hidden />
      </ActionIcon>
      <Button
        size="compact-sm"
        variant="default"
        aria-pressed={isFitting}
        onClick={() => {
          onZoom(null);
        }}
      >
        {t('Fit')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onToCut}>
        {t('To the cut')}
      </Button>
      <span className={css['grow']} />
      <SegmentedControl<CutTool>
        size="xs"
        aria-label={t('What the mouse does')}
        value={tool}
        onChange={onTool}
        data={[
          { value: 'cut', label: t('Cut') },
          { value: 'ignore', label: t('Ignore a part') },
          { value: 'color', label: t('Ignore a color') },
        ]}
      />
    </div>
  );
}
