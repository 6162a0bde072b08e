import { t } from '../../../shared/catalogue/translate';
import { memo } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import { useCardSelection } from './card-selection';
import css from './card-corner.module.css';

interface SelectBoxProps {
  readonly definitionId: DefinitionId;
  readonly name: string;
  readonly checked: boolean;
}

/** The box at the corner of a card that chooses it; with Shift, all up to it. */
export const SelectBox = memo(function SelectBox({ definitionId, name, checked }: SelectBoxProps) {
  const { toggle, extendTo } = useCardSelection();
  return (
    <input
      type="checkbox"
      className={css['select']}
      aria-label={t('Select {name}', { name })}
      checked={checked}
      onChange={({ nativeEvent }) => {
        if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) extendTo(definitionId);
        else toggle(definitionId);
      }}
    />
  );
});
