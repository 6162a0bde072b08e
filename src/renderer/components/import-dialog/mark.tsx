import { CircleX, TriangleAlert } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import css from './import-dialog.module.css';

/** Something that is wrong, in one line of a cell. */
export function Mark({ text, level }: { text: string; level: 'error' | 'warning' }) {
  const bad = level === 'error';
  const Icon = bad ? CircleX : TriangleAlert;
  return (
    <span className={css[bad ? 'bad' : 'warned']} title={text}>
      <Icon size={14} aria-label={bad ? t('Error') : t('Warning')} />
      <span dir="auto" className={css['line']}>
        {text}
      </span>
    </span>
  );
}
